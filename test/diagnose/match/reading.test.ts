import { Reading } from '../../../src/diagnose/match/reading';
import { ListOf, theVocabulary, WordsOf } from '../../../src/diagnose/match/vocabulary';

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

test('of a list whose words are no bit of a reading it can only be asked which phrase occurs', () => {
  const reading = new Reading('failed to pull image: ErrImagePull: x, docker push', vocabulary);
  expect(reading.firstOf(ListOf.PULL)?.text).toBe('failed to pull ');
  // @ts-expect-error: it would answer for another list
  reading.hasWordsOf(ListOf.PULL);
  // @ts-expect-error: it would look for phrases of another list
  reading.firstOf(WordsOf.PUSH);
});

test('a reading has words of a list where a part of one of its phrases occurs', () => {
  const lists = (text: string) => [WordsOf.STATUS, WordsOf.POD, WordsOf.CRI, WordsOf.CONTAINERS_IMAGE]
    .filter(list => new Reading(text, vocabulary).hasWordsOf(list));
  expect(lists('crio[123]: unexpected status code 404')).toEqual([WordsOf.STATUS]);
  expect(lists('nothing')).toEqual([]);
});
