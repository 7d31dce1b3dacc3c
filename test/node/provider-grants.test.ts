import { acr, artifactRegistry, azureIdentity, clientId, cluster, ecr, irsa, role, tenantId, tokenProvider } from './support';
import { CloudIdentity, CredentialProvider, CredentialProviderProps, Registry } from '../../src';
import { KnownServiceAccounts, providerGrants, providerTrust } from '../../src/node/provider-grants';

const oidcIssuer = 'https://oidc.example.com/id/1';
const gke = CloudIdentity.gkeWorkloadIdentity(cluster);
const known: KnownServiceAccounts = { listed: ['payments', 'shop'], selected: [], declared: ['web', 'api'] };
const unknown: KnownServiceAccounts = { listed: [undefined], selected: [], declared: [] };

const ofEcr = (props: Partial<CredentialProviderProps> = {}) =>
  CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa }, ...props });
const ofGoogle = (props: Partial<CredentialProviderProps> = {}) =>
  CredentialProvider.google({ registries: [artifactRegistry], serviceAccounts: { identity: gke }, ...props });
const ofAzure = (props: Partial<CredentialProviderProps> = {}) =>
  CredentialProvider.azure({ registries: [acr], serviceAccounts: { identity: azureIdentity }, ...props });

const grantees = (...given: Parameters<typeof providerGrants>) => providerGrants(...given).map(({ grantee }) => grantee);
const trusted = (provider: CredentialProvider, of: KnownServiceAccounts) => providerTrust([provider], of, oidcIssuer).map(({ grantee }) => grantee);
const member = (namespace: string, name: string) => `serviceAccount:acme-prod.svc.id.goog[${namespace}/${name}]`;

describe('what identities of programs have to be granted', () => {
  test('is one grant for a role of AWS and an application of Azure, whoever pulls', () => {
    expect(providerGrants([ofEcr(), ofAzure()], known)).toEqual([
      ...irsa._permissions({ registries: [ecr], namespace: 'payments', serviceAccountName: 'web' }),
      ...azureIdentity._permissions({ registries: [acr], namespace: 'payments', serviceAccountName: 'web' }),
    ]);
  });

  test('is one grant for each ServiceAccount of Google Cloud', () => {
    expect(grantees([ofGoogle()], known)).toEqual([
      member('payments', 'web'), member('payments', 'api'), member('shop', 'web'), member('shop', 'api'),
    ]);
  });

  test('names nobody in AWS and Azure where no ServiceAccount is known', () => {
    const grants = providerGrants([ofEcr(), ofAzure()], unknown);
    expect(grants.map(({ account, grantee, resources }) => [account, grantee, resources])).toEqual([
      ['123456789012', role, [ecr.host]], [tenantId, clientId, [acr.host]],
    ]);
    expect(grants[0].commands).toEqual([expect.stringContaining('--role-name pull --policy-name pull --policy-document')]);
    expect(JSON.stringify(grants)).not.toMatch(/undefined|<[A-Z]/);
  });

  test.each<[string, KnownServiceAccounts, string[] | undefined, string[]]>([
    ['a ServiceAccount', { ...unknown, listed: ['payments'] }, undefined, [member('payments', '<SERVICE ACCOUNT>')]],
    ['a namespace', unknown, ['web'], [member('<NAMESPACE>', 'web')]],
    ['a namespace, with a selector by label', { ...known, listed: [] }, ['web'], [member('<NAMESPACE>', 'web')]],
    ['anything', { ...unknown, listed: [] }, undefined, [member('<NAMESPACE>', '<SERVICE ACCOUNT>')]],
  ])('has a placeholder in Google Cloud for %s that is not known', (_, of, serviceAccountNames, members) => {
    const grants = providerGrants([ofGoogle({ serviceAccountNames })], of);
    expect(grants.map(({ grantee }) => grantee)).toEqual(members);
    expect(grants[0].commands[0]).toContain(`--member '${members[0]}'`);
  });

  test('keeps to the names of the program, in namespaces that are selected by name too', () => {
    const of = { ...known, listed: ['payments'], selected: ['shop'] };
    expect(grantees([ofGoogle({ serviceAccountNames: ['job'] })], of)).toEqual([member('payments', 'job'), member('shop', 'job')]);
    expect(grantees([ofGoogle()], of)).toEqual([member('payments', 'web'), member('payments', 'api')]);
  });

  test('is asked once for programs with one identity', () => {
    const other = Registry.ecr({ account: '210987654321', region: 'us-east-1' });
    const grants = providerGrants([ofEcr(), ofEcr({ name: 'ecr-2', registries: [other], serviceAccounts: { identity: CloudIdentity.irsa(role) } })], known);
    expect(grants.map(({ grantee, resources }) => [grantee, resources])).toEqual([[role, [ecr.host, other.host]]]);
  });

  test('is a policy for each set of registries where ServiceAccounts share a role', () => {
    const other = Registry.ecr({ account: '210987654321', region: 'us-east-1' });
    const grants = providerGrants([
      ofEcr({ serviceAccountNames: ['web'] }), ofEcr({ name: 'ecr-2', registries: [other], serviceAccountNames: ['api'] }),
    ], { ...known, listed: ['payments'] });
    expect(grants.map(({ resources, commands }) => [resources, / --policy-name (\S+)/.exec(commands[0])![1]])).toEqual([
      [[ecr.host], 'pull-payments-web'], [[other.host], 'pull-payments-api'],
    ]);
  });

  test('is nothing where the node pulls, a program is not known, or the app says the role itself', () => {
    expect(providerGrants([CredentialProvider.ecr({ registries: [ecr] }), tokenProvider()], known)).toEqual([]);
    expect(providerGrants([ofEcr({ serviceAccounts: {} })], known)).toEqual([]);
  });

  test('is for the default role too, whose ServiceAccounts are not known', () => {
    const other = 'arn:aws:iam::123456789012:role/other';
    expect(grantees([ofEcr({ serviceAccounts: { identity: irsa, defaultRoleArn: other } })], known)).toEqual([role, other]);
    expect(grantees([ofEcr({ serviceAccounts: { identity: irsa, defaultRoleArn: role } })], known)).toEqual([role]);
  });
});

