import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { files } from './modules';
import { temporaryFolder } from '../../support/folder';

const folder = temporaryFolder();
const file = join(folder, 'secret');

test.each(['', '\n', '\n\n'])('reads an access key whose file ends in %j', async end => {
  writeFileSync(file, `wJalr/K7+DENG=${end}`);
  expect(await files.readLine(file, 'the access key', /^[A-Za-z0-9/+=]+$/, 'letters, digits and /+='))
    .toBe('wJalr/K7+DENG=');
});

test.each([
  ['an empty file', ''], ['a line break alone', '\n'], ['two lines', 's3cr3t\ns3cr3t'], ['a quote', 's3cr3t"'],
  ['a line break of Windows', 's3cr3t\r\n'], ['a letter of another alphabet', 's3cr3tü'],
])('refuses %s without showing it', async (_, text) => {
  writeFileSync(file, text);
  const said = await files.readLine(file, 'the access key', /^[A-Za-z0-9/+=]+$/, 'letters, digits and /+=')
    .catch(error => error.message);
  expect(said).toMatch(/^the access key is not one line of letters, digits and \/\+=: see \S+$/);
  expect(said).not.toContain('s3cr3t');
});

test('says that a file is missing', async () => {
  await expect(files.readLine('/nonexistent/secret', 'the access key'))
    .rejects.toThrow(/^the access key is missing: there is no file \/nonexistent\/secret$/);
  expect(await files.readIfThere('/nonexistent/secret')).toBeUndefined();
});
