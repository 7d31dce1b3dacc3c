import { configMapsOf, importsOf, namesAmong, variablesOf } from '../../../src/audit/facts/job-environment';

test('ConfigMaps are those of volumes, projected ones too, and those that all variables come from, each once', () => {
  const volumes = [
    { configMap: { name: 'mounted' } },
    { projected: { sources: [{ configMap: { name: 'projected' } }, { secret: {} }] } },
    { emptyDir: {} },
  ];
  const containers = [
    { envFrom: [{ configMapRef: { name: 'variables' } }, { secretRef: { name: 'secret' } }] },
    { envFrom: [{ configMapRef: { name: 'mounted' } }] },
  ];
  expect(configMapsOf({ volumes }, containers)).toEqual(['mounted', 'projected', 'variables']);
  expect(configMapsOf(undefined, [null, {}])).toEqual([]);
});

test('variables are those that are written in the job and can be names', () => {
  const env = [
    { name: 'NAME', value: 'pull' }, { name: 'PASSWORD', value: 'Hunter 2' }, { name: 'EMPTY' }, { value: 'nameless' },
    { name: 'SECRET', valueFrom: { secretKeyRef: { name: 'secret', key: 'token' } } },
  ];
  expect(variablesOf([{ env }, { env: [{ name: 'NAMESPACE', value: 'a' }] }]))
    .toEqual(new Map([['NAME', 'pull'], ['NAMESPACE', 'a']]));
});

test('no more than a hundred names of one ConfigMap are kept', () => {
  const entries = Array.from({ length: 200 }, (_, index): [string, string] => [`N${index}`, `n-${index}`]);
  expect([...namesAmong([['TEXT', 'a text'], ...entries]).keys()]).toEqual(entries.slice(0, 100).map(([name]) => name));
});

test('of two variables of one name the single one comes last, and so counts', () => {
  const containers = [{
    env: [
      { name: 'NAME', valueFrom: { configMapKeyRef: { name: 'single', key: 'name' } } }, { name: 'OTHER', value: 'x' },
    ],
    envFrom: [{ configMapRef: { name: 'all' } }, { prefix: 'X_', configMapRef: { name: 'prefixed' } }],
  }];
  expect(importsOf(containers)).toEqual([
    { configMap: 'all', name: '' }, { configMap: 'prefixed', name: 'X_' },
    { configMap: 'single', key: 'name', name: 'NAME' },
  ]);
});
