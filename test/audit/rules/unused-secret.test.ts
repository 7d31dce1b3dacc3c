import { addingPolicies } from '../../support/policies';
import { deployment, findingsOf, lists, pullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[], options = {}) => findingsOf('PRA402', objects, options);

test('what nobody names is a hint, and a warning in a live cluster', () => {
  expect(find([pullSecret('pull', ['reg.io'])])).toMatchObject([{ severity: 'info' }]);
  expect(find([pullSecret('pull', ['reg.io'])], { cluster: true })).toMatchObject([{ severity: 'warning' }]);
});

test('a use in another namespace is none', () => {
  expect(find([
    pullSecret('pull', ['reg.io'], { namespace: 'a' }), serviceAccount('default', ['pull'], { namespace: 'other' }),
  ]))
    .toHaveLength(1);
});

test('the list of mountable Secrets serves builds, and no pull', () => {
  const account = { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'web' }, secrets: [{ name: 'pull' }] };
  for (const cluster of [false, true]) {
    expect(find([pullSecret('pull', ['reg.io']), account], { cluster })).toMatchObject([{
      severity: 'info',
      message: expect.stringContaining("is in 'secrets' of ServiceAccount 'default/web' only, which serves no pull"),
      fix: "If pods are to pull with it, name it in 'imagePullSecrets' of ServiceAccount 'default/web' too",
    }]);
  }
});

test.each([
  ['a pod names', [pullSecret('pull', ['reg.io']), deployment('reg.io/a', lists('pull'))]],
  [
    'is copied elsewhere',
    [
      {
        ...pullSecret('pull', ['reg.io']),
        metadata: { name: 'pull', annotations: { 'replicator.v1.mittwald.de/replicate-to': '*' } },
      },
    ],
  ],
  [
    'a pod mounts',
    [pullSecret('pull', ['reg.io']),
      deployment('quay.io/kaniko', { volumes: [{ name: 'config', secret: { secretName: 'pull' } }] })],
  ],
  [
    'a pod mounts with others',
    [
      pullSecret('pull', ['reg.io']),
      deployment('quay.io/kaniko', {
        volumes: [{ name: 'all', projected: { sources: [{ secret: { name: 'pull' } }] } }],
      }),
    ],
  ],
  ['a policy adds', [pullSecret('pull', ['reg.io']), ...addingPolicies({ namespaces: ['later'] })]],
  ['is not a pull secret',
    [{ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls' }, type: 'kubernetes.io/tls' }]],
])('what %s is fine', (_, objects) => {
  expect(find(objects)).toEqual([]);
});

test('a use in another namespace may be one where the files do not tell the namespace', () => {
  expect(find([pullSecret('pull', ['reg.io']), serviceAccount('default', ['pull'],
    { namespace: 'other' })])).toEqual([]);
});

test.each([
  ['an image repository of Flux', {
    apiVersion: 'image.toolkit.fluxcd.io/v1beta2',
    kind: 'ImageRepository',
    metadata: { name: 'a' },
    spec: { image: 'reg.io/a', secretRef: { name: 'pull' } },
  }],
  ['Argo CD Image Updater', {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: 'a', annotations: { 'argocd-image-updater.argoproj.io/a.pull-secret': 'pullsecret:argocd/pull' },
    },
    spec: {},
  }],
  ['a build', {
    apiVersion: 'build.openshift.io/v1',
    kind: 'BuildConfig',
    metadata: { name: 'a' },
    spec: { strategy: { dockerStrategy: { pullSecret: { name: 'pull' } } } },
  }],
  ['values of a release', {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'a' },
    spec: { values: { image: { pullSecrets: ['pull'] } } },
  }],
])('what %s names is used', (_, user) => {
  expect(find([pullSecret('pull', ['reg.io']), user])).toEqual([]);
});

test('the pull secret of a whole cluster is used', () => {
  expect(find([pullSecret('pull-secret', ['reg.io'], { namespace: 'openshift-config' })])).toEqual([]);
});
