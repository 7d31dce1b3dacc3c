import {
  acr, account, artifactRegistry, chinaAcr, chinaEcr, clientId, ecr, ecrPublic, IDENTITIES, oidcIssuer, otherEcr,
  otherRole, role, tenantId, trustOf, workload,
} from './support';
import { AzureCloud, CloudIdentity, CloudProvider, Registry } from '../../src';
import { withRepositoryPolicies } from '../../src/identity/aws/repository-policy';
import { tokenCloudOf } from '../../src/identity/token-clouds';

const PLACES = [
  /^# AWS account (\d{12})\naws \S+ \S+ --profile \1 /,
  /^# AWS account of .+\naws \S+ \S+ --profile '<PROFILE>' /,
  /^# Google Cloud project (\S+)\ngcloud .*(?:--project|projects add-iam-policy-binding) '?\1'?(?: |$)/,
  /^# Azure subscription of .+, tenant \S{36}\naz .* --subscription '<SUBSCRIPTION OF .+>' /,
];

test.each(IDENTITIES)('what has to be set up for %s', (_, identity, registries) => {
  expect({
    identity: `${identity}`,
    permissions: identity._permissions({ registries, ...workload }),
    trust: trustOf(identity),
  }).toMatchSnapshot();
});

test.each(
  IDENTITIES.filter(([, { provider }]) => provider === CloudProvider.AWS),
)('documents of %s are well-formed and without repetition', (_, identity, registries) => {
  const assumeRoles = { [ecr.account!]: otherRole };
  const documents = [
    ...identity._permissions({ registries: [...registries, ...registries], assumeRoles, ...workload }),
    ...trustOf(identity, [otherRole]),
  ].map(({ policyDocument }) => policyDocument);
  expect(documents.length).toBeGreaterThan(2);
  for (const { Version, Statement } of documents) {
    expect(Version).toBe('2012-10-17');
    expect(Statement.length).toBeGreaterThan(0);
    for (const { Effect, Action, Resource = [] } of Statement) {
      expect(Effect).toBe('Allow');
      expect(Action).toEqual([...new Set<string>(Action)].sort());
      expect(Resource).toEqual([...new Set<string>(Resource)].sort());
    }
  }
});

test.each<[string, CloudIdentity, Registry]>([
  ['AWS', CloudIdentity.eksPodIdentity(), ecr],
  ['Google Cloud', CloudIdentity.googleNode(), artifactRegistry],
  ['Azure', CloudIdentity.azureManagedIdentity(tenantId), acr],
])('an identity of %s serves no registry of another cloud', (_, identity, own) => {
  expect(() => identity._checkServes(own)).not.toThrow();
  for (const other of [ecr, artifactRegistry, acr].filter(registry => registry !== own)) {
    expect(() => identity._checkServes(other)).toThrow(
      `'identity' must be an identity of the cloud that '${other}' is in: got '${identity}'; give CloudIdentity.`);
  }
});

test('the refusal names the identities that fit', () => {
  expect(() => CloudIdentity.googleNode()._checkServes(ecr)).toThrow(
    "'identity' must be an identity of the cloud that '123456789012.dkr.ecr.eu-west-1.amazonaws.com' is in: got "
    + "'Google service account of the nodes'; give CloudIdentity.eksPodIdentity(), CloudIdentity.irsa(roleArn), "
    + 'CloudIdentity.awsNodeRole() or CloudIdentity.awsAccessKey({ secretName })');
});

test.each([
  [CloudIdentity.irsa(role), Registry.ghcr(), 'leave it out'],
  [CloudIdentity.googleNode(), ecr, 'leave it out'],
  [CloudIdentity.irsa(role), chinaEcr, `'${role}' is of partition aws, and '${chinaEcr}' of partition aws-cn`],
])('grants of %s for %s, which it fetches no tokens for, name the registry', (identity, registry, problem) => {
  expect(() => identity.cloudGrants([registry]))
    .toThrow(`'registries' has '${registry}', for which '${identity}' fetches no tokens: ${problem}`);
});

test.each([
  [CloudIdentity.irsa(role), chinaEcr, 'aws', 'aws-cn'],
  [CloudIdentity.eksPodIdentity(role), chinaEcr, 'aws', 'aws-cn'],
  [CloudIdentity.awsNodeRole('arn:aws-cn:iam::123456789012:role/node'), ecr, 'aws-cn', 'aws'],
  [CloudIdentity.awsAccessKey({ secretName: 'a', userArn: 'arn:aws-cn:iam::123456789012:user/u' }), ecrPublic,
    'aws-cn', 'aws'],
])('%s serves no registry of another partition', (identity, registry, partition, wanted) => {
  expect(() => identity._checkServes(registry))
    .toThrow(`is of partition ${partition}, and '${registry}' of partition ${wanted}`);
});

test('an identity of AWS whose role is not known serves any partition', () => {
  expect(() => CloudIdentity.eksPodIdentity()._checkServes(chinaEcr)).not.toThrow();
});

test('an identity of one Azure cloud serves no registry of another', () => {
  const secretName = 'azure-pull';
  const ids = { clientId, tenantId };
  for (const identity of [
    CloudIdentity.azureWorkloadIdentity(ids), CloudIdentity.azureServicePrincipal({ ...ids, secretName }),
  ]) {
    expect(() => identity._checkServes(chinaAcr)).toThrow(
      "it is an identity of AzureCloud.PUBLIC, and 'contoso.azurecr.cn' is in AzureCloud.CHINA: give 'cloud: "
        + "AzureCloud.CHINA'");
  }
  expect(() =>
    CloudIdentity.azureWorkloadIdentity({ clientId, tenantId, cloud: AzureCloud.CHINA })._checkServes(chinaAcr),
  ).not.toThrow();
});

