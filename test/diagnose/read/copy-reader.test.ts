import { asWritten } from '../../../src/diagnose/read/copied-text';
import { CopyReader } from '../../../src/diagnose/read/copy-reader';
import { withoutSecrets } from '../../../src/diagnose/safe-text';
import { causesIn, namedIn } from '../pastes';
import { MessageEntry, readCorpus } from '../support';

/** What a text becomes, handed on piece by piece. */
function handedOn(pieces: readonly string[]): string[] {
  const read: string[] = [];
  const reader = new CopyReader({ write: piece => read.push(piece.toString()), end: () => read.push('end') });
  pieces.forEach(piece => reader.write(Buffer.from(piece)));
  reader.end();
  return read;
}

const lines = (text: string, change: (line: string, index: number) => string) =>
  text.split('\n').map(change).join('\n');
const screen = (width: number) => (text: string) =>
  lines(text, line => line.match(new RegExp(`.{1,${width}}`, 'gu'))?.join('\n') ?? line);

/** Breaks lines before the first word that does not fit. */
const mail = (width: number, indent = '') => (text: string) => lines(text, line => {
  const broken: string[] = [];
  for (const word of line.split(' ')) {
    const last = broken[broken.length - 1];
    if (last !== undefined && (last.trim() === '' || last.length + 1 + word.length <= width || line.length <= width)) {
      broken[broken.length - 1] = `${last} ${word}`;
    } else {
      broken.push(broken.length === 0 ? word : indent + word);
    }
  }
  return broken.join('\n');
});

const PROSE = 'Since today, some of our workloads do not start any more on two of the nodes of our staging cluster, '
  + 'and nobody of us knows what has been changed there. We have looked at the events, and see again and again:';
const letter = (text: string) => `${PROSE}\n\n${text}\n\nDoes anybody know what that means?\nThank you`;
const issue = (text: string) =>
  `### Logs\n\n${PROSE}\n\n\`\`\`\n${text}\n\`\`\`\n\n### Cluster\n\n- 1.31\n- Debian`;

