import * as fc from 'fast-check';
import { fold } from '../../../src/diagnose/match/fold';
import { WordIndex } from '../../../src/diagnose/match/word-index';
import { propertyOptions } from '../../support/property';
import { countedText } from '../counted-text';

function wordsIn(words: readonly string[], text: string): string[] {
  const index = new WordIndex(words);
  const found = index.scan(text, new Int32Array(index.size));
  return words.filter(word => found.includes(index.idOf(word)));
}

test.each([
  ['inside one another', ['denied: denied', 'denied: ', 'nied'], 'x Denied:  denied',
    ['denied: denied', 'denied: ', 'nied']],
  ['after a false start', ['aab'], 'aaab', ['aab']],
  ['behind one that nearly was', ['abcd', 'bce'], 'abce', ['bce']],
  ['not at all', ['abc'], 'ab c', []],
])('finds words %s', (_, words, text, expected) => {
  expect(wordsIn(words, text)).toEqual(expected);
});

test('says where a word ends first', () => {
  const index = new WordIndex(['b c']);
  const ends = new Int32Array(index.size);
  index.scan('a "B"  \n c, b c', ends);
  expect(ends[index.idOf('b c')]).toBe(10);
});

test('finds what a search for each word finds', () => {
  const text = fc.string({ unit: fc.constantFrom('a', 'b', 'A', ' ', '\n', '"', '\\', 'n', 'é'), maxLength: 30 });
  // A word is folded when it stands alone; in a text a backslash before it can make a blank of its first letter.
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 1, maxLength: 4 });
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (words, haystack) => {
    const distinct = [...new Set(words.map(fold))];
    expect(wordsIn(distinct, haystack)).toEqual(distinct.filter(needle => fold(haystack).includes(needle)));
  }), propertyOptions());
});

test('looks at each word that ends at a character, and at nothing else', () => {
  const index = new WordIndex(['a', 'aa', 'aaa', 'aaab']);
  const { text, reads } = countedText('a'.repeat(10_000));
  let looks = 0;
  const ends = new Proxy(new Int32Array(index.size), {
    get: (target, key) => {
      looks++;
      return target[Number(key)];
    },
  });
  index.scan(text, ends);
  expect(reads()).toBe(10_000);
  expect(looks).toBeLessThanOrEqual(3 * 10_000);
});
