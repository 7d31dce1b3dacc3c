import { deployment, findingsOf, lists, pullSecret, rawPullSecret } from '../support';

test.each([
  ['registry-1.docker.io', 'write docker.io'],
  ['https://index.docker.io/v1', 'docker.io'],
  ['oci://reg.io', 'write the host without a scheme'],
  ['REG.io', 'write the host in lower case'],
  ['reg.io:*', 'write one key for each port'],
])('%s is told with what to write', (key, instead) => {
  expect(findingsOf('PRA206', [pullSecret('pull', [key])]))
    .toMatchObject([{ severity: 'error', message: expect.stringContaining(instead) }]);
});

test('beside a key that works it is mostly left over', () => {
  expect(findingsOf('PRA206', [pullSecret('pull', ['https://index.docker.io/v1/', 'registry-1.docker.io'])]))
    .toMatchObject([{ severity: 'info' }]);
});

test.each([
  ['registry-1.docker.io', 'registry-1.docker.io/acme/app', 0],
  ['registry.hub.docker.com', 'registry.hub.docker.com/acme/app', 0],
  ['registry-1.docker.io', 'acme/app', 1],
])('a key that an image of a workload matches is fine, whatever it is: %s for %s', (key, image, count) => {
  expect(findingsOf('PRA206', [pullSecret('pull', [key]), deployment(image, lists('pull'))])).toHaveLength(count);
});

test.each([
  ['a task mounts',
    { apiVersion: 'tekton.dev/v1', kind: 'Task', spec: { volumes: [{ secret: { secretName: 'pull' } }] } }, 'info'],
  ['a pod mounts', deployment('kaniko', { volumes: [{ name: 'a', secret: { secretName: 'pull' } }] }), 'info'],
  ['a pod pulls with', deployment('kaniko', lists('pull')), 'error'],
  ['a pod mounts and pulls with',
    deployment('kaniko', { ...lists('pull'), volumes: [{ name: 'a', secret: { secretName: 'pull' } }] }), 'error'],
])('of a Secret that %s, it is %#', (_, object, severity) => {
  expect(findingsOf('PRA206', [object, pullSecret('pull', ['REG.io'])])).toMatchObject([{ severity }]);
});

test.each(['${REGISTRY}', 'YOUR_REGISTRY/app', '<your-registry>', 'IMAGE_URL', 'reg.io/app:...'])(
  'a key that is still to be filled in is none: %s', key => {
    expect(findingsOf('PRA206', [pullSecret('pull', [key])])).toEqual([]);
  },
);

test('of thousands of keys the first are told, and the others counted', () => {
  const keys = Array.from({ length: 3000 }, (_, index) => `NODE-${index}.io`);
  const found = findingsOf('PRA206', [pullSecret('pull', keys)]);
  expect(found).toHaveLength(5);
  expect(found[0].message).toContain('(3000 keys of it do not work)');
});

test('a key with user-info is shown without', () => {
  expect(JSON.stringify(findingsOf('PRA206', [pullSecret('pull', ['robot:hunter2@REG.io'])]))).not.toContain('hunter2');
});

test('what Docker leaves beside a login of Docker Hub is no key', () => {
  const hub = 'https://index.docker.io/v1/';
  expect(findingsOf('PRA206', [pullSecret('pull', [hub, `${hub}access-token`, `${hub}refresh-token`])])).toEqual([]);
  expect(findingsOf('PRA206', [pullSecret('pull', [hub, `${hub}access`])])).toHaveLength(1);
});

test('a key whose password is still to be filled in is none', () => {
  const entry = { username: 'user', password: 'insert-token-here' };
  expect(findingsOf('PRA206', [rawPullSecret('pull', JSON.stringify({ auths: { registry: entry } }))])).toEqual([]);
});

test('a key of documentation is said for information', () => {
  expect(findingsOf('PRA206', [pullSecret('pull', ['Harbor.company.com'])])).toMatchObject([{ severity: 'info' }]);
});

test('the other layout has no key that is wrong', () => {
  const text = JSON.stringify({ auths: { 'reg.io': { auth: 'cm9ib3Q6aHVudGVyMg==' } } });
  const secret = {
    ...rawPullSecret('pull', ''), type: 'kubernetes.io/dockercfg', data: undefined, stringData: { '.dockercfg': text },
  };
  expect(findingsOf('PRA206', [secret])).toEqual([]);
  expect(findingsOf('PRA202', [secret])).toHaveLength(1);
});
