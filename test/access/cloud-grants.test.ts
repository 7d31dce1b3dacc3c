import { harborLogin, newAccess } from './support';
import {
  AccessPattern, CloudIdentity, CredentialProvider, PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';
import { newChart } from '../attach/support';
import { acr, asServiceAccount, azureIdentity, clientId, ecr, irsa, role } from '../node/support';

const pattern = AccessPattern.KUBELET_CREDENTIAL_PROVIDER;
const otherEcr = Registry.ecr({ account: '210987654321', region: 'us-east-1' });
const nodes = RegistryCredentials.nodeIdentity(
  [ecr], CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:role/nodes'),
);

test('identities of programs are between nodes and refresher', () => {
  const token = RegistryCredentials.token(acr, { identity: azureIdentity });
  const access = newAccess(newChart(), {
    credentials: [token, nodes, asServiceAccount],
    namespaces: ['payments', 'shop'],
    serviceAccounts: ['web'],
    refresh: { name: 'refresh', namespace: 'payments' },
  });
  expect(access.cloudGrants.map(({ grantees }) => grantees))
    .toEqual([['arn:aws:iam::123456789012:role/nodes'], [role], [clientId]]);
  expect(access.cloudTrust('https://oidc.example.com').map(({ grantees, resources }) => [grantees, resources])).toEqual(
    [
      [['system:serviceaccount:payments:web', 'system:serviceaccount:shop:web'], [role]],
      [['system:serviceaccount:payments:refresh'], [clientId]],
    ],
  );
  expect(access.cloudTrust('https://oidc.example.com').slice(1))
    .toEqual(access.refresher!.cloudTrust('https://oidc.example.com'));
  expect(() => access.cloudTrust()).toThrow("'oidcIssuer' must be the issuer of the cluster's tokens");
});

test('a repository of another account has one policy for nodes, programs and the refresher', () => {
  const nodesRole = 'arn:aws:iam::123456789012:role/nodes';
  const { cloudGrants } = newAccess(newChart(), {
    credentials: [
      RegistryCredentials.nodeIdentity([otherEcr.withPath('base')], CloudIdentity.awsNodeRole(nodesRole)),
      RegistryCredentials.token(otherEcr.withPath('base/web'), { identity: irsa }),
    ],
    refresh: { name: 'refresh', namespace: 'payments' },
  });
  const [base, web] = [[`${otherEcr}/base`], [`${otherEcr}/base/web`]];
  expect(cloudGrants.map(({ account, grantees, resources }) => [account, grantees, resources])).toEqual([
    ['123456789012', [nodesRole], base],
    ['123456789012', [role], web],
    ['210987654321', [nodesRole], base],
    ['210987654321', [nodesRole, role], web],
  ]);
});

test('the ServiceAccount that the namespaces declare is trusted, and those named in selected namespaces', () => {
  const trusted = (props: Partial<PrivateRegistryAccessProps>) =>
    newAccess(newChart(), props).cloudTrust('https://oidc.example.com').map(({ grantees }) => grantees);
  expect(trusted({ credentials: [harborLogin, asServiceAccount] }))
    .toEqual([['system:serviceaccount:payments:default']]);
  expect(trusted({ pattern, credentials: [asServiceAccount] })).toEqual([]);
  const named = CredentialProvider.ecr({
    registries: [ecr], serviceAccounts: { identity: irsa }, serviceAccountNames: ['web'],
  });
  expect(
    trusted({
      pattern, credentials: [RegistryCredentials.credentialProvider(named)], namespaceSelector: { names: ['shop'] },
    }),
  ).toEqual([['system:serviceaccount:shop:web']]);
});

describe('a role that is used more than once', () => {
  const oidcIssuer = 'https://oidc.example.com';
  const provider = { Federated: 'arn:aws:iam::123456789012:oidc-provider/oidc.example.com' };
  const refresh = { name: 'refresh', namespace: 'payments' };
  const subject = (name: string) => `system:serviceaccount:payments:${name}`;
  const withToken = (
    identity: CloudIdentity, assumeRole?: string, others: RegistryCredentials[] = [asServiceAccount],
  ) =>
    newAccess(newChart(), {
      credentials: [...others, RegistryCredentials.token(otherEcr, { identity, assumeRole })],
      serviceAccounts: ['web'],
      refresh,
    }).cloudTrust(oidcIssuer);

  test('is made once, and its one trust policy has the ServiceAccounts of programs and that of the refresher', () => {
    const [trust, ...others] = withToken(CloudIdentity.irsa(role));
    expect(others).toEqual([]);
    expect(trust).toMatchObject({
      kind: 'trust', account: '123456789012', grantees: [subject('web'), subject('refresh')], resources: [role],
    });
    expect(trust.policyDocument.Statement).toEqual([{
      Effect: 'Allow',
      Principal: provider,
      Action: ['sts:AssumeRoleWithWebIdentity'],
      Condition: {
        StringEquals: {
          'oidc.example.com:aud': 'sts.amazonaws.com', 'oidc.example.com:sub': [subject('web'), subject('refresh')],
        },
      },
    }]);
    expect(trust.commands).toEqual([
      '# AWS account 123456789012\naws iam create-role --profile 123456789012 --role-name pull '
        + `--assume-role-policy-document '${JSON.stringify(trust.policyDocument)}'`,
    ]);
  });

  test('has a statement for each way to it, with the association behind it', () => {
    const [trust, ...others] = withToken(CloudIdentity.eksPodIdentity(role));
    expect(others).toEqual([]);
    expect(trust.policyDocument.Statement.map(({ Principal }: any) => Principal))
      .toEqual([provider, { Service: 'pods.eks.amazonaws.com' }]);
    expect(trust.commands).toEqual([
      expect.stringMatching(/\naws iam create-role --profile 123456789012 --role-name pull /),
      expect.stringMatching(
        /\naws eks create-pod-identity-association .* --service-account refresh --role-arn \S+:role\/pull$/,
      ),
    ]);
  });

  test('comes behind the role that assumes it, which has to be there first', () => {
    const home = 'arn:aws:iam::123456789012:role/home';
    const ofOther = 'arn:aws:iam::210987654321:role/pull';
    const asOther = RegistryCredentials.credentialProvider(CredentialProvider.ecr({
      registries: [ecr], serviceAccounts: { identity: CloudIdentity.irsa(ofOther) },
    }));
    const trusts = withToken(CloudIdentity.irsa(home), ofOther, [asOther]);
    expect(trusts.map(({ resources, grantees }) => [resources, grantees])).toEqual([
      [[home], [subject('refresh')]], [[ofOther], [subject('web'), home]],
    ]);
    expect(trusts[1].policyDocument.Statement.map(({ Principal }: any) => Principal)).toEqual([
      { Federated: provider.Federated.replace('123456789012', '210987654321') }, { AWS: home },
    ]);
  });

  test('may be the default role, of which no ServiceAccount is known: only the refresher is in its trust', () => {
    const others = [RegistryCredentials.credentialProvider(CredentialProvider.ecr({
      registries: [ecr], serviceAccounts: { identity: irsa, defaultRoleArn: 'arn:aws:iam::123456789012:role/default' },
    }))];
    expect(
      withToken(CloudIdentity.irsa('arn:aws:iam::123456789012:role/default'), undefined, others).map(
        ({ resources, grantees }) => [resources, grantees],
      ),
    ).toEqual([
      [[role], [subject('web')]],
      [['arn:aws:iam::123456789012:role/default'], [subject('refresh')]],
    ]);
  });

  test('or another identity, trusts a ServiceAccount once', () => {
    const asAzure = RegistryCredentials.credentialProvider(CredentialProvider.azure({
      registries: [acr], serviceAccounts: { identity: azureIdentity }, serviceAccountNames: ['refresh'],
    }));
    const trusts = newAccess(newChart(), {
      credentials: [asAzure, RegistryCredentials.token(acr.withPath('apps'), { identity: azureIdentity })], refresh,
    }).cloudTrust(oidcIssuer);
    expect(trusts.map(({ resources, grantees, commands }) => [resources, grantees, commands.length]))
      .toEqual([[[clientId], [subject('refresh')], 1]]);
  });
});
