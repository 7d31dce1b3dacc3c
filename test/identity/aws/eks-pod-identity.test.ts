import { CloudIdentity } from '../../../src';
import { ecr, onlyPermission, otherRole, role, trustOf, workload } from '../support';

test('the pod takes the token itself and names the agent, which has another address on clusters with IPv6', () => {
  expect(CloudIdentity.eksPodIdentity()._binding).toEqual({
    provider: 'aws',
    identity: {
      method: 'pod-identity',
      url: 'http://169.254.170.23/v1/credentials',
      tokenFile: '/registry-access/identity/tokens/eks-pod-identity',
    },
    sessionName: 'cdk8s-registry-access',
    pod: {
      tokens: [{ audience: 'pods.eks.amazonaws.com', expirationSeconds: 3600, file: 'tokens/eks-pod-identity' }],
      egress: [{ cidr: '169.254.170.23/32', port: 80 }, { cidr: 'fd00:ec2::23/128', port: 80 }],
    },
  });
});

test('the role trusts EKS for one ServiceAccount, whatever the issuer', () => {
  const [{ grantees, resources, policyDocument }] = CloudIdentity.eksPodIdentity()._trust(workload);
  expect(resources).toEqual(['the role of the EKS Pod Identity association']);
  expect(grantees).toEqual(['system:serviceaccount:registry:refresher']);
  expect(policyDocument.Statement).toEqual([{
    Effect: 'Allow',
    Principal: { Service: 'pods.eks.amazonaws.com' },
    Action: ['sts:AssumeRole', 'sts:TagSession'],
    Condition: {
      StringEquals: {
        'aws:RequestTag/kubernetes-namespace': 'registry', 'aws:RequestTag/kubernetes-service-account': 'refresher',
      },
    },
  }]);
});

test('tags of the session go on to roles that are assumed', () => {
  const identity = CloudIdentity.eksPodIdentity(role);
  const [own] = identity._permissions({ registries: [ecr], assumeRoles: { 123456789012: otherRole }, ...workload });
  expect(own.policyDocument.Statement).toEqual([
    { Sid: 'AssumeRoles', Effect: 'Allow', Action: ['sts:AssumeRole', 'sts:TagSession'], Resource: [otherRole] },
  ]);
  expect(trustOf(identity, [otherRole])[1].policyDocument.Statement).toEqual([
    { Effect: 'Allow', Principal: { AWS: role }, Action: ['sts:AssumeRole', 'sts:TagSession'] },
  ]);
});

test('the role is for documents', () => {
  expect(CloudIdentity.eksPodIdentity(role)._binding).toEqual(CloudIdentity.eksPodIdentity()._binding);
  expect(onlyPermission(CloudIdentity.eksPodIdentity(role), [ecr]).grantees).toEqual([role]);
  expect(onlyPermission(CloudIdentity.eksPodIdentity(), [ecr]).grantees)
    .toEqual(['the role of the EKS Pod Identity association']);
});

test('a role that cannot be is refused', () => {
  expect(() => CloudIdentity.eksPodIdentity('pull'))
    .toThrow("CloudIdentity.eksPodIdentity: 'roleArn' must be the ARN of an IAM role");
});
