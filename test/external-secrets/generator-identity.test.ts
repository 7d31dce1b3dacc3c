import { acr, ecr, google } from './support';
import { GeneratorIdentity, GkeWorkloadIdentityProps, Registry } from '../../src';
import { GeneratorKind } from '../../src/external-secrets/generator-auth';

const { ECR, GOOGLE, ACR, QUAY, GITLAB, GITHUB, CLOUDSMITH } = GeneratorKind;
const ref = (name: string) => ({ name, key: 'k' });
const tenantId = '11111111-2222-3333-4444-555555555555';
const gke: GkeWorkloadIdentityProps = { cluster: 'prod', location: 'europe-west1', project: 'acme-prod' };

test.each([
  ['aws', GeneratorIdentity.controller(), ECR, ecr, {}],
  ['google', GeneratorIdentity.controller(), GOOGLE, google, {}],
  ['azure', GeneratorIdentity.controller(), ACR, acr, { workloadIdentity: {} }],
  ['aws', GeneratorIdentity.serviceAccount('pull'), ECR, ecr, { jwt: { serviceAccountRef: { name: 'pull' } } }],
  ['azure', GeneratorIdentity.serviceAccount('pull'), ACR, acr,
    { workloadIdentity: { serviceAccountRef: { name: 'pull' } } }],
  ['google', GeneratorIdentity.gkeServiceAccount('pull', gke), GOOGLE, google, {
    workloadIdentity: {
      serviceAccountRef: { name: 'pull' },
      clusterName: 'prod',
      clusterLocation: 'europe-west1',
      clusterProjectID: 'acme-prod',
    },
  }],
  ['aws', GeneratorIdentity.awsAccessKey('a/k', 'b/k'), ECR, ecr, {
    secretRef: { accessKeyIDSecretRef: ref('a'), secretAccessKeySecretRef: ref('b') },
  }],
  ['aws', GeneratorIdentity.awsAccessKey('a/k', 'b/k', 'c/k'), ECR, ecr, {
    secretRef: { accessKeyIDSecretRef: ref('a'), secretAccessKeySecretRef: ref('b'), sessionTokenSecretRef: ref('c') },
  }],
  ['google', GeneratorIdentity.googleServiceAccountKey('a/k'), GOOGLE, google,
    { secretRef: { secretAccessKeySecretRef: ref('a') } }],
  ['azure', GeneratorIdentity.azureManagedIdentity(), ACR, acr, { managedIdentity: {} }],
  ['azure', GeneratorIdentity.azureManagedIdentity('id'), ACR, acr, { managedIdentity: { identityId: 'id' } }],
  ['azure', GeneratorIdentity.azureServicePrincipal(tenantId, 'a/k', 'b/k'), ACR, acr, {
    servicePrincipal: { secretRef: { clientId: ref('a'), clientSecret: ref('b') } },
  }],
])('%s: %s', (_, identity, cloud, registry, auth) => {
  expect(identity._authFor(cloud, registry).auth).toEqual(auth);
});

test.each([
  [GeneratorIdentity.azureServicePrincipal(tenantId, 'a/k', 'b/k'), ACR, acr, { tenantId }],
  [GeneratorIdentity.quayRobot('acme+pull', 'pull'), QUAY, Registry.quay(),
    { robotAccount: 'acme+pull', serviceAccountRef: { name: 'pull' } }],
  [GeneratorIdentity.githubApp('1', '22', 'a/k'), GITHUB, Registry.ghcr(), { appID: '1', installID: '22' }],
  [GeneratorIdentity.cloudsmithService('acme', 'ci', 'pull'), CLOUDSMITH, Registry.of('docker.cloudsmith.io'), {
    orgSlug: 'acme', serviceSlug: 'ci', serviceAccountRef: { name: 'pull', audiences: ['https://api.cloudsmith.io'] },
  }],
  [GeneratorIdentity.cloudsmithService('acme', 'ci', 'pull', ['a']), CLOUDSMITH, Registry.of('docker.cloudsmith.io'), {
    orgSlug: 'acme', serviceSlug: 'ci', serviceAccountRef: { name: 'pull', audiences: ['a'] },
  }],
])('members beside `auth`: %s', (identity, kind, registry, fields) => {
  expect(identity._authFor(kind, registry).fields).toEqual(fields);
});

