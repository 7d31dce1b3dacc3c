import { deployment, findingsOf, serviceAccount } from '../support';

const external = (spec: object) => ({
  apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'pull' }, spec,
});
const find = (...objects: object[]) => findingsOf('PRA211', objects);

test.each([
  ['an ExternalSecret without a type', external({ data: [{ secretKey: '.dockerconfigjson' }] }),
    'spec.target.template.type'],
  ['one with the type of something else',
    external({ target: { template: { type: 'kubernetes.io/tls', data: { '.dockerconfigjson': 'x' } } } }),
    'spec.target.template.type'],
  [
    'a ClusterExternalSecret',
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterExternalSecret',
      metadata: { name: 'x' },
      spec: { externalSecretSpec: { target: { name: 'pull', template: { data: { '.dockerconfigjson': 'x' } } } } },
    },
    'spec.externalSecretSpec.target.template.type',
  ],
  [
    'a SealedSecret',
    {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name: 'pull' },
      spec: { encryptedData: { '.dockerconfigjson': 'AgA' } },
    },
    'spec.template.type',
  ],
])('%s is told where to set it', (_, object, field) => {
  expect(find(object)).toMatchObject([
    { field, fix: expect.stringContaining(`Set ${field} to kubernetes.io/dockerconfigjson`) },
  ]);
});

test('what is named as a pull secret has to be one, whatever it holds', () => {
  expect(find(external({}))).toEqual([]);
  expect(find(external({}), serviceAccount('default', ['pull']))).toHaveLength(1);
  expect(find(external({}), serviceAccount('default', ['pull'], { namespace: 'other' }))).toEqual([]);
});

test('what nobody names is for information: a build of another repository may mount it', () => {
  const config = external({ data: [{ secretKey: '.dockerconfigjson' }] });
  const release = {
    apiVersion: 'helm.toolkit.fluxcd.io/v2',
    kind: 'HelmRelease',
    metadata: { name: 'web' },
    spec: { values: { imagePullSecrets: [{ name: 'pull' }] } },
  };
  expect(find(config)).toMatchObject([{ severity: 'info' }]);
  expect(find(config, serviceAccount('default', ['pull']))).toMatchObject([{ severity: 'error' }]);
  expect(find(config, release)).toMatchObject([{ severity: 'error' }]);
});

test('what a builder mounts may be of any type, unless something pulls with it too', () => {
  const config = external({ data: [{ secretKey: '.dockerconfigjson' }] });
  const builder = deployment('kaniko', { volumes: [{ name: 'v', secret: { secretName: 'pull' } }] });
  expect(find(config, builder)).toEqual([]);
  expect(find(config, builder, serviceAccount('default', ['pull']))).toHaveLength(1);
});

test.each([
  'Merge', 'None',
])('an ExternalSecret that does not create the Secret (%s) does not say its type', creationPolicy => {
  expect(find(external({ target: { creationPolicy, template: { data: { '.dockerconfigjson': 'x' } } } }))).toEqual([]);
});
