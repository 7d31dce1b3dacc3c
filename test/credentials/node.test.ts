import { AccessPattern, CloudIdentity, CredentialProvider, Registry, RegistryCredentials } from '../../src';

const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const chinaEcr = Registry.ecr({ account: '123456789012', region: 'cn-north-1' });
const acr = Registry.acr('contoso');
const google = Registry.gcr();
const role = 'arn:aws:iam::123456789012:role/nodes';
const tenantId = '22222222-2222-4222-8222-222222222222';

test('node identity brings its pattern along', () => {
  const credentials = RegistryCredentials.nodeIdentity([ecr]);
  expect(credentials.pattern).toBe(AccessPattern.NODE_IDENTITY);
  expect(credentials.registries).toEqual([ecr]);
  expect(`${credentials}`).toBe(`credentials for ${ecr} from the identity of the nodes`);
});

test('a credential provider brings its pattern along', () => {
  const credentials = RegistryCredentials.credentialProvider(CredentialProvider.ecr({ registries: [ecr] }));
  expect(credentials.pattern).toBe(AccessPattern.KUBELET_CREDENTIAL_PROVIDER);
  expect(`${credentials}`).toBe(
    `credentials for ${ecr} from the credential provider 'ecr-credential-provider' for *.dkr.ecr.*.amazonaws.com`,
  );
});

test.each([
  ['no registries', [], "'registries' is empty: list the registries that the nodes pull from"],
  ['a registry without cloud identities', [Registry.ghcr()],
    "'registries' has 'ghcr.io' of kind ghcr, which knows no identity of a node"],
  ['a registry without cloud identities beside others', [ecr, Registry.ghcr()],
    "'registries' has 'ghcr.io' of kind ghcr, which knows no identity of a node"],
  ['two partitions', [ecr, chinaEcr, acr],
    "'registries' are of partitions aws and aws-cn, and a node is of one: give an entry for each"],
])('node identity refuses %s', (_, registries, message) => {
  expect(() => RegistryCredentials.nodeIdentity(registries)).toThrow(message);
});

test.each([
  [[ecr, Registry.ecrPublic()], CloudIdentity.awsNodeRole(role)],
  [[ecr], CloudIdentity.awsNodeRole()],
  [[google], CloudIdentity.googleNode()],
  [[acr], CloudIdentity.azureManagedIdentity(tenantId)],
])('nodes that pull from %s may be %s', (registries, identity) => {
  expect(RegistryCredentials.nodeIdentity(registries, identity).registries).toEqual(registries);
});

test.each<[string, Registry[], any, string]>([
  ['of another kind', [ecr], CloudIdentity.irsa(role), `'identity' must be that of the nodes which pull from '${ecr}': `
    + `got 'IAM role ${role} through IRSA'; write CloudIdentity.awsNodeRole(roleArn)`],
  ['of another cloud', [acr], CloudIdentity.awsNodeRole(role), "'identity' must be that of the nodes which pull from "
    + `'${acr}': got 'IAM role of the nodes (${role})'; write CloudIdentity.azureManagedIdentity(tenantId, clientId)`],
  ['of one of two clouds', [ecr, google], CloudIdentity.awsNodeRole(role),
    'write CloudIdentity.googleNode(serviceAccount), and give an entry for each cloud'],
  ['of another partition', [chinaEcr], CloudIdentity.awsNodeRole(role),
    `'identity' cannot be used: '${role}' is of partition aws, and '${chinaEcr}' of partition aws-cn`],
])('node identity refuses an identity %s', (_, registries, identity, message) => {
  expect(() => RegistryCredentials.nodeIdentity(registries, identity)).toThrow(message);
});

test('a credential provider may have patterns only', () => {
  const credentials = RegistryCredentials.credentialProvider(
    CredentialProvider.of('own', { matchImages: ['registry.example.com'] }),
  );
  expect(credentials.registries).toEqual([]);
  expect(credentials.pattern).toBe(AccessPattern.KUBELET_CREDENTIAL_PROVIDER);
});
