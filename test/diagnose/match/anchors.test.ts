import { Anchors } from '../../../src/diagnose/match/anchors';

const numbers = (word: string) => Uint8Array.from(word, letter => letter.charCodeAt(0) - 96);
const anchorOf = (word: string) => numbers(word).reduce((anchor, number) => anchor * 128 + number, 0);

function wordsAt(anchors: Anchors, anchor: number): [number, number][] {
  const words: [number, number][] = [];
  for (let known = anchors.headOf(anchor); known; known = known.next) {
    if (known.anchor === anchor) {
      words.push([known.word, known.offset]);
    }
  }
  return words;
}

test('looks for each word by the part that the fewest words have', () => {
  const anchors = new Anchors(['aaaab', 'aaaac', 'aaaabz'].map(numbers), 27);
  expect(wordsAt(anchors, anchorOf('aaaa'))).toEqual([]);
  expect(wordsAt(anchors, anchorOf('aaab'))).toEqual([[0, 4]]);
  expect(wordsAt(anchors, anchorOf('aaac'))).toEqual([[1, 4]]);
  expect(wordsAt(anchors, anchorOf('aabz'))).toEqual([[2, 5]]);
});

test('looks for a word that is too short behind whatever may stand before it', () => {
  const anchors = new Anchors([numbers('abc')], 27);
  for (const before of ['a', 'x', 'z']) {
    expect(wordsAt(anchors, anchorOf(`${before}abc`))).toEqual([[0, 2]]);
  }
  expect(wordsAt(anchors, anchorOf('abc'))).toEqual([[0, 2]]);
});
