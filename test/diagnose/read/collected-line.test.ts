import { collectedLine } from '../../../src/diagnose/read/collected-line';
import { causesIn } from '../pastes';
import { readCorpus } from '../support';

/** What stands before a line, by its number. */
const COLLECTORS: Readonly<Record<string, (line: number) => string>> = {
  'GitHub Actions': line => `2026-05-01T10:11:${10 + line % 50}.1234567Z `,
  'gh run view': line => `build\tRun docker compose up\t2026-05-01T10:11:${10 + line % 50}.1234567Z `,
  'Azure Pipelines': line => `2026-05-01T10:11:${10 + line % 50}.1234567Z ##[error]`,
  'GitLab': line => `2026-05-01T10:11:${10 + line % 50}.123456Z 01O `,
  'kubectl logs --timestamps': line => `2026-05-01T10:11:${10 + line % 50}.123456789Z `,
  'Jenkins': line => `[2026-05-01T10:11:${10 + line % 50}.123Z] `,
  'Jenkins of old': line => `10:11:${10 + line % 50}  `,
  'journald': line => `May  1 10:11:${10 + line % 50} node-1 worker[1234]: `,
  'Cirrus': line => `[10:11:${10 + line % 50}.123] `,
  'Coolify': line => `2026-May-01 10:11:${10 + line % 50}.123456 `,
  'what shows the time of day only': line => `10:11:${10 + line % 50} `,
  'kubectl logs --prefix': () => '[pod/builder-0/app] ',
  'journald, and kubectl behind it': line =>
    `2026-05-01T10:11:${10 + line % 50}.123456789Z May  1 10:11:12 node-1 worker[1234]: `,
  'docker compose': () => 'web-1  | ',
};

const lines = (text: string, change: (line: string, index: number) => string) =>
  text.split('\n').map(change).join('\n');

/** What else becomes of a text on its way. */
const WAYS: Readonly<Record<string, (text: string) => string>> = {
  ...Object.fromEntries(Object.entries(COLLECTORS).map(([name, before]) =>
    [name, (text: string) => lines(text, (line, index) => before(index) + line)])),
  'a record of JSON': text => JSON.stringify({ level: 'error', msg: text }),
  'a quotation': text => lines(text, line => `> ${line}`),
  'lines of Windows': text => text.replace(/\n/g, '\r\n'),
  'blanks that do not break': text => text.replace(/ /g, '\u00A0'),
  'a page': text => text.replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/"/g, '&quot;').replace(/'/g, '&#39;'),
  'a page that shows the source of another': text => text.replace(/&/g, '&amp;amp;').replace(/</g, '&amp;lt;')
    .replace(/"/g, '&amp;quot;').replace(/'/g, '&amp;#39;'),
  'a record of JSON that has only an error': text =>
    text.includes('\n') ? JSON.stringify({ level: 'error', error: text }) : text,
  'a question in another language': text => `Fehler beim Ausrollen:\n${text}\nWas tun?`,
};

const texts = ['pastes', 'others'].flatMap(name => readCorpus<{ text: string }>(name)).map(({ text }) => text);
const namesIn = (text: string) => [...new Set(causesIn(text).map(([cause]) => cause))].sort();
const names = new Map(texts.map(text => [text, namesIn(text)]));

test.each(Object.entries(WAYS))('a text says the same by way of %s', (_, way) => {
  const changed = texts.filter(text => namesIn(way(text)).join() !== names.get(text)!.join());
  expect(texts.length).toBeGreaterThan(900);
  expect(changed).toEqual([]);
});

test('what Ansible shows of a program is read as its lines', () => {
  const shown = (stderr: string) => `fatal: [node-1]: FAILED! => {"rc": 1, "stderr": ${JSON.stringify(stderr)}}`;
  const changed = texts.filter(text => namesIn(shown(text)).join() !== names.get(text)!.join());
  expect(changed.length).toBeLessThanOrEqual(texts.length / 100);
  expect(causesIn(shown('$ docker push a.io/x:1\nError response from daemon: Get "https://a.io/v2/": EOF')))
    .toEqual([]);
  expect(causesIn(shown('Error response from daemon: pull access denied for acme/app')).length).toBe(1);
});

test.each([
  ['2026-05-01T10:11:12Z own time', '2026-05-01T10:11:12Z own time'],
  ['name | value', 'name | value'],
  ['   1 | >>> FROM a.io/x:1', '   1 | >>> FROM a.io/x:1'],
  ['GET /token?service=a.io&scope=b', 'GET /token?service=a.io&scope=b'],
  ['##[group]Build', '##[group]Build'],
  ['web_1  | said', 'said'],
  ['&quot;a&quot; &#39;b&#39; “c” ‘d’', '"a" \'b\' "c" \'d\''],
])('%s', (line, text) => {
  expect(collectedLine(line)).toBe(text);
});

test('a list behind the words that announce it belongs to them', () => {
  const announced = 'Error: initializing source docker://a.io/x:1: getting username and password: 1 error occurred:';
  const listed = '\t* reading JSON file "/run/auth.json": unmarshaling JSON at "/run/auth.json": EOF';
  expect(namesIn(`${announced}\n${listed}`)).toEqual(['broken-runtime-config']);
});

test('JSON behind what collected it is read as JSON is', () => {
  const record = JSON.stringify({ level: 'error', error: 'failed to pull "a.io/x:1": manifest unknown' });
  const other = JSON.stringify({ log: 'dial tcp a: connection refused', container_image: 'a.io/x:1' });
  for (const before of ['', 'web-1  | ', '10:11:12 ', '> ', '    ']) {
    expect(namesIn(before + record)).toEqual(['tag-not-found']);
    expect(namesIn(before + other)).toEqual([]);
  }
});
