import { Chart, Testing } from 'cdk8s';
import {
  acr, artifactRegistry, azureIdentity, clientId, cluster, ecr, irsa, role, tenantId, tokenProvider,
} from './support';
import {
  AccessPattern, CloudIdentity, CredentialProvider, CredentialProviderProps, PrivateRegistryAccess,
  PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';

/** What a construct knows of ServiceAccounts. */
type Known = Pick<PrivateRegistryAccessProps, 'namespaces' | 'namespaceSelector' | 'serviceAccounts'>;

const oidcIssuer = 'https://oidc.example.com/id/1';
const gke = CloudIdentity.gkeWorkloadIdentity(cluster);
const known: Known = { namespaces: ['payments', 'shop'], serviceAccounts: ['web', 'api'] };
const unknown: Known = {};
const byLabel: Known = { namespaceSelector: { matchLabels: { pull: 'yes' } } };

const ofEcr = (props: Partial<CredentialProviderProps> = {}) =>
  CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: irsa }, ...props });
const ofGoogle = (props: Partial<CredentialProviderProps> = {}) =>
  CredentialProvider.google({ registries: [artifactRegistry], serviceAccounts: { identity: gke }, ...props });
const ofAzure = (props: Partial<CredentialProviderProps> = {}) =>
  CredentialProvider.azure({ registries: [acr], serviceAccounts: { identity: azureIdentity }, ...props });

const accessOf = (providers: CredentialProvider[], of: Known) =>
  new PrivateRegistryAccess(new Chart(Testing.app(), 'chart'), 'Access', {
    pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
    credentials: providers.map(provider => RegistryCredentials.credentialProvider(provider)),
    ...of,
  });
const grantsOf = (providers: CredentialProvider[], of: Known) => accessOf(providers, of).cloudGrants;
const trustOf = (providers: CredentialProvider[], of: Known) => accessOf(providers, of).cloudTrust(oidcIssuer);
const granted = (provider: CredentialProvider, of: Known) => grantsOf([provider], of).map(({ grantees }) => grantees);
const trusted = (provider: CredentialProvider, of: Known) => trustOf([provider], of).map(({ grantees }) => grantees);
const member = (namespace: string, name: string) => `serviceAccount:acme-prod.svc.id.goog[${namespace}/${name}]`;

describe('what identities of programs have to be granted', () => {
  test('is one grant for a role of AWS and an application of Azure, whoever pulls', () => {
    expect(grantsOf([ofEcr(), ofAzure()], known)).toEqual([
      ...irsa._permissions({ registries: [ecr], namespace: 'payments', serviceAccountName: 'web' }),
      ...azureIdentity._permissions({ registries: [acr], namespace: 'payments', serviceAccountName: 'web' }),
    ]);
  });

  test('has what pulling through a cache of ECR takes', () => {
    const cache = Registry.ecr({ account: '123456789012', region: 'eu-west-1', pullThroughCache: true });
    const registries = [ecr.withPath('apps'), cache.withPath('docker-hub')];
    const [{ policyDocument }] = grantsOf([ofEcr({ registries })], known);
    expect(policyDocument.Statement.map(({ Sid, Resource }: any) => [Sid, Resource.length]))
      .toEqual([['GetToken', 1], ['Pull', 4], ['PullThroughCache', 2]]);
    expect(policyDocument.Statement[2].Action).toEqual(['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository']);
  });

  test('is one grant for each ServiceAccount of Google Cloud', () => {
    expect(granted(ofGoogle(), known)).toEqual([
      [member('payments', 'web')], [member('payments', 'api')], [member('shop', 'web')], [member('shop', 'api')],
    ]);
  });

  test('names nobody in AWS and Azure where no ServiceAccount is known', () => {
    const grants = grantsOf([ofEcr(), ofAzure()], unknown);
    expect(grants.map(({ account, grantees, resources }) => [account, grantees, resources])).toEqual([
      ['123456789012', [role], [ecr.host]], [tenantId, [clientId], [acr.host]],
    ]);
    expect(grants[0].commands).toEqual([
      expect.stringContaining('--role-name pull --policy-name pull --policy-document'),
    ]);
    expect(JSON.stringify(grants).replaceAll('<SUBSCRIPTION OF CONTOSO>', '')).not.toMatch(/undefined|<[A-Z]/);
  });

  test.each<[string, Known, string[] | undefined, string[]]>([
    ['a ServiceAccount', { namespaces: ['payments'] }, undefined, [member('payments', '<SERVICE ACCOUNT>')]],
    ['a namespace', unknown, ['web'], [member('<NAMESPACE>', 'web')]],
    ['a namespace, with a selector by label', byLabel, ['web'], [member('<NAMESPACE>', 'web')]],
    ['anything', byLabel, undefined, [member('<NAMESPACE>', '<SERVICE ACCOUNT>')]],
  ])('has a placeholder in Google Cloud for %s that is not known', (_, of, serviceAccountNames, members) => {
    const grants = grantsOf([ofGoogle({ serviceAccountNames })], of);
    expect(grants.map(({ grantees }) => grantees)).toEqual([members]);
    expect(grants[0].commands[0]).toContain(`--member '${members[0]}'`);
  });

  test('keeps to the names of the program, in namespaces that are selected by name too', () => {
    const of = { ...known, namespaces: ['payments'], namespaceSelector: { names: ['shop'] } };
    expect(granted(ofGoogle({ serviceAccountNames: ['job'] }), of))
      .toEqual([[member('payments', 'job')], [member('shop', 'job')]]);
    expect(granted(ofGoogle(), of)).toEqual([[member('payments', 'web')], [member('payments', 'api')]]);
  });

  test('is asked once for programs with one identity', () => {
    const other = Registry.ecr({ account: '210987654321', region: 'us-east-1' });
    const grants = grantsOf(
      [ofEcr(), ofEcr({ name: 'ecr-2', registries: [other], serviceAccounts: { identity: CloudIdentity.irsa(role) } })],
      known,
    );
    expect(grants.map(({ account, grantees, resources }) => [account, grantees, resources])).toEqual([
      ['123456789012', [role], [ecr.host, other.host]], ['210987654321', [role], [other.host]],
    ]);
  });

  test('is a policy for each set of registries where ServiceAccounts share a role', () => {
    const other = Registry.ecr({ account: '210987654321', region: 'us-east-1' });
    const grants = grantsOf([
      ofEcr({ serviceAccountNames: ['web'] }),
      ofEcr({ name: 'ecr-2', registries: [other], serviceAccountNames: ['api'] }),
    ], { ...known, namespaces: ['payments'] });
    const nameIn = ([command]: string[]) => / --policy-name (\S+)/.exec(command)?.[1];
    expect(grants.map(({ resources, commands }) => [resources, nameIn(commands)])).toEqual([
      [[ecr.host], 'pull-payments-web'], [[other.host], 'pull-payments-api'], [[other.host], undefined],
    ]);
  });

  test('is nothing where the node pulls, a program is not known, or the app says the role itself', () => {
    expect(grantsOf([CredentialProvider.ecr({ registries: [ecr] }), tokenProvider()], known)).toEqual([]);
    expect(grantsOf([ofEcr({ serviceAccounts: {} })], known)).toEqual([]);
  });

  test('is for the default role too, whose ServiceAccounts are not known', () => {
    const other = 'arn:aws:iam::123456789012:role/other';
    expect(granted(ofEcr({ serviceAccounts: { identity: irsa, defaultRoleArn: other } }), known))
      .toEqual([[role], [other]]);
    expect(granted(ofEcr({ serviceAccounts: { identity: irsa, defaultRoleArn: role } }), known)).toEqual([[role]]);
  });
});