test('tokens of a GKE ServiceAccount live 15 minutes, unless it is annotated with a Google service account', () => {
  const lifetime = (serviceAccount?: string) =>
    GeneratorIdentity.gkeServiceAccount('pull', { ...gke, serviceAccount })._authFor(GOOGLE, google)
      .lifetime?.toMinutes();
  expect([lifetime(), lifetime('pull@acme-prod.iam.gserviceaccount.com')]).toEqual([15, undefined]);
});

test.each<[object, RegExp]>([
  [{ projectNumber: '123' },
    /^GeneratorIdentity.gkeServiceAccount: 'projectNumber' \('123'\) has no effect .* leave it out$/],
  [{ serviceAccount: 'pull' }, /^GeneratorIdentity.gkeServiceAccount: 'serviceAccount' must be .* got 'pull'/],
  [{ project: '123' }, /^GeneratorIdentity.gkeServiceAccount: 'project' must be .* got '123'/],
  [{ location: 'europe' }, /^GeneratorIdentity.gkeServiceAccount: 'location' must be .* got 'europe'/],
  [{ cluster: 'A' }, /^GeneratorIdentity.gkeServiceAccount: 'cluster' must be .* got 'A'/],
])('a GKE ServiceAccount of %j is refused', (props, message) => {
  expect(() => GeneratorIdentity.gkeServiceAccount('pull', { ...gke, ...props })).toThrow(message);
});

test.each<[string, () => unknown, RegExp]>([
  ['the ID of an access key', () => GeneratorIdentity.awsAccessKey('a', 'b/k'), /^'accessKeyId' must be SECRET\/KEY/],
  ['an access key', () => GeneratorIdentity.awsAccessKey('a/k', 'b'), /^'secretAccessKey' must be SECRET\/KEY/],
  ['a session token', () => GeneratorIdentity.awsAccessKey('a/k', 'b/k', 'c'), /^'sessionToken' must be SECRET\/KEY/],
  ['the key of a Google service account', () => GeneratorIdentity.googleServiceAccountKey('a'),
    /^'key' must be SECRET\/KEY/],
  ['the client ID of a service principal', () => GeneratorIdentity.azureServicePrincipal(tenantId, 'a', 'b/k'),
    /^'clientId' must be SECRET\/KEY/],
  ['the secret of a service principal', () => GeneratorIdentity.azureServicePrincipal(tenantId, 'a/k', 'b'),
    /^'clientSecret' must be SECRET\/KEY/],
  ['an access token of GitLab', () => GeneratorIdentity.gitlabAccessToken('a'), /^'token' must be SECRET\/KEY/],
  ['the key of a GitHub App', () => GeneratorIdentity.githubApp('1', '2', 'a'), /^'privateKey' must be SECRET\/KEY/],
])('%s that cannot be one is refused', (_, make, message) => {
  expect(make).toThrow(message);
});

test.each([
  [GeneratorIdentity.serviceAccount('pull'), GOOGLE, google,
    /cannot be used for 'europe-docker.pkg.dev\/acme-prod': .* GeneratorIdentity.gkeServiceAccount/],
  [GeneratorIdentity.googleServiceAccountKey('a/k'), ECR, ecr, /GeneratorIdentity.serviceAccount\(…\), awsAccessKey/],
  [GeneratorIdentity.awsAccessKey('a/k', 'b/k'), ACR, acr, /azureManagedIdentity/],
  [GeneratorIdentity.controller(), QUAY, Registry.quay(),
    /the identity of External Secrets itself does not fit it; write GeneratorIdentity.quayRobot\(…\)$/],
  [GeneratorIdentity.controller(), GITLAB, Registry.gitlab(), /write GeneratorIdentity.gitlabAccessToken\(…\)$/],
  [GeneratorIdentity.controller(), GITHUB, Registry.ghcr(), /write GeneratorIdentity.githubApp\(…\)$/],
  [GeneratorIdentity.controller(), CLOUDSMITH, Registry.of('r.example.com'),
    /cloudsmithService\(…\) for a registry of Cloudsmith; for any other use ExternalCredentials.login\(…\)$/],
])('%s is refused for a generator of kind %s', (identity, cloud, registry, message) => {
  expect(() => identity._authFor(cloud, registry)).toThrow(message);
});
