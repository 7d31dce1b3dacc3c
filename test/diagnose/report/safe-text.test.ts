import { withoutLogins } from '../../../src/diagnose/report/safe-text';

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

test('takes a million addresses in one pass', () => {
  expect(withoutLogins('a://u@b '.repeat(200_000))).toBe('a://***@b '.repeat(200_000));
});
