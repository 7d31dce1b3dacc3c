import { deployment, findingsOf, lists, pullSecret, rawPullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[]) => findingsOf('PRA105', objects);

test('one workload with an image that it covers is enough', () => {
  const secret = pullSecret('pull', ['reg.io']);
  const users = [deployment('quay.io/a', lists('pull'), { name: 'a' }), deployment('reg.io/b', {}, { name: 'b' })];
  expect(find([secret, users[0]])).toMatchObject([{ kind: 'Secret', related: ["Deployment 'default/a'"] }]);
  expect(find([secret, serviceAccount('default', ['pull']), ...users])).toEqual([]);
});

test.each([
  ['is used by nobody', [pullSecret('pull', ['reg.io'])]],
  ['has no keys', [rawPullSecret('pull', '{"auths":{}}'), deployment('quay.io/a', lists('pull'))]],
  ['has keys only that never match', [pullSecret('pull', ['hub.docker.com']), deployment('a/b', lists('pull'))]],
  ['does not decode', [rawPullSecret('pull', '{'), deployment('quay.io/a', lists('pull'))]],
])('a Secret that %s is another matter', (_, objects) => {
  expect(find(objects)).toEqual([]);
});

test('of a pod without images, such as that of an operator, nothing is known', () => {
  const prometheus = {
    apiVersion: 'monitoring.coreos.com/v1', kind: 'Prometheus', metadata: { name: 'a' }, spec: lists('pull'),
  };
  expect(find([pullSecret('pull', ['reg.io']), prometheus])).toEqual([]);
});

test.each(['Build_Tag', '${IMAGE}', '__IMAGE__:__TAG__', '{{ .Values.image }}'])('what %s is, is not known', image => {
  expect(find([pullSecret('pull', ['reg.io']), deployment(image, lists('pull'))])).toEqual([]);
});

const task = (volumes: object[]) =>
  ({ apiVersion: 'tekton.dev/v1', kind: 'Task', metadata: { name: 'build' }, spec: { volumes } });

test('where a build mounts it too, it may be to push', () => {
  const objects = [pullSecret('pull', ['reg.io']), deployment('quay.io/a', lists('pull'))];
  const mounting = task([{ name: 'a', secret: { secretName: 'pull' } }]);
  expect(find([...objects, mounting])).toMatchObject([{ severity: 'info' }]);
  expect(find([...objects, task([])])).toMatchObject([{ severity: 'warning' }]);
});
