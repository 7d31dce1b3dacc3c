import { withoutLogins } from '../../../src/diagnose/report/safe-text';
import { countedText } from '../counted-text';

test.each([
  ['Get "https://user:pass@reg.example.com/v2/": EOF', 'Get "https://***@reg.example.com/v2/": EOF'],
  ['https://u:p@ss@reg.example.com and http://a@b', 'https://***@reg.example.com and http://***@b'],
  ['https://reg.example.com/a@sha256:1', 'https://reg.example.com/a@sha256:1'],
  ['reg.example.com/a@sha256:1', 'reg.example.com/a@sha256:1'],
  ['https://', 'https://'],
  ['a://@', 'a://***@'],
])('hides the login of %s', (text, safe) => {
  expect(withoutLogins(text)).toBe(safe);
});

test.each([
  ['addresses with a login', 'a://u@b '], ['addresses without one', 'a://b '], ['separators', '://'],
  ['hosts without an end', 'a://bbbbbbbbb'],
])('reads many %s once', (_, piece) => {
  const { text, reads } = countedText(`@${piece.repeat(100_000 / piece.length)}`);
  withoutLogins(text);
  expect(reads()).toBeLessThanOrEqual(5 * 100_000);
});
