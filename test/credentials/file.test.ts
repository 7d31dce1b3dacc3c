import { withFiles } from './support';
import { readCredentialsFile } from '../../src/credentials/file';

const file = withFiles();

test('the content of a file is read', () => {
  expect(readCredentialsFile(file('key.json', '{}'))).toBe('{}');
});

test('a file that cannot be read is an error that names it', () => {
  expect(() => readCredentialsFile('/nowhere/key.json'))
    .toThrow(/credentials file '\/nowhere\/key.json' cannot be read \(ENOENT\): .* readable file$/);
});

test('that of a relative path says from where', () => {
  expect(() => readCredentialsFile('nowhere/key.json')).toThrow(`in '${process.cwd()}'`);
});

const KEY = JSON.stringify({ type: 'service_account', private_key: 'hunter2' });

test.each([
  ['JSON', KEY],
  ['JSON over several lines', `\n${JSON.stringify(JSON.parse(KEY), null, 2)}`],
  ['base64 of JSON', Buffer.from(KEY).toString('base64')],
  [
    'base64 of JSON over several lines',
    Buffer.from(JSON.stringify(JSON.parse(KEY), null, 2)).toString('base64').replace(/.{30}/g, '$&\n'),
  ],
  ['a key in PEM', '-----BEGIN PRIVATE KEY-----\nMIIE'],
  ['a key in PEM in one line', '-----BEGIN PRIVATE KEY-----MIIE'],
])('%s instead of a path is an error that does not show it', (_, content) => {
  expect(() => readCredentialsFile(content)).toThrow(
    /^'file' seems to hold the content of a credentials file: write that to a file, and give its path$/,
  );
});
