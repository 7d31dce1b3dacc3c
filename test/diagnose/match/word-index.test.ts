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
  const word = fc.string({ unit: fc.constantFrom('a', 'b', ' '), minLength: 3, maxLength: 6 })
    .filter(each => fold(each).length >= 3);
  fc.assert(fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), text, (words, haystack) => {
    const distinct = [...new Set(words.map(fold))];
    expect(wordsIn(distinct, haystack)).toEqual(distinct.filter(needle => fold(haystack).includes(needle)));
  }), propertyOptions());
});

test.each([['in one piece', 0], ['over the end of a part', 8_185], ['behind blanks of a part', 20_000]])(
  'finds a word in a long text, %s', (_, length) => {
    const index = new WordIndex(['no such host', 'not there']);
    const ends = new Int32Array(index.size);
    const text = `${'x'.repeat(length)} no ${' '.repeat(length)}such host`;
    expect(index.scan(text, ends)).toEqual([index.idOf('no such host')]);
    expect(ends[index.idOf('no such host')]).toBe(text.length);
  });

test('says where a word ends first, wherever the parts of a long text end', () => {
  const index = new WordIndex(['denied:']);
  for (let length = 8_180; length < 8_200; length++) {
    const ends = new Int32Array(index.size);
    index.scan(`${'x'.repeat(length)} denied: denied:`, ends);
    expect(ends[0]).toBe(length + 8);
  }
});

test('looks at each character once, and at each word no more often than it begins', () => {
  const index = new WordIndex(['aaa', 'aaaa', 'aaaab']);
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
  expect(looks).toBeLessThanOrEqual(3 * 10_000 + 100);
});

test('refuses words that are too short', () => {
  expect(() => new WordIndex(['403', 'no']))
    .toThrow('words have at least 3 symbols, and fewer than 125 different ones: "no"');
});