describe('whom identities of programs have to trust', () => {
  const subjects = ['payments:web', 'payments:api', 'shop:web', 'shop:api'].map(
    name => `system:serviceaccount:${name}`,
  );

  test('is all ServiceAccounts in the one trust policy of a role', () => {
    const [trust, ...others] = trustOf([ofEcr(), ofEcr({ name: 'ecr-2' })], known);
    expect(others).toEqual([]);
    expect(trust).toMatchObject({ grantees: subjects, resources: [role], account: '123456789012' });
    expect(trust.policyDocument).toEqual({
      Version: '2012-10-17',
      Statement: [{
        Effect: 'Allow',
        Principal: { Federated: 'arn:aws:iam::123456789012:oidc-provider/oidc.example.com/id/1' },
        Action: ['sts:AssumeRoleWithWebIdentity'],
        Condition: {
          StringEquals: { 'oidc.example.com/id/1:aud': 'sts.amazonaws.com', 'oidc.example.com/id/1:sub': subjects },
        },
      }],
    });
    expect(trust.commands).toEqual([
      '# AWS account 123456789012\naws iam create-role --profile 123456789012 --role-name pull '
        + `--assume-role-policy-document '${JSON.stringify(trust.policyDocument)}'`,
    ]);
  });

  test('is as for a refresher where one ServiceAccount is known', () => {
    expect(trustOf([ofEcr({ serviceAccountNames: ['web'] })], { ...known, namespaces: ['payments'] }))
      .toEqual(irsa._trust({ namespace: 'payments', serviceAccountName: 'web', oidcIssuer }));
  });

  test('is a federated credential of Azure for each ServiceAccount, and nobody for Google Cloud', () => {
    expect(trustOf([ofAzure()], known).map(({ grantees, resources }) => [grantees, resources]))
      .toEqual(subjects.map(subject => [[subject], [clientId]]));
    expect(trusted(ofGoogle(), known)).toEqual([]);
  });

  test('is nobody of whom something is not known', () => {
    expect(trusted(ofEcr(), unknown)).toEqual([]);
    expect(trusted(ofEcr({ serviceAccountNames: ['web'] }), unknown)).toEqual([]);
    expect(trusted(ofAzure({ serviceAccountNames: ['web'] }), { namespaceSelector: { names: ['shop'] } }))
      .toEqual([['system:serviceaccount:shop:web']]);
  });

  test('is the ServiceAccounts without an annotation for the default role, if all are', () => {
    expect(trusted(ofEcr({ serviceAccounts: { defaultRoleArn: role } }), known)).toEqual([subjects]);
    const provider = ofEcr({
      serviceAccounts: { identity: irsa, defaultRoleArn: 'arn:aws:iam::123456789012:role/other' },
    });
    expect(trustOf([provider], known).map(({ resources }) => resources)).toEqual([[role]]);
  });

  test.each([ofEcr(), ofAzure()])('cannot be said without the issuer: %s', provider => {
    expect(() => accessOf([provider], known).cloudTrust())
      .toThrow("'oidcIssuer' must be the issuer of the cluster's tokens, beginning with https://: got none");
    expect(accessOf([provider], unknown).cloudTrust()).toEqual([]);
  });
});
