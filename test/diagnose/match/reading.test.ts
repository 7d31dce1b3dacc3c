import { Reading } from '../../../src/diagnose/match/reading';
import { theVocabulary } from '../../../src/diagnose/match/vocabulary';

const vocabulary = theVocabulary();
const word = (text: string) => vocabulary.index.idOf(text);

test('a reading says the same when others were made in between', () => {
  const first = new Reading('dial tcp: connection refused', vocabulary);
  const second = new Reading('TLS handshake timeout, connection refused', vocabulary);
  expect([first, second, first].map(reading => reading.endOf(word('connection refused')))).toEqual([28, 41, 28]);
  expect([first, second].map(reading => reading.endOf(word('TLS handshake timeout')))).toEqual([0, 21]);
});
