import { pod, readPieces } from './support';
import { DocumentReader } from '../../../src/audit/readers/document-reader';

const read = (text: string, mayBeForeign = false, pieceBytes?: number) =>
  readPieces(sink => new DocumentReader(sink, { file: 'a', isCommitted: true, mayBeForeign }), text, pieceBytes);

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
])('%s is worth a word where files of other makes may be, unless it names a kind', (_, text) => {
  expect(read(text, true).problems).toMatchObject([{ isNote: true }]);
  expect(read(text).problems).toEqual([expect.not.objectContaining({ isNote: true })]);
  expect(read(text.replace('"a"', '"kind"'), true).problems).toEqual([expect.not.objectContaining({ isNote: true })]);
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