const COPIES: Readonly<Record<string, (text: string) => string>> = {
  'a screen of 72 columns': screen(72),
  'a screen of 80 columns': screen(80),
  'a screen of 120 columns, up to its edge': text => lines(screen(120)(text), line => line.padEnd(120)),
  'a box on a screen': text => lines(screen(98)(text), line => `│ ${line.padEnd(98)} │`),
  'a mail of 80 columns': mail(80),
  'a mail of 120 columns': mail(120),
  'lines with a hanging indent': mail(80, '    '),
  'a page that shows each line as a paragraph': text => lines(text, line => `${line}\n`),
  'a list': text => lines(text, line => `- ${line}`),
  'a list with numbers': text => lines(text, (line, index) => `${index + 1}. ${line}`),
  'an editor that numbers lines': text => lines(text, (line, index) => `${String(index + 1).padStart(6)}\t${line}`),
  'a compiler that numbers lines': text => lines(text, (line, index) => `${String(index + 97).padStart(4)} | ${line}`),
  'a comment': text => lines(text, line => `# ${line}`),
  'a diff': text => lines(text, line => `+${line}`),
  'the source of Markdown': text => text.replace(/[_*[\]`<>#]/g, '\\$&'),
  'lines with code marks': text => lines(text, line => line.trim() === '' ? line : `\`${line}\``),
  'lines that are all indented': text => lines(text, line => `    ${line}`),
  'lines with characters that nobody sees': text => lines(text, line => `\u200B${line}`),
  'a screen, in a letter': text => letter(screen(80)(text)),
  'a list, in a letter': text => letter(lines(text, line => `- ${line}`)),
  'an editor that numbers lines, in a letter': text => letter(lines(text, (line, index) => `${index + 1} ${line}`)),
  'a screen, in an issue': text => issue(screen(80)(text)),
  'a mail, in an issue': text => issue(mail(80)(text)),
  'a comment, in an issue': text => issue(lines(text, line => `# ${line}`)),
  'a page that shows each line as a paragraph, in an issue': text => issue(lines(text, line => `${line}\n`)),
};

const names = (text: string) => [...new Set(causesIn(text).map(([cause]) => cause))].sort().join();
/** Every third text that can be broken. */
const sample = (all: readonly string[]) => all.filter(text => text.length > 72 || text.includes('\n'))
  .filter((_, index) => index % 3 === 0).map(text => ({ text, named: names(text) }));
const textsOf = (name: string) => readCorpus<{ text: string }>(name).map(({ text }) => text);
const others = sample(textsOf('others'));
const texts = [...others,
  ...sample([...textsOf('pastes'), ...readCorpus<MessageEntry>('messages').map(({ message }) => message)])];

test.each(Object.entries(COPIES))('what a text says can be read from a copy of %s', (_, copy) => {
  const changed = (all: typeof texts) => all.filter(({ text, named }) => names(copy(text)) !== named);
  expect(texts.length).toBeGreaterThan(400);
  expect(changed(texts).length / texts.length).toBeLessThan(0.01);
  expect(changed(others).length).toBeLessThanOrEqual(2);
});

test('two failing pods stay two answers in copies of a screen, and in lists with a blank line behind each item', () => {
  const said = (pod: string, error: string) =>
    `Failed to pull image "${pod}.io/x:1": failed to do request: Head "https://${pod}.io/v2/x/manifests/1": ${error}`;
  const both = `${said('a', 'dial tcp: lookup a.io: no such host')}\n${said('b', 'x509: certificate has expired')}`;
  for (const copy of [screen(80), COPIES['a list'], COPIES['a page that shows each line as a paragraph']]) {
    expect(names(copy(both))).toBe('dns,x509');
  }
  expect(names('- web-0: no basic auth credentials for image a.io/x:1\n- web-1: image a.io/y:1: manifest unknown'))
    .toBe(names('web-0: no basic auth credentials for image a.io/x:1\n\nweb-1: image a.io/y:1: manifest unknown'));
});

test('what nobody can have pasted is handed on as it comes', () => {
  const pieces = ['> a\n> b\n', '> c\n'.repeat(9_000), '> d\n'];
  expect(handedOn(pieces)).toEqual([...pieces, 'end']);
  expect(handedOn(pieces.slice(0, 1))).toEqual(['a\nb\n', 'end']);
});

test('what a program writes line by line is handed on after some lines', () => {
  const read: string[] = [];
  const reader = new CopyReader({ write: piece => read.push(piece.toString()), end: () => undefined });
  const said = Array.from({ length: 50 }, (_, index) => `${index % 7} pods wait\n`);
  said.forEach(line => reader.write(Buffer.from(line)));
  expect(read).toEqual(said);
});

test.each([
  ['Failed to pull image =22a.io/web:1=22: code =3D Unknow=\nn: x509: certificate sig=\nned by unknown authority',
    'x509', 'a.io/web:1'],
  ['Failed to pull image "a.io/web:1": connection ref=\nused=E2=80=A6', 'connection-refused', 'a.io/web:1'],
  ['$ docker pull \\\n    a.io/team/web:1\nno basic auth credentials', 'no-basic-auth', 'a.io/team/web:1'],
])('lines that a mail or a shell goes on with are one line: %j', (text, cause, image) => {
  expect(namedIn(text)).toEqual([[cause, image]]);
});

test.each([
  'pull from https://alex=3Ahunter2@a.io', 'pull from https://alex:hunter2=40a.io', 'pull alex:hunter2=40a.io/b',
  'image =22https://alex:hunter2@a.io=22', 'image "https://alex:hunt=\ner2@a.io"',
])('a login is seen in what a mail quotes, also if it quotes nothing else: %j', text => {
  expect(withoutSecrets(asWritten(text.split('\n')).join('\n'))).toMatch(/\*\*\*@a\.io/);
});

test.each([
  'limit=40 code=22 timeout=40s', 'a=22&b=22',
  'time=1 level=error msg="Failed to pull"', 'E1 err="x" pod="y" a==\nb', 'C:\\work\\\nnext',
])('what only looks like the lines of a mail or a shell stays as it is: %j', text => {
  const written = text.split('\n');
  expect(asWritten(written)).toBe(written);
});
