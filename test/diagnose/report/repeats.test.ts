import { PullFailure, PullFailureCause } from '../../../src/diagnose';
import { Repeats } from '../../../src/diagnose/report/repeats';

const SUMMARY = { cause: PullFailureCause.DNS, image: 'acme/web', hasPod: false };
const FAILURE = PullFailure.classify('no such host');
const said = (text: string, more = {}) => ({ message: text, text, ...more });

test('knows a text that was said before', () => {
  const repeats = new Repeats();
  repeats.add(said('no such host'), SUMMARY, FAILURE);
  expect(repeats.find(said('no such host', { pod: 'web-0' }))).toEqual({ summary: SUMMARY, failure: FAILURE });
  expect(repeats.find(said('no such host!'))).toBeUndefined();
});

test.each([
  ['the same broken over lines', { lines: ['no such', 'host'] }], ['the same said by a container', { isLog: true }],
])('does not take for it %s', (_, more) => {
  const repeats = new Repeats();
  repeats.add(said('no such host'), SUMMARY, FAILURE);
  expect(repeats.find(said('no such host', more))).toBeUndefined();
});

test('knows all of it only where nothing but the text was known', () => {
  const repeats = new Repeats();
  repeats.add(said('no such host', { pod: 'web-0' }), SUMMARY, FAILURE);
  expect(repeats.find(said('no such host'))).toEqual({ summary: SUMMARY });
});

test('keeps neither long texts nor very many', () => {
  const repeats = new Repeats();
  const long = 'x'.repeat(2_001);
  repeats.add(said(long), SUMMARY, FAILURE);
  expect(repeats.find(said(long))).toBeUndefined();
  for (let number = 0; number <= 1_000; number++) {
    repeats.add(said(`text ${number}`), SUMMARY, FAILURE);
  }
  expect(repeats.find(said('text 0'))).toBeUndefined();
  expect(repeats.find(said('text 1000'))).toEqual({ summary: SUMMARY, failure: FAILURE });
});
