import { acr, ecr, google } from './support';
import { CloudProvider, GeneratorIdentity, Registry } from '../../src';
import { NamedCloud } from '../../src/registry/cloud-provider';

const key = (secretName: string) => ({ secretName, key: 'k' });
const ref = (name: string) => ({ name, key: 'k' });
const gke = { clusterName: 'prod', clusterLocation: 'europe-west1' };

test.each<[string, GeneratorIdentity, NamedCloud, Registry, object]>([
  ['aws', GeneratorIdentity.controller(), CloudProvider.AWS, ecr, {}],
  ['google', GeneratorIdentity.controller(), CloudProvider.GOOGLE, google, {}],
  ['azure', GeneratorIdentity.controller(), CloudProvider.AZURE, acr, { workloadIdentity: {} }],
  ['aws', GeneratorIdentity.serviceAccount('pull'), CloudProvider.AWS, ecr, { jwt: { serviceAccountRef: { name: 'pull' } } }],
  ['azure', GeneratorIdentity.serviceAccount('pull'), CloudProvider.AZURE, acr, { workloadIdentity: { serviceAccountRef: { name: 'pull' } } }],
  ['google', GeneratorIdentity.gkeServiceAccount('pull', { ...gke, clusterProject: 'p' }), CloudProvider.GOOGLE, google, {
    workloadIdentity: { serviceAccountRef: { name: 'pull' }, clusterName: 'prod', clusterLocation: 'europe-west1', clusterProjectID: 'p' },
  }],
  ['aws', GeneratorIdentity.awsAccessKey({ accessKeyId: key('a'), secretAccessKey: key('b') }), CloudProvider.AWS, ecr, {
    secretRef: { accessKeyIDSecretRef: ref('a'), secretAccessKeySecretRef: ref('b') },
  }],
  ['aws', GeneratorIdentity.awsAccessKey({ accessKeyId: key('a'), secretAccessKey: key('b'), sessionToken: key('c') }), CloudProvider.AWS, ecr, {
    secretRef: { accessKeyIDSecretRef: ref('a'), secretAccessKeySecretRef: ref('b'), sessionTokenSecretRef: ref('c') },
  }],
  ['google', GeneratorIdentity.googleServiceAccountKey(key('a')), CloudProvider.GOOGLE, google, { secretRef: { secretAccessKeySecretRef: ref('a') } }],
  ['azure', GeneratorIdentity.azureManagedIdentity(), CloudProvider.AZURE, acr, { managedIdentity: {} }],
  ['azure', GeneratorIdentity.azureManagedIdentity('id'), CloudProvider.AZURE, acr, { managedIdentity: { identityId: 'id' } }],
  ['azure', GeneratorIdentity.azureServicePrincipal({ tenantId: 't', clientId: key('a'), clientSecret: key('b') }), CloudProvider.AZURE, acr, {
    servicePrincipal: { secretRef: { clientId: ref('a'), clientSecret: ref('b') } },
  }],
])('%s: %s', (_, identity, cloud, registry, auth) => {
  expect(identity._authFor(cloud, registry).auth).toEqual(auth);
});

test('tokens of a GKE ServiceAccount live 15 minutes, unless it is annotated with a Google service account', () => {
  const lifetime = (annotated?: boolean) => GeneratorIdentity.gkeServiceAccount('pull', { ...gke, annotated })._authFor(CloudProvider.GOOGLE, google).lifetime?.toMinutes();
  expect([lifetime(), lifetime(true)]).toEqual([15, undefined]);
});

test.each<[GeneratorIdentity, NamedCloud, Registry, RegExp]>([
  [GeneratorIdentity.serviceAccount('pull'), CloudProvider.GOOGLE, google, /cannot be used for 'europe-docker.pkg.dev\/acme-prod': .* GeneratorIdentity.gkeServiceAccount/],
  [GeneratorIdentity.googleServiceAccountKey(key('a')), CloudProvider.AWS, ecr, /GeneratorIdentity.serviceAccount\(…\), awsAccessKey/],
  [GeneratorIdentity.awsAccessKey({ accessKeyId: key('a'), secretAccessKey: key('b') }), CloudProvider.AZURE, acr, /azureManagedIdentity/],
])('%s is refused for a registry of %s', (identity, cloud, registry, message) => {
  expect(() => identity._authFor(cloud, registry)).toThrow(message);
});
