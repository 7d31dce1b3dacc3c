import { CloudIdentity } from '../../../src';
import { oidcIssuer, role, trustOf, workload } from '../support';

test('the pod takes the token itself, and the ServiceAccount tells of the role', () => {
  expect(CloudIdentity.irsa(role)._binding).toEqual({
    provider: 'aws',
    identity: { method: 'web-identity', roleArn: role, tokenFile: '/registry-access/identity/tokens/aws' },
    sessionName: 'cdk8s-registry-access',
    pod: {
      tokens: [{ audience: 'sts.amazonaws.com', expirationSeconds: 3600, file: 'tokens/aws' }],
      serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': role },
    },
  });
});

test.each([
  [role, 'arn:aws:iam::123456789012:oidc-provider/'],
  ['arn:aws-cn:iam::210987654321:role/pull', 'arn:aws-cn:iam::210987654321:oidc-provider/'],
])('%s trusts one ServiceAccount of the OIDC provider of its account', (roleArn, provider) => {
  const issuer = oidcIssuer.slice('https://'.length);
  const [{ account, grantees, resources, policyDocument }, ...others] = trustOf(CloudIdentity.irsa(roleArn));
  expect(others).toEqual([]);
  expect(resources).toEqual([roleArn]);
  expect(grantees).toEqual(['system:serviceaccount:registry:refresher']);
  expect(account).toBe(roleArn.split(':')[4]);
  expect(policyDocument.Statement).toEqual([{
    Effect: 'Allow',
    Principal: { Federated: provider + issuer },
    Action: ['sts:AssumeRoleWithWebIdentity'],
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: 'sts.amazonaws.com', [`${issuer}:sub`]: 'system:serviceaccount:registry:refresher',
      },
    },
  }]);
});

test.each(['a', 'a'.repeat(65), 'a b', 'a/b', 'a\nb'])('the session name %j is refused', sessionName => {
  expect(() => CloudIdentity.irsa(role, sessionName)).toThrow(
    "CloudIdentity.irsa: 'sessionName' must be 2 to 64 letters, digits and +=,.@_-, such as registry-access: got "
      + `'${sessionName.replace('\n', '\\n')}'`);
});

test('a role that cannot be is refused by the name of the factory', () => {
  expect(() => CloudIdentity.irsa('pull')).toThrow("CloudIdentity.irsa: 'roleArn' must be the ARN of an IAM role");
});

test('no issuer, no trust policy', () => {
  expect(() => CloudIdentity.irsa(role)._trust(workload)).toThrow("'oidcIssuer' must be");
});
