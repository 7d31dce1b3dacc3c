import { pod, readPieces } from './support';
import { JsonReader, JsonSource } from '../../../src/audit/readers/json-reader';

const FILE = { file: 'dump.json', isCommitted: true };
const read = (text: string | Buffer, source: JsonSource = FILE) =>
  readPieces(sink => new JsonReader(sink, source), text, 50);

test('gives the items of a list one by one, with the lines at which they begin', () => {
  const found = read(JSON.stringify({ apiVersion: 'v1', items: [pod('a'), pod('b')], kind: 'List' }, undefined, 1));
  expect(found.objects).toEqual([pod('a'), pod('b')]);
  expect(found.origins).toEqual([
    { file: 'dump.json', document: 0, line: 4 },
    { file: 'dump.json', document: 0, line: 19 },
  ]);
  expect(found.problems).toEqual([]);
});

test('gives the objects of JSON lines, and of documents between marks of YAML', () => {
  expect(read(`${JSON.stringify(pod('a'))}\n${JSON.stringify(pod('b'))}\n`).objects).toEqual([pod('a'), pod('b')]);
  const marked = read(`---\n${JSON.stringify(pod('a'))}\n---\n${JSON.stringify(pod('b'))}\n---\n`);
  expect(marked.objects).toEqual([pod('a'), pod('b')]);
  expect(marked.origins.map(({ document }) => document)).toEqual([0, 1]);
  expect(marked.problems).toEqual([]);
});

test('tells the items of a typed list what they are', () => {
  const { apiVersion, kind, ...item } = pod('a');
  expect(read(JSON.stringify({ kind: 'PodList', apiVersion: 'v1', metadata: {}, items: [item] })).objects)
    .toEqual([{ apiVersion, kind, ...item }]);
});

test('does not parse objects of kinds that nothing is checked of, but counts them', () => {
  const text = '{"items":[{"apiVersion":"v1","kind":"Service","spec":!},{"kind":"Node","apiVersion":"v1","x":!}]}';
  expect(read(text)).toMatchObject({
    objects: [
      { apiVersion: 'v1', kind: 'Service' },
      { apiVersion: 'v1', kind: 'Node' },
    ],
    problems: [],
  });
});

test('reports an item that is not JSON by its line, shows nothing of it, and reads on', () => {
  const found = read(`{"items":[\n${JSON.stringify(pod('a'))},\n{"apiVersion":"v1","kind":"Pod",\n"x": "a" `
    + `hunter2},\n${JSON.stringify(pod('b'))}]}`);
  expect(found.problems).toEqual([{ file: 'dump.json', document: 0, line: 4, message: 'is not JSON' }]);
  expect(JSON.stringify(found.problems)).not.toContain('hunter2');
  expect(found.objects).toEqual([pod('a'), pod('b')]);
});

test('reports a list that is cut off', () => {
  const found = read(`{"items":[${JSON.stringify(pod('a'))},{"kind":"Po`);
  expect(found.objects).toEqual([pod('a')]);
  expect(found.problems.map(({ message }) => message)).toEqual(['is not JSON', 'is not JSON']);
});

test('reports an item that is not UTF-8', () => {
  const found = read(Buffer.from('[{"apiVersion":"v1","kind":"Pod","x":"\xe9"}]', 'latin1'));
  expect(found).toMatchObject({ objects: [], problems: [{ line: 1, message: 'is not UTF-8' }] });
});

test('gives an own member __proto__, and pollutes nothing', () => {
  const [object] = read('{"apiVersion":"v1","kind":"Pod","__proto__":{"polluted":true}}').objects as any[];
  expect(Object.hasOwn(object, '__proto__')).toBe(true);
  expect(({} as any).polluted).toBeUndefined();
});

test('gives the texts of what is committed, and not of what a cluster printed', () => {
  const live = { ...pod('b'), metadata: { name: 'b', uid: 'u', resourceVersion: '1' } };
  const text = JSON.stringify([pod('a'), live]);
  expect(read(text).texts).toEqual([
    { text: JSON.stringify(pod('a')), origin: { file: 'dump.json', document: 0, line: 1 } },
  ]);
  expect(read(text, { file: '-', isCommitted: false }).texts).toEqual([]);
});

test('shares one origin among all objects of a cluster', () => {
  const { origins } = read(JSON.stringify([pod('a'), pod('b')]), { isCommitted: false });
  expect(origins[0]).toEqual({});
  expect(origins[1]).toBe(origins[0]);
});

describe('the status of a pod, as kubectl prints it', () => {
  const print = (objects: object[]) => JSON.stringify({ apiVersion: 'v1', items: objects, kind: 'List' }, undefined, 4);
  const status = { conditions: [{ status: 'True' }], phase: 'Running' };

  test('is left out', () => {
    expect(read(print([{ ...pod('a'), status }, pod('b')])).objects).toEqual([pod('a'), pod('b')]);
    expect(read(print([{ ...pod('a'), status: { note: '"status": {' } }])).objects).toEqual([pod('a')]);
  });

  test.each<[string, string]>([
    ['of another kind', print([{ ...pod('a'), kind: 'Job', apiVersion: 'batch/v1', status }])],
    ['with something behind it', print([{ apiVersion: 'v1', kind: 'Pod', status, spec: {}, metadata: { name: 'a' } }])],
    ['deeper down', print([{ apiVersion: 'v1', kind: 'Pod', metadata: { status } }])],
    ['on one line', JSON.stringify([{ ...pod('a'), status }])],
    ['that only looks like it',
      '[{\n    "apiVersion": "v1",\n    "kind": "Pod",\n    "a": {"b": 1,\n    "status": {}}}]'],
  ])('is kept %s', (_, text) => {
    expect(JSON.stringify(read(text).objects)).toContain('"status":{');
  });

  test('hides nothing that is wrong', () => {
    expect(read(print([{ ...pod('a'), status }]).replace('"spec": {', '"spec": !{')).problems)
      .toMatchObject([{ message: 'is not JSON' }]);
  });
});
