import { Duration } from 'cdk8s';
import fc from 'fast-check';
import { goDuration, parseGoDuration } from '../../src/schedule/go-duration';
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

test.each([
  '', '5', 'm', '.m', '-', '+', '5 m', ' 5m', '5m ', '5d', '5M', '1h30', '1,5h', '--5m', '1e3s',
  '9223372036854775808ns', '2562048h', '5constructor',
])(
  '%j is not a duration', text => {
    expect(parseGoDuration(text)).toBeUndefined();
  });

test('hours, minutes and seconds add up', () => {
  const number = fc.nat(10000);
  fc.assert(fc.property(number, number, number, (hours, minutes, seconds) => {
    expect(parseGoDuration(`${hours}h${minutes}m${seconds}s`)).toBe(hours * 3600 + minutes * 60 + seconds);
  }), propertyOptions());
});

test.each([
  [Duration.seconds(0), '0s', '0s'], [Duration.seconds(59), '59s', '59s'], [Duration.minutes(60), '1h', '1h0m0s'],
  [Duration.seconds(3661), '1h1m1s', '1h1m1s'], [Duration.days(2), '48h', '48h0m0s'],
  [Duration.millis(1500), '1.5s', '1.5s'],
  [Duration.minutes(5), '5m', '5m0s'], [Duration.seconds(45), '45s', '45s'], [Duration.minutes(1), '1m', '1m0s'],
  [Duration.minutes(90), '1h30m', '1h30m0s'], [Duration.seconds(108_001), '30h1s', '30h0m1s'],
  [Duration.millis(60_250), '1m0.25s', '1m0.25s'], [Duration.seconds(3601), '1h1s', '1h0m1s'],
])('%s is written as Go reads it, %s, and as Go writes it, %s', (duration, short, whole) => {
  expect(goDuration(duration)).toBe(short);
  expect(goDuration(duration, 'with-zeros')).toBe(whole);
});

test('is read as it was written', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 2 ** 31 }),
      fc.constantFrom('with-zeros' as const, 'without-zeros' as const),
      (seconds, zeros) => {
        expect(parseGoDuration(goDuration(Duration.seconds(seconds), zeros))).toBe(seconds);
      },
    ),
    propertyOptions(),
  );
});