describe('whom identities of programs have to trust', () => {
  const subjects = ['payments:web', 'payments:api', 'shop:web', 'shop:api'].map(name => `system:serviceaccount:${name}`);

  test('is all ServiceAccounts in the one trust policy of a role', () => {
    const [trust, ...others] = providerTrust([ofEcr(), ofEcr({ name: 'ecr-2' })], known, oidcIssuer);
    expect(others).toEqual([]);
    expect(trust).toMatchObject({ grantee: subjects.join(', '), resources: [role], account: '123456789012' });
    expect(trust.policyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/oidc.example.com/id/1' },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: { StringEquals: { 'oidc.example.com/id/1:aud': 'sts.amazonaws.com', 'oidc.example.com/id/1:sub': subjects } },
      }],
    });
    expect(trust.commands).toEqual([
      `aws iam create-role --role-name pull --assume-role-policy-document '${JSON.stringify(trust.policyDocument)}'`,
    ]);
  });

  test('is as for a refresher where one ServiceAccount is known', () => {
    expect(providerTrust([ofEcr({ serviceAccountNames: ['web'] })], { ...known, listed: ['payments'] }, oidcIssuer))
      .toEqual(irsa._trust({ namespace: 'payments', serviceAccountName: 'web', oidcIssuer }));
  });

  test('is a federated credential of Azure for each ServiceAccount, and nobody for Google Cloud', () => {
    expect(providerTrust([ofAzure()], known, oidcIssuer).map(({ grantee, resources }) => [grantee, resources]))
      .toEqual(subjects.map(subject => [subject, [clientId]]));
    expect(trusted(ofGoogle(), known)).toEqual([]);
  });

  test('is nobody of whom something is not known', () => {
    expect(trusted(ofEcr(), unknown)).toEqual([]);
    expect(trusted(ofEcr({ serviceAccountNames: ['web'] }), unknown)).toEqual([]);
    expect(trusted(ofAzure({ serviceAccountNames: ['web'] }), { ...unknown, selected: ['shop'] })).toEqual(['system:serviceaccount:shop:web']);
  });

  test('is the ServiceAccounts without an annotation for the default role, if all are', () => {
    expect(trusted(ofEcr({ serviceAccounts: { defaultRoleArn: role } }), known)).toEqual([subjects.join(', ')]);
    const provider = ofEcr({ serviceAccounts: { identity: irsa, defaultRoleArn: 'arn:aws:iam::123456789012:role/other' } });
    expect(providerTrust([provider], known, oidcIssuer).map(({ resources }) => resources)).toEqual([[role]]);
  });

  test.each([ofEcr(), ofAzure()])('cannot be said without the issuer: %s', provider => {
    expect(() => providerTrust([provider], known)).toThrow("'oidcIssuer' must be the issuer of the cluster's tokens, beginning with https://: got none");
    expect(providerTrust([provider], unknown)).toEqual([]);
  });
});
