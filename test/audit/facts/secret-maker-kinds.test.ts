import { SecretCopies } from '../../../src';
import { addingPolicies } from '../../support/policies';
import { auditOf } from '../support';

const policy = (generate: object, kind = 'ClusterPolicy') => ({
  apiVersion: 'kyverno.io/v1',
  kind,
  metadata: { name: 'clone' },
  spec: { rules: [{ name: 'clone', generate: { kind: 'Secret', name: 'pull', ...generate } }] },
});

const copying = addingPolicies({
  namespaces: ['a'], namespaceSelector: { matchLabels: { pull: 'yes' } }, copies: SecretCopies.KYVERNO,
}).find(({ kind }) => kind === 'GeneratingPolicy');

test.each<[string, object, string[]]>([
  ['of a ClusterPolicy in any namespace',
    policy({ namespace: '{{request.object.metadata.name}}', clone: { namespace: 'a', name: 'pull' } }),
    ['a', 'b', 'default']],
  ['of a ClusterPolicy in one namespace', policy({ namespace: 'a' }), ['a']],
  ['of a Policy in one namespace', policy({ namespace: 'b' }, 'Policy'), ['b']],
  ['of another kind', policy({ kind: 'ConfigMap' }), []],
  ['of a GeneratingPolicy in any namespace', copying, ['a', 'b', 'default']],
])('what Kyverno makes is known: %s', (_, object, namespaces) => {
  const { facts } = auditOf([object]);
  expect(['a', 'b', 'default'].filter(namespace => facts.madeBy(namespace, 'pull'))).toEqual(namespaces);
});

const custom = (apiVersion: string, kind: string, spec: object, name = 'x') =>
  ({ apiVersion, kind, metadata: { name, namespace: 'a' }, spec });

test.each<[string, object, string]>([
  ['Infisical', custom('secrets.infisical.com/v1alpha1', 'InfisicalSecret',
    { managedKubeSecretReferences: [{ secretName: 'pull', secretNamespace: 'b' }] }), 'b'],
  ['Infisical, as before', custom('secrets.infisical.com/v1alpha1', 'InfisicalSecret',
    { managedSecretReference: { secretName: 'pull', secretNamespace: 'b' } }), 'b'],
  ['Doppler', custom('secrets.doppler.com/v1alpha1', 'DopplerSecret', {
    managedSecret: {
      name: 'pull',
      namespace: 'b',
    },
  }),
  'b'],
  ['the Vault operator of ricoberger', custom('ricoberger.de/v1alpha1', 'VaultSecret', {}, 'pull'), 'a'],
  ['the Vault operator of Red Hat', custom('redhatcop.redhat.io/v1alpha1', 'VaultSecret',
    { output: { name: 'pull' } }), 'a'],
  ['Bitwarden', custom('k8s.bitwarden.com/v1', 'BitwardenSecret', { secretName: 'pull' }), 'a'],
  ['akv2k8s', custom('spv.no/v1', 'AzureKeyVaultSecret', { output: { secret: { name: 'pull' } } }), 'a'],
  ['the predecessor of External Secrets', custom('kubernetes-client.io/v1', 'ExternalSecret', {}, 'pull'), 'a'],
  ['ClusterSecret', { ...custom('clustersecret.io/v1', 'ClusterSecret', {}, 'pull') }, 'any'],
  ['secretgen', custom('secretgen.carvel.dev/v1alpha1', 'SecretImport', {}, 'pull'), 'a'],
])('what %s makes is known', (_, object, namespace) => {
  expect(auditOf([object]).facts.madeBy(namespace, 'pull')).toBeDefined();
});
