import { pod, readPieces } from './support';
import { DocumentReader } from '../../../src/audit/readers/document-reader';

const read = (text: string | Buffer, isNamed = false, pieceBytes?: number) =>
  readPieces(sink => new DocumentReader(sink, { file: 'a', isCommitted: true, isNamed }), text, pieceBytes);

test.each([
  ['JSON', JSON.stringify(pod('a'))],
  ['JSON with a mark of byte order and blanks', `\uFEFF\n  ${JSON.stringify(pod('a'))}`],
  ['a list in JSON', JSON.stringify([pod('a')])],
  ['YAML', 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\nspec: { containers: [{ name: main, image: '
    + 'example.com/app }] }\n'],
  ['YAML that begins as JSON does', '{ apiVersion: v1, kind: Pod, metadata: { name: a }, spec: { containers: [{ name: '
    + "main, image: 'example.com/app' }] } }"],
])('reads %s, wherever the pieces are cut', (_, text) => {
  expect(read(text).objects).toEqual([pod('a')]);
  expect(read(text, false, 7).objects).toEqual([pod('a')]);
});

test('reads nothing of nothing', () => {
  expect(read('')).toEqual({ objects: [], origins: [], texts: [], problems: [] });
});

test.each([
  ['JSON with comments', '{ "a": "b" // one\n}'],
  ['JSON that begins with a comment', '// one\n{ "a": 1, "b": { "c": [1] } }'],
  ['YAML that is none', 'a: [\n'],
  ['a template', 'a: {{ .Values.a }}\n{{ if b }}\nc: 1'],
])('%s is worth a word, unless it names a kind', (_, text) => {
  expect(read(text).problems).toMatchObject([{ message: 'is no Kubernetes manifest and was not read', isNote: true }]);
  const [problem] = read(text.replace(/"?a"?:/, match => match.replace('a', 'kind'))).problems;
  expect(problem).not.toHaveProperty('isNote');
  expect(problem.message).toMatch(/^is (?:not (?:YAML|JSON)|a template and was not read: pipe what renders it)/);
});

test.each([
  ['JSON', '{ "a": [1, // one\n', 'is not JSON'],
  ['YAML', 'a: [\n', 'is not YAML: '],
  ['a template', 'a: {{ .Values.a }}\n{{ if b }}\nc: 1', 'is a template and was not read: '],
])('%s that does not parse is a failure where it was named', (_, text, message) => {
  expect(read(text, true).problems).toEqual([
    {
      file: 'a',
      document: 0,
      ...message.startsWith('is not') && { line: expect.any(Number) },
      message: expect.stringContaining(message),
    },
  ]);
});

test.each([
  ['binary', 'a\0b', 'is binary and was not read'],
  ['compressed', Buffer.from([0x1f, 0x8b, 8]), 'is compressed and was not read: unpack it first'],
])('what is %s is worth a word, and a failure where it was named', (_, text, message) => {
  expect(read(text).problems).toEqual([{ file: 'a', message, isNote: true }]);
  expect(read(text, true).problems).toEqual([{ file: 'a', message }]);
});

test.each([
  ['little', Buffer.from(`\uFEFF${JSON.stringify({ ...pod('a'), note: 'ä€😀' })}`, 'utf16le')],
  ['big', Buffer.from(`\uFEFF${JSON.stringify({ ...pod('a'), note: 'ä€😀' })}`, 'utf16le').swap16()],
])('reads UTF-16, %s end first, wherever the pieces are cut', (_, bytes) => {
  expect(read(bytes).objects).toEqual([{ ...pod('a'), note: 'ä€😀' }]);
  expect(read(bytes, false, 3).objects).toEqual([{ ...pod('a'), note: 'ä€😀' }]);
});

test.each(['utf-16le', 'utf-16be'])('a text in %s, as PowerShell writes it, is read', encoding => {
  const bytes = Buffer.from(`\uFEFF${JSON.stringify(pod('a'))}`, 'utf16le');
  const text = encoding === 'utf-16be' ? bytes.swap16() : bytes;
  [undefined, 7].forEach(pieceBytes => {
    const { objects } = readPieces(sink => new DocumentReader(sink, { file: 'a', isCommitted: true }), text,
      pieceBytes);
    expect(objects).toEqual([pod('a')]);
  });
});
