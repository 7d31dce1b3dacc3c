import * as fc from 'fast-check';
import { failure, log } from './modules';
import { propertyOptions } from '../../support/property';

const { Failure, keepSecret, oneLine } = failure;

test.each([
  ['JSON web token', `token ${'eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJhIn0.c2ln'} refused`,
    'token [masked] refused'],
  ['Google token', `Bearer ya29.${'c0Aa_'.repeat(20)}.x`, 'Bearer [masked]'],
  ['secret key', 'key wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'key [masked]'],
  ['client secret with tildes', '"abC8Q~1234567890.abcdefg_hijklmnopq"', '"[masked]"'],
  ['escaped token', 'access_token%3DeyJ0eXAiOiJKV1QiLCJhbGciOiJ', '[masked]'],
  ['hexadecimal password', 'is 0123456789abcdef0123456789abcdef01234567.', 'is [masked]'],
])('masks a %s', (_, text, line) => {
  expect(oneLine(text)).toBe(line);
});

test.each([
  ['correct-horse-battery-staple', 'denied to correct-horse-battery-staple.'],
  ['MyOld/Pass+word!23', 'denied to MyOld%2FPass%2Bword!23.'],
  ['pass"word', '{"denied to": "pass\\"word."}'],
])('masks what was read or received, as %s, though it does not look like a secret', (secret, text) => {
  const before = oneLine(text);
  expect(keepSecret(secret)).toBe(secret);
  expect(before).not.toContain('[masked]');
  expect(oneLine(text)).toContain('[masked].');
  expect(oneLine(text).replace('[masked]', '')).not.toMatch(/horse|word/);
});

test('a secret of a few characters is not looked for, as it would be found everywhere', () => {
  keepSecret('den');
  expect(oneLine('denied')).toBe('denied');
});

test('keeps names of hosts, roles and errors', () => {
  const text = 'An error occurred (AccessDeniedException) when calling AssumeRole: '
    + 'arn:aws:sts::123456789012:assumed-role/EksPull2/botocore-session-1764042 at '
    + '123456789012.dkr.ecr.eu-central-1.amazonaws.com, 00000000-0000-0000-0000-000000000000';
  expect(oneLine(text)).toBe(text);
});

test('is one line of printable characters, 300 at most', () => {
  expect(oneLine('\n a\t\u001b[31m b\nü c\n')).toBe('a [31m b c');
  expect(oneLine('ab '.repeat(1000)).length).toBe(299);
});

test('never holds a token, wherever it stands in the text', () => {
  const token = fc.stringMatching(/^ey[A-Za-z0-9]{30}[A-Za-z0-9._~+/=-]{0,200}$/);
  const text = fc.string({ unit: 'binary', maxLength: 60 });
  fc.assert(fc.property(text, token, text, (before, secret, behind) => {
    const said = new Failure(`${before} ${secret} ${behind}`).message;
    expect(said).not.toContain(secret.slice(0, 32));
    expect(said).toMatch(/^[ -~]{0,300}$/);
  }), propertyOptions());
});

test('keeps what is known of it with words in front, and takes anything that was thrown', () => {
  expect(Failure.of(new Failure('slow\ndown', true, 7), 'ECR'))
    .toMatchObject({ message: 'ECR: slow down', retryable: true, waitSeconds: 7 });
  expect(Failure.of(new TypeError('x is not\na function')))
    .toMatchObject({ message: 'TypeError: x is not a function', retryable: false, waitSeconds: 0 });
});

test('is told on one line, beside what worked', async () => {
  const lines: string[] = [];
  const told = new log.Log(line => lines.push(line));
  expect([await told.follow('a', Promise.resolve(1)), told.failed]).toEqual([1, false]);
  expect([await told.follow('b', Promise.reject(new Failure('two\nlines'))), told.failed]).toEqual([undefined, true]);
  expect(lines).toEqual(['a: ok', 'b: FAILED: two lines']);
});
