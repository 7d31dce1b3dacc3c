import * as fc from 'fast-check';
import { toBytes } from '../../src/image/byte-string';
import { isPattern, labelMatcher } from '../../src/image/host-glob';
import { propertyOptions } from '../support/property';

test.each([
  ['reg', 'reg', true],
  ['reg', 'regs', false],
  ['reg', 'Reg', false],
  ['*', 'reg', true],
  ['*', '', true],
  ['**', 'reg', true],
  ['r*g', 'reg', true],
  ['r*g', 'rg', true],
  ['r*g', 'regs', false],
  ['*eg', 'reg', true],
  ['re*', 'reg', true],
  ['r*e*g', 'rXeXg', true],
  ['ab*ba', 'aba', false],
  ['a*b*a', 'aba', true],
  ['*ab*ab*', 'ab', false],
  ['a.b', 'axb', false],
  ['a+$^|(b)', 'a+$^|(b)', true],
  ['[::1]', '1', true],
  ['[::1]', ':', true],
  ['[::1]', '[::1]', false],
  ['[::1]', '', false],
  ['[a::c%a-f]', 'e', true],
  ['[a::c%f-a]', 'e', false],
  ['[a::c%*]x*', 'axyz', true],
  ['[a::c%*]x*', 'bxyz', false],
  ['[a::é-ÿ]', 'c', false],
])('%s matches %s: %s', (pattern, label, matches) => {
  expect(labelMatcher(toBytes(pattern))?.(label)).toBe(matches);
});

test.each(['[::1', '[::a-]', '[-a::]', '[a--::]', '[]', '[]]', '['])('%s is malformed', pattern => {
  expect(labelMatcher(pattern)).toBeUndefined();
});

test.each([['reg', false], ['a]b', false], ['r*', true], ['[::1]', true]])('%s is a pattern: %s', (label, pattern) => {
  expect(isPattern(label)).toBe(pattern);
});

test('stars match as in a regular expression', () => {
  fc.assert(fc.property(fc.stringMatching(/^[ab*]{0,6}$/), fc.stringMatching(/^[ab]{0,8}$/), (pattern, label) => {
    expect(labelMatcher(pattern)!(label)).toBe(new RegExp(`^${pattern.replaceAll('*', '.*')}$`).test(label));
  }), { ...propertyOptions(), numRuns: 3000 });
});

test('hostile patterns stay cheap', () => {
  expect(labelMatcher(`${'*a'.repeat(5000)}*b`)!('a'.repeat(100_000))).toBe(false);
});
