import { Reading } from '../../../src/diagnose/match/reading';
import { ListOf, theVocabulary } from '../../../src/diagnose/match/vocabulary';

const vocabulary = theVocabulary();
const word = (text: string) => vocabulary.index.idOf(text);

test('a reading says the same when others were made in between', () => {
  const first = new Reading('dial tcp: connection refused', vocabulary);
  const second = new Reading('TLS handshake timeout, connection refused', vocabulary);
  expect([first, second, first].map(reading => reading.endOf(word('connection refused')))).toEqual([28, 41, 28]);
  expect([first, second].map(reading => reading.endOf(word('TLS handshake timeout')))).toEqual([0, 21]);
});

test('the first phrase of a list is the first in the list, wherever it stands in the text', () => {
  const reading = new Reading('unable to pull the image: failed to pull image: ErrImagePull: x', vocabulary);
  expect(reading.firstOf(ListOf.PULL)?.text).toBe('failed to pull ');
  expect(reading.firstOf(ListOf.REGISTRY)).toBeUndefined();
});

test('a phrase of several parts occurs where all of them do', () => {
  const first = (text: string) => new Reading(text, vocabulary).firstOf(ListOf.REGISTRY)?.text;
  expect(first('Get https://a.example.com/v2/acme/web/blobs/sha256')).toBe('/v2/ … /blobs/');
  expect(first('Get https://a.example.com/v2/acme/web')).toBeUndefined();
});
