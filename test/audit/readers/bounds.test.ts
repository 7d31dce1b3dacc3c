import { readPieces } from './support';
import { DocumentReader } from '../../../src/audit/readers/document-reader';
import { expectLinear } from '../../support/linear';

const read = (text: string | Buffer) =>
  readPieces(sink => new DocumentReader(sink, { file: 'a', isCommitted: true }), text);

// What names no kind is none of Kubernetes, and reported as that.
const bomb = [
  'kind: a',
  'a: &a [x,x,x,x,x,x,x,x,x]',
  ...[...'bcdefghi'].map((name, index) => `${name}: &${name} [${Array(9).fill(`*${'abcdefgh'[index]}`).join(',')}]`),
].join('\n');
const merges = `kind: a\nbase: &base {${Array.from({ length: 5000 }, (_, index) => `k${index}: 1`).join(', ')}}\n`
  + `${Array.from({ length: 5000 }, (_, index) => `m${index}: { <<: *base }`).join('\n')}`;

test.each<[string, string | Buffer, RegExp]>([
  ['a bomb of aliases', bomb, /unfolds by its aliases to more than 1000000 nodes/],
  ['a document that contains itself', 'kind: &a { b: *a }', /refers to itself/],
  ['a list that contains itself', '# kind:\n&a [*a]', /refers to itself/],
  ['merges without end', merges, /is not YAML: merge keys exceeded/],
  ['lists in lists in YAML', `kind: ${'['.repeat(100_000)}`, /is not YAML/],
  ['lists in lists in lines', `# kind:\n${'- '.repeat(100_000)}`, /is not YAML/],
  ['lists in lists in JSON', `{"kind":${'['.repeat(1_000_000)}`, /is not JSON/],
  ['a binary file', Buffer.from([1, 2, 0, 3]), /is binary/],
  ['a compressed file', Buffer.from([0x1f, 0x8b, 8, 0]), /is compressed/],
])('reports %s', (_, text, message) => {
  const { problems, objects } = read(text);
  expect(problems).toEqual([expect.objectContaining({ message: expect.stringMatching(message) })]);
  expect(objects).toEqual([]);
});

const manyLines = (count: number, line: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => line(index)).join('\n');

test.each<[string, number, (count: number) => string]>([
  ['one line of 8 MiB', 2 ** 23, count => `a: ${'x'.repeat(count)}`],
  ['one JSON string of 8 MiB', 2 ** 22, count => `{"a":"${'\\"'.repeat(count)}"}`],
  ['100,000 marks', 100_000, count => '---\n'.repeat(count)],
  ['100,000 comments', 100_000, count => '# x\n'.repeat(count)],
  ['1 MiB of blanks', 2 ** 20, count => ' '.repeat(count)],
  ['1 MiB of percent signs', 2 ** 19, count => '%\n'.repeat(count)],
  ['100,000 keys', 100_000, count => manyLines(count, index => `k${index}: 1`)],
  ['100,000 anchors', 100_000, count => manyLines(count, index => `k${index}: &a${index} 1`)],
  ['1 MiB of quotes', 2 ** 20, count => '"'.repeat(count)],
  ['1 MiB of brackets', 2 ** 19, count => '{"'.repeat(count)],
])('reads %s in linear time', async (_, count, textOf) => {
  await expectLinear(count / 4, textOf, read);
});

test('does not keep a document that is too long, and reads the next one', () => {
  const filler = `x: |\n${'  some text that goes on\n'.repeat(50_000)}`;
  const found = readPieces(sink => {
    const reader = new DocumentReader(sink, { file: 'a', isCommitted: true });
    return {
      write: piece => {
        for (let n = 0; n < 60; n++) reader.write(Buffer.from(filler));
        reader.write(piece);
      },
      end: () => reader.end(),
    };
  }, '---\napiVersion: v1\nkind: Pod\n');
  expect(found.problems).toEqual([
    expect.objectContaining({ line: 1, document: 0, message: expect.stringContaining('longer than 64 MiB') }),
  ]);
  expect(found.objects).toEqual([{ apiVersion: 'v1', kind: 'Pod' }]);
  expect(found.origins[0]).toMatchObject({ document: 1, line: 60 * 50_001 + 2 });
});

test('an object with a member __proto__ pollutes nothing', () => {
  const [object] = read('apiVersion: v1\nkind: Pod\n__proto__: { polluted: true }\n').objects as any[];
  expect(Object.hasOwn(object, '__proto__')).toBe(true);
  expect(({} as any).polluted).toBeUndefined();
});
