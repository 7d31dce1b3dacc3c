import { deployment, findingsOf, lists, pullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[]) => findingsOf('PRA106', objects);

test('it is worse where an image needs what is hidden', () => {
  const objects = (image: string) => [
    pullSecret('a', ['reg.io']), serviceAccount('default', ['a', 'b']), deployment(image, lists('b')),
  ];
  expect(find(objects('reg.io/app'))).toMatchObject([
    {
      severity: 'warning',
      message: expect.stringContaining("hide 'a' of ServiceAccount 'default'; 'reg.io/app' would need that"),
    },
  ]);
  expect(find(objects('quay.io/app'))).toMatchObject([{ severity: 'info' }]);
});

test('an entry that names nothing hides all the same', () => {
  expect(find([serviceAccount('default', ['a']), deployment('reg.io/app', { imagePullSecrets: [{}] })]))
    .toHaveLength(1);
});

test('the list of a running pod is what its ServiceAccount had when it was created', () => {
  const pod = {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a', uid: 'a' }, spec: { ...lists('old'), containers: [] },
  };
  expect(find([serviceAccount('default', ['new']), pod])).toEqual([]);
});
