import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const read = (file: string) => readFileSync(join(__dirname, '..', file), 'utf-8');
const [, oldest] = /^>= (\d+)\.0\.0$/.exec(JSON.parse(read('package.json')).engines.node)!;

test.each([
  ['README.md', `With Node.js ${oldest} or newer`],
  ['docs/languages.md', `Node.js (${oldest} or newer)`],
  ['CHANGELOG.md', `Node.js ${oldest} is the oldest that is maintained`],
  ['.github/workflows/ci.yml', `node-version: ${oldest}`],
])('%s names the oldest Node.js of package.json', (file, text) => {
  expect(read(file)).toContain(text);
});

test('an older one only warns at installation', () => {
  expect(read('.npmrc')).not.toContain('engine-strict');
});
