import { fold } from '../../../src/diagnose/match/fold';

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
