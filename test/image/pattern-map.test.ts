import * as fc from 'fast-check';
import { labelMatcher } from '../../src/image/host-glob';
import { PatternMap } from '../../src/image/pattern-map';
import { propertyOptions } from '../support/property';

test('a pattern has one value', () => {
  const map = new PatternMap<object>();
  const value = map.getOrCreate('a*', () => ({}));
  expect(value).toBeDefined();
  expect(map.getOrCreate('a*', () => ({}))).toBe(value);
  expect(map.getOrCreate('a**', () => ({}))).not.toBe(value);
});

test('a malformed pattern has no value', () => {
  const map = new PatternMap<string>();
  expect(map.getOrCreate('[::1', () => 'value')).toBeUndefined();
  expect(map.lookup('[::1')).toEqual([]);
});

test('lookup finds the patterns that match, and no others', () => {
  const pattern = fc.oneof(fc.stringMatching(/^[ab]{0,3}\*[ab*]{0,4}$/), fc.constantFrom('[::a]', '[::b]*', '[::a]b'));
  fc.assert(
    fc.property(fc.uniqueArray(pattern, { maxLength: 12 }), fc.stringMatching(/^[ab]{0,6}$/), (patterns, label) => {
      const map = new PatternMap<string>();
      patterns.forEach(text => map.getOrCreate(text, () => text));
      expect(map.lookup(label).sort()).toEqual(patterns.filter(text => labelMatcher(text)!(label)).sort());
    }),
    { ...propertyOptions(), numRuns: 3000 },
  );
});
