import { PullFailureCause } from '../../../src/diagnose';
import { Repeats } from '../../../src/diagnose/report/repeats';

const SUMMARY = { cause: PullFailureCause.DNS, image: 'acme/web', hasPod: false };
const said = (text: string, more = {}) => ({ message: text, text, ...more });

test('knows a text that was said before', () => {
  const repeats = new Repeats();
  repeats.add(said('no such host'), SUMMARY);
  expect(repeats.find(said('no such host', { pod: 'web-0' }))).toBe(SUMMARY);
  expect(repeats.find(said('no such host!'))).toBeUndefined();
});

test.each([
  ['the same broken over lines', { lines: ['no such', 'host'] }], ['the same said by a container', { isLog: true }],
])('does not take for it %s', (_, more) => {
  const repeats = new Repeats();
  repeats.add(said('no such host'), SUMMARY);
  expect(repeats.find(said('no such host', more))).toBeUndefined();
});

test('keeps neither long texts nor very many', () => {
  const repeats = new Repeats();
  const long = 'x'.repeat(2_001);
  repeats.add(said(long), SUMMARY);
  expect(repeats.find(said(long))).toBeUndefined();
  for (let number = 0; number <= 1_000; number++) {
    repeats.add(said(`text ${number}`), SUMMARY);
  }
  expect(repeats.find(said('text 0'))).toBeUndefined();
  expect(repeats.find(said('text 1000'))).toBe(SUMMARY);
});