test('the managed identity of a node serves registries of the cloud that the node is in', () => {
  expect(() => CloudIdentity.azureManagedIdentity(tenantId)._checkServes(chinaAcr)).not.toThrow();
});

test.each([
  [CloudIdentity.irsa(role), ecr, 12 * 60],
  [CloudIdentity.eksPodIdentity(), ecrPublic, 12 * 60],
  [CloudIdentity.azureManagedIdentity(tenantId), acr, 3 * 60],
  [CloudIdentity.gkeWorkloadIdentity({ project: 'acme-prod', location: 'europe-west1', cluster: 'prod' }),
    artifactRegistry, 60],
  [CloudIdentity.googleFederation({ projectNumber: '1', pool: 'pool', provider: 'provider' }), artifactRegistry, 60],
  [CloudIdentity.googleNode(account), artifactRegistry, 60],
  [CloudIdentity.googleNode(), artifactRegistry, 5],
])('a token fetched as %s for %s lives %s more than %i minutes', (identity, registry, minutes) => {
  expect(tokenCloudOf(registry)!.lifetimeOf(registry, identity._binding).toMinutes()).toBe(minutes);
});

test.each(IDENTITIES)('permissions of %s name each registry once', (_, identity, registries) => {
  const props = { registries: [...registries, ...registries], ...workload };
  expect(identity._permissions(props)).toEqual(identity._permissions({ ...props, registries }));
});

test.each(IDENTITIES)('each command for %s says where it belongs, also to the program', (_, identity, registries) => {
  const grants = [...identity.cloudGrants(registries, ['registry/refresher']), ...trustOf(identity)];
  const commands = grants.flatMap(grant => grant.commands);
  expect(commands.length).toBeGreaterThan(0);
  expect(commands.filter(command => !PLACES.some(place => place.test(command)))).toEqual([]);
});

test('permissions are of registries that the identity serves, of which there is one at least', () => {
  const identity = CloudIdentity.irsa(role);
  expect(() => identity._permissions({ registries: [], ...workload }))
    .toThrow("'registries' is empty: list those to pull from");
  expect(() => identity._permissions({ registries: [ecr, acr], ...workload })).toThrow("'contoso.azurecr.io'");
});

test.each([
  ['Registry/refresher', "'serviceAccounts' must be a DNS label.*got 'Registry': write 'registry'"],
  ['registry/system:*', "'serviceAccounts' must be a DNS subdomain"],
])('a ServiceAccount that cannot be is refused: %s', (serviceAccount, message) => {
  const identity = CloudIdentity.irsa(role);
  expect(() => identity.cloudGrants([ecr, otherEcr], [serviceAccount])).toThrow(new RegExp(message));
  expect(() => identity.cloudTrust([serviceAccount])).toThrow(new RegExp(message));
});

test.each(IDENTITIES)('%s needs the same where nobody here makes the ServiceAccount', (_, identity, registries) => {
  const grants = identity.cloudGrants(registries, ['registry/refresher']);
  const trust = identity.cloudTrust(['registry/refresher'], oidcIssuer);
  expect(grants).toEqual(withRepositoryPolicies(identity._permissions({ registries, ...workload })));
  expect(trust).toEqual(trustOf(identity));
  expect(new Set(grants.map(({ kind }) => kind))).toEqual(new Set(['permission']));
  expect(trust.every(({ kind }) => kind === 'trust')).toBe(true);
});

test('what has to be granted can be said without a ServiceAccount, whom Google Cloud grants by its name', () => {
  const [aws] = CloudIdentity.irsa(role).cloudGrants([ecr, ecrPublic]);
  expect(aws.policyDocument.Statement.map(({ Sid }: any) => Sid)).toEqual(['GetToken', 'Pull', 'GetPublicToken']);
  expect(aws.commands).toEqual([expect.stringContaining('--policy-name pull --policy-document')]);
  const [google] = CloudIdentity.gkeWorkloadIdentity({
    project: 'acme-prod', location: 'europe-west1', cluster: 'prod',
  }).cloudGrants([artifactRegistry]);
  expect(google).toMatchObject({
    role: 'roles/artifactregistry.reader',
    grantees: ['serviceAccount:acme-prod.svc.id.goog[<NAMESPACE>/<SERVICE ACCOUNT>]'],
  });
});

test('ServiceAccounts share the trust policy and the policy of a role, and have a grant each in Google Cloud', () => {
  const names = ['payments/registry-pull', 'shop/registry-pull'];
  const subjects = names.map(name => `system:serviceaccount:${name.replace('/', ':')}`);
  const [trust, ...otherTrusts] = CloudIdentity.irsa(role).cloudTrust(names, oidcIssuer);
  const [grant, ...otherGrants] = CloudIdentity.irsa(role).cloudGrants([ecr], names);
  expect([...otherTrusts, ...otherGrants]).toEqual([]);
  expect([trust.grantees, trust.resources, grant.grantees, grant.resources])
    .toEqual([subjects, [role], [role], [`${ecr}`]]);
  const gke = CloudIdentity.gkeWorkloadIdentity({ project: 'acme-prod', location: 'europe-west1', cluster: 'prod' });
  expect(gke.cloudGrants([artifactRegistry], names).map(({ grantees }) => grantees))
    .toEqual(names.map(name => [`serviceAccount:acme-prod.svc.id.goog[${name}]`]));
  const azure = CloudIdentity.azureWorkloadIdentity({ clientId, tenantId });
  expect(azure.cloudTrust(names, oidcIssuer).map(({ grantees }) => grantees)).toEqual(subjects.map(one => [one]));
  expect(azure.cloudGrants([acr], names)).toHaveLength(1);
});
