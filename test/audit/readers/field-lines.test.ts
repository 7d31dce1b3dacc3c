import { FieldLines, FieldPlace } from '../../../src/audit/readers/field-lines';
import { expectLinear } from '../../support/linear';

const YAML = `# of the shop
apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  template:
    spec:
      imagePullSecrets:
        - name: regcred
        - name: gone
      containers:
        - name: web

          image: reg.io/web
          env: [{ name: A, value: b }]
        - image: reg.io/proxy
          name: proxy
      initContainers: []
---
apiVersion: v1
kind: Secret
metadata:
  name: web
type: Opaque
stringData:
  .dockerconfigjson: "{}"
`;

const LIST = `apiVersion: v1
kind: List
items:
- apiVersion: batch/v1
  kind: CronJob
  metadata: { name: a }
  spec:
    schedule: "* * * * *"
- apiVersion: batch/v1
  kind: CronJob
  metadata:
    name: b
  # at night
  spec:
    schedule: "0 2 * * *"
`;

const JSON_LIST = JSON.stringify({
  kind: 'List',
  items: ['a', 'b'].map(name => ({
    apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers: [{ name: 'x', image: 'i' }] },
  })),
}, undefined, 2);

const lineOf = (text: string | undefined, place: Partial<FieldPlace> & Pick<FieldPlace, 'field'>, line?: number) =>
  new FieldLines(() => text)
    .lineOf({ origin: { file: 'a', ...line !== undefined && { line } }, kind: 'Deployment', name: 'web', ...place });

test.each<[string, number]>([
  ['containers[web].image', 14],
  ['containers[proxy].image', 16],
  ['containers[web].env[A]', 15],
  ['containers[gone].image', 11],
  ['imagePullSecrets', 8],
  ['metadata.name', 4],
  ['spec.template.spec', 7],
  ['type', 2],
])('a field of YAML has its own line, else that of what is there of it: %s → %d', (field, line) => {
  expect(lineOf(YAML, { field }, 2)).toBe(line);
});

test('an entry of a list has its own line', () => {
  expect(lineOf(YAML, { field: 'imagePullSecrets', entry: 'gone' }, 2)).toBe(10);
  expect(lineOf(YAML, { field: 'imagePullSecrets', entry: 'no' }, 2)).toBe(8);
});

test.each<[string, number]>([['type', 24], ['data', 25], ['data[.dockerconfigjson]', 26]])(
  'a field of another document is found from its own line: %s → %d', (field, line) => {
    expect(lineOf(YAML, { kind: 'Secret', field }, 20)).toBe(line);
  });

test.each<[string, number, number]>([['a', 4, 8], ['b', 9, 15]])(
  'an item of a list begins at its dash: %s', (name, line, expected) => {
    expect(lineOf(LIST, { kind: 'CronJob', name, field: 'spec.schedule' }, line)).toBe(expected);
  });

test('an item of a list is found by its name where only the line of the list is known', () => {
  expect(lineOf(LIST, { kind: 'CronJob', name: 'b', field: 'spec.schedule' }, 1)).toBe(15);
});

test.each<[string, number, number]>([['a', 4, 14], ['b', 19, 29]])(
  'JSON has lines as YAML has: %s', (name, line, expected) => {
    expect(JSON_LIST.split('\n')[expected - 1]).toContain('"image"');
    expect(lineOf(JSON_LIST, { kind: 'Pod', name, field: 'containers[x].image' }, line)).toBe(expected);
    expect(lineOf(JSON_LIST, { kind: 'Pod', name, field: 'containers[x].image' }, 1)).toBe(expected);
  });

test('a pod is found where it is reported as what made it', () => {
  expect(lineOf(JSON_LIST, { kind: 'ReplicaSet', name: 'a-5d4', field: 'containers[x].image' }, 4)).toBe(14);
});

test.each([
  ['a text that is gone', undefined], ['one that is shorter now', ''], ['one that is no object any more', '- a\n- b\n'],
  ['one that does not parse', 'a: [\n{'],
])('of %s, the line of the object stays', (_, text) => {
  expect(lineOf(text, { field: 'containers[web].image' }, 2)).toBe(2);
});

test('what was rendered has the line of its object in the file that it was made from, if it is there', () => {
  expect(lineOf(YAML, { kind: 'Secret', field: 'type' })).toBe(24);
  expect(lineOf(YAML, { kind: 'Secret', name: 'prefixed-web', field: 'type' })).toBeUndefined();
  expect(lineOf('image: {{ .Values.image }}', { field: 'containers[web].image' })).toBeUndefined();
});

test('the time is linear in the findings and in the text', async () => {
  const pods = (count: number) => Array.from({ length: count }, (_, index) => JSON.stringify({
    apiVersion: 'v1', kind: 'Pod', metadata: { name: `p${index}` }, spec: { containers: [{ name: 'x', image: 'i' }] },
  }));
  const texts = (count: number) => [pods(count).join('\n'), `{"items":[\n${pods(count).join(',')}\n]}`];
  await expectLinear(1_000, count => ({ count, texts: texts(count) }), given => given.texts.forEach((text, which) => {
    const lines = new FieldLines(() => text);
    for (let index = 0; index < given.count; index++) {
      const origin = { file: 'a', line: which === 0 ? index + 1 : 1 };
      lines.lineOf({ origin, kind: 'Pod', name: `p${index}`, field: 'containers[x].image' });
    }
  }));
});
