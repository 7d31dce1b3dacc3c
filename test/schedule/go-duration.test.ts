import fc from 'fast-check';
import { parseGoDuration } from '../../src/schedule/go-duration';
import { propertyOptions } from '../support/property';

test.each([
  ['0', 0],
  ['-0', 0],
  ['5m', 300],
  ['1h30m', 5400],
  ['30m1h', 5400],
  ['1.5h', 5400],
  ['.5m', 30],
  ['2.m', 120],
  ['+90s', 90],
  ['-90s', -90],
  ['1500ms', 1],
  ['-1500ms', -1],
  ['1999999us', 1],
  ['2000000\u00b5s', 2],
  ['2000000\u03bcs', 2],
  ['3000000000ns', 3],
  ['1.9999999999999999999s', 2],
  ['9223372036854775807ns', 9223372036],
  ['-9223372036854775808ns', -9223372036],
  ['2562047h', 9223369200],
])('%s is %d seconds', (text, seconds) => {
  expect(parseGoDuration(text)).toBe(seconds);
});

test.each(['', '5', 'm', '.m', '-', '+', '5 m', ' 5m', '5m ', '5d', '5M', '1h30', '1,5h', '--5m', '1e3s', '9223372036854775808ns', '2562048h', '5constructor'])(
  '%j is no duration', text => {
    expect(parseGoDuration(text)).toBeUndefined();
  });

test('hours, minutes and seconds add up', () => {
  const number = fc.nat(10000);
  fc.assert(fc.property(number, number, number, (hours, minutes, seconds) => {
    expect(parseGoDuration(`${hours}h${minutes}m${seconds}s`)).toBe(hours * 3600 + minutes * 60 + seconds);
  }), propertyOptions());
});
