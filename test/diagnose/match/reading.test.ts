import * as fc from 'fast-check';
import { fold, phraseOf, Reading } from '../../../src/diagnose/match/reading';
import { propertyOptions } from '../../support/property';

test('says where a word ends first', () => {
  expect(new Reading('a "B"  \n c, b c').endOf('b c')).toBe(10);
  expect(new Reading('ab c').endOf('abd')).toBe(0);
});

test('what ends there is the word, whatever stands around it', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', '"', '\\', 'n', 'é', '│'), maxLength: 30 });
  const word = fc.string({ unit: fc.constantFrom('a', 'b'), minLength: 1, maxLength: 4 });
  fc.assert(fc.property(text, word, (haystack, needle) => {
    const end = new Reading(haystack).endOf(needle);
    expect(end > 0).toBe(fold(haystack).includes(needle));
    expect(end === 0 || fold(haystack.slice(0, end)).endsWith(needle)).toBe(true);
  }), propertyOptions());
});

test('both sides of an ellipsis have to occur, in any order', () => {
  const phrases = [phraseOf('x … y'), phraseOf('z ')];
  expect(new Reading('Y, then x').firstPhrase(phrases)).toBe(phrases[0]);
  expect(new Reading('x and z').firstPhrase(phrases)).toBeUndefined();
});

test('of a long text the beginning and the end are looked at', () => {
  const reading = new Reading(`first ${'x'.repeat(1_000_000)} last`);
  expect([reading.hasWord(['first']), reading.hasWord([' last']), reading.text.length]).toEqual([true, true, 32_001]);
});

test.each([
  ['case', 'No Space LEFT', 'no space left'],
  ['quotes', '"a" \'b\' `c` \u201cd\u201d don\u2019t', 'a b c d dont'],
  ['backslashes', 'image \\\\\\"a\\\\\\"', 'image a'],
  ['escaped line breaks', 'a\\nb\\\\tc', 'a b c'],
  ['runs of blanks', 'a \t\r\n\u00a0\u2028 b', 'a b'],
  ['lines of tables', '│ a │\n│ b │', ' a b '],
  ['control characters', 'a\u0000\u001b\u007fb', 'a b'],
])('does not see %s', (_, text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('keeps other characters apart from words', () => {
  expect(fold('aéb\ud800c')).toBe('a\u007fb\u007fc');
});
