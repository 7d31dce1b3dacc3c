import * as fc from 'fast-check';
import { pod, readPieces } from './support';
import { YamlReader } from '../../../src/audit/readers/yaml-reader';
import { propertyOptions } from '../../support/property';

const read = (text: string | Buffer, pieceBytes?: number, isCommitted = true) =>
  readPieces(sink => new YamlReader(sink, { file: 'a.yaml', isCommitted }), text, pieceBytes);
const podText = (name: string) => `apiVersion: v1\nkind: Pod\nmetadata:\n  name: ${name}\nspec:\n  containers:\n    - `
  + 'name: main\n      image: example.com/app\n';

test('gives documents with their number and the line at which they begin', () => {
  const found = read(`# a file\n${podText('a')}---\n---\n# Source: chart/templates/b.yaml\n\n${podText('b')}`);
  expect(found.objects).toEqual([pod('a'), pod('b')]);
  expect(found.origins).toEqual([{ file: 'a.yaml', document: 0, line: 2 }, { file: 'a.yaml', document: 2, line: 14 }]);
});

test.each([
  ['comments before the first mark', `# license\n---\n${podText('a')}`, [0]],
  ['directives', `%YAML 1.2\n---\n${podText('a')}`, [0]],
  ['the mark of an end', `${podText('a')}...\n---\n${podText('b')}...\n`, [0, 1]],
  ['something behind the mark', `--- # first\n${podText('a')}--- ${JSON.stringify(pod('b'))}\n`, [0, 1]],
  ['a mark at the end', `${podText('a')}---\n`, [0]],
  ['line ends of Windows', podText('a').replaceAll('\n', '\r\n') + '---\r\n' + podText('b').replaceAll('\n', '\r\n'),
    [0, 1]],
  ['the mark of a byte order', `\uFEFF${podText('a')}`, [0]],
  ['the mark of a byte order behind that of a document', `---\n\uFEFF${podText('a')}---\n\uFEFF${podText('b')}`,
    [0, 1]],
  ['the mark of a byte order in front of that of a document', `${podText('a')}\uFEFF---\n${podText('b')}`, [0, 1]],
])('numbers documents as parsers do: %s', (_, text, documents) => {
  const found = read(text);
  expect(found.origins.map(({ document }) => document)).toEqual(documents);
  expect(found.objects).toEqual(['a', 'b'].slice(0, documents.length).map(pod));
  expect(found.problems).toEqual([]);
});

test('takes no mark for one that is not at the beginning of a line', () => {
  const text = 'apiVersion: v1\nkind: ConfigMap\nmetadata: { name: a }\ndata:\n  b: |\n    ---\n    x\n  c: "---"\n';
  expect(read(text).objects).toMatchObject([{ data: { b: '---\nx\n', c: '---' } }]);
});

test('finds the same wherever the pieces are cut', () => {
  const text = `# c\n${podText('a')}---\n${podText('b')}...\n---\n--- x\n---y: 1\n`;
  fc.assert(fc.property(fc.integer({ min: 1, max: 60 }), pieceBytes => {
    expect(read(text, pieceBytes)).toEqual(read(text));
  }), propertyOptions());
});

test('reports a document that does not parse by its line, shows nothing of it, and reads on', () => {
  const found = read(
    `${podText('a')}---\nkind: Secret\nmetadata:\n  name: x\n  password: "hunter2\n---\n${podText('b')}`,
  );
  expect(found.objects).toEqual([pod('a'), pod('b')]);
  expect(found.problems).toEqual([
    { file: 'a.yaml', document: 1, line: expect.any(Number), message: expect.stringContaining('is not YAML') },
  ]);
  expect(found.problems[0].line).toBeGreaterThan(9);
  expect(JSON.stringify(found.problems)).not.toContain('hunter2');
});

test.each([
  ['a scalar', '!secret b', 'b'], ['a list', '!reference [a, b]', ['a', 'b']],
  ['an object', '!Ref { a: b }', { a: 'b' }],
  ['nothing', '!Ref', null], ['of a language', "!!python/name:x 'b'", 'b'],
])('reads what a tag that nobody knows marks: %s', (_, text, value) => {
  expect(read(`kind: ${text}`)).toMatchObject({ objects: [{ kind: value }], problems: [] });
});

test('shows nothing of an alias that nothing is anchored to', () => {
  const { problems } = read('a: *hunter2');
  expect(problems).toHaveLength(1);
  expect(JSON.stringify(problems)).not.toContain('hunter2');
});

test('reads on behind a document that is not UTF-8', () => {
  const found = read(Buffer.concat([Buffer.from('kind: Pod\nname: \xe9\n---\n', 'latin1'), Buffer.from(podText('b'))]));
  expect(found.objects).toEqual([pod('b')]);
  expect(found.problems).toEqual([{ file: 'a.yaml', document: 0, line: 1, message: 'is not UTF-8' }]);
});

test('does not parse documents of kinds that nothing is checked of, but counts them', () => {
  const found = read(`apiVersion: v1\nkind: Service # of web\nspec: { : not yaml\n---\n${podText('a')}`);
  expect(found).toMatchObject({ objects: [{ apiVersion: 'v1', kind: 'Service' }, pod('a')], problems: [] });
});

test('parses a document that does not say once in lines of its own what it is', () => {
  const text = 'kind: Service\nkind: Pod\napiVersion: v1\n';
  expect(read(text).objects).toEqual([{ kind: 'Pod', apiVersion: 'v1' }]);
});

test('gives the text of every document, comments included, but not of those that a cluster printed', () => {
  const live = 'apiVersion: v1\nkind: Pod\nmetadata: { name: a, uid: u, resourceVersion: "1" }\n';
  const text = `# first\n---\n${live}---\n${podText('b')}`;
  expect(read(text).texts.map(({ origin }) => origin.line)).toEqual([1, 6]);
  expect(read(text, undefined, false).texts).toEqual([]);
});

test('leaves dates as they are written and merges as kubectl does', () => {
  const text = 'apiVersion: v1\nkind: Pod\nmetadata: { creationTimestamp: 2026-01-01T00:00:00Z }\nbase: &base { a: 1 '
    + '}\nmerged: { <<: *base, b: 2 }\n';
  expect(read(text).objects).toMatchObject([
    { metadata: { creationTimestamp: '2026-01-01T00:00:00Z' }, merged: { a: 1, b: 2 } },
  ]);
});

test.each([
  ['at the margin', '- ', '  '],
  ['indented', '  - ', '    '],
])('gives the items of a list with the lines at which they begin: %s', (_, dash, indentation) => {
  const item = (name: string) =>
    `${dash}apiVersion: v1\n${indentation}kind: Pod\n${indentation}metadata: { name: ${name} }\n`;
  const found = read(`apiVersion: v1\nkind: List\n# all\nitems:\n${item('a')}# one more\n${item('b')}metadata: {}\n`);
  expect(found.objects).toMatchObject([
    { kind: 'List', items: [{ metadata: { name: 'a' } }] },
    { items: [{ metadata: { name: 'b' } }] },
  ]);
  expect(found.origins.map(({ document, line }) => [document, line])).toEqual([[0, 5], [0, 9]]);
});

test('gives a list in another form as it is', () => {
  expect(read('apiVersion: v1\nkind: List\nitems: [{ apiVersion: v1, kind: Pod }]\n').objects)
    .toMatchObject([{ kind: 'List' }]);
  expect(read('apiVersion: v1\nkind: List\nitems: []\n').objects).toMatchObject([{ kind: 'List', items: [] }]);
});
