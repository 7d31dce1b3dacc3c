import { cli, SECRET, UNCOVERED, useFolder } from '../support';

const write = useFolder();

const pod = (name: string, podSpec: object, images: Record<string, unknown>) => ({
  apiVersion: 'v1',
  kind: 'Pod',
  metadata: { name, namespace: 'payments' },
  spec: { ...podSpec, containers: Object.entries(images).map(([container, image]) => ({ name: container, image })) },
});

test('gives a row with exactly the members that were promised, for each container', async () => {
  write({
    'a.json': [
      SECRET,
      pod(
        'web',
        { imagePullSecrets: [{ name: 'regcred' }, { name: 'gone' }] },
        { main: 'ghcr.io/acme/web:1', proxy: 'quay.io/x' },
      ),
    ],
  });
  const { stdout, code } = await cli(['coverage', 'a.json', '--format', 'json']);
  expect(code).toBe(0);
  const common = {
    file: 'a.json',
    document: 0,
    namespace: 'payments',
    kind: 'Pod',
    name: 'web',
    containerType: 'containers',
    effectivePullSecrets: ['regcred', 'gone'],
    missingSecrets: ['gone'],
  };
  expect(JSON.parse(stdout)).toEqual([
    { ...common, container: 'main', image: 'ghcr.io/acme/web:1', result: 'covered' },
    { ...common, container: 'proxy', image: 'quay.io/x', result: 'uncovered' },
  ]);
});

test('counts documents of a file, and calls a missing namespace default', async () => {
  write({
    'a.yaml': '# nothing\n---\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { initContainers: '
    + '[{ name: main, image: "Bad Image" }] }\n',
  });
  const { stdout } = await cli(['coverage', 'a.yaml', '--format', 'json']);
  expect(JSON.parse(stdout)).toMatchObject([
    {
      document: 1,
      namespace: 'default',
      containerType: 'initContainers',
      effectivePullSecrets: [],
      result: 'invalid-image',
    },
  ]);
});

test('gives an empty list where there is no pod', async () => {
  expect((await cli(['coverage', '-', '--format', 'json'], { stdin: '{}' })).stdout).toBe('[]\n');
});

test('is a table otherwise', async () => {
  const { stdout } = await cli(['coverage', '-'], { stdin: UNCOVERED });
  expect(stdout.split('\n')).toHaveLength(3);
  expect(stdout).toMatch(/payments +Pod web +web +\S+ +no-pull-secret\n$/);
});

test('is about pull secrets alone, so it takes no registries of the nodes', async () => {
  write({ 'a.yaml': UNCOVERED });
  expect(await cli(['coverage', 'a.yaml', '--node-registry', 'eks'])).toMatchObject({ code: 2, stdout: '' });
});
