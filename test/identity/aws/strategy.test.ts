import { CloudIdentity } from '../../../src';
import { chinaEcr, ecr, ecrPublic, otherEcr, otherRole, role, trustOf, workload } from '../support';

const irsa = CloudIdentity.irsa(role);
const assumeRoles = { [otherEcr.account!]: otherRole };

test('registries of an account whose role is assumed are for that role to pull from', () => {
  const [own, assumed, ...others] = irsa._permissions({
    registries: [ecr, otherEcr, ecrPublic], assumeRoles, ...workload,
  });
  expect(others).toEqual([]);
  expect(own).toMatchObject({ account: ecr.account, grantees: [role], resources: [`${ecr}`, 'public.ecr.aws'] });
  expect(own.policyDocument.Statement.map(({ Sid, Resource }: any) => [Sid, Resource])).toEqual([
    ['GetToken', ['*']],
    ['Pull', ['arn:aws:ecr:eu-west-1:123456789012:repository/*']],
    ['GetPublicToken', ['*']],
    ['AssumeRoles', [otherRole]],
  ]);
  expect(assumed).toMatchObject({ account: otherEcr.account, grantees: [otherRole], resources: [`${otherEcr}`] });
  expect(assumed.policyDocument.Statement.map(({ Sid }: any) => Sid)).toEqual(['GetToken', 'Pull']);
});

test('an identity that only assumes roles may do nothing else', () => {
  const [own] = irsa._permissions({ registries: [otherEcr], assumeRoles, ...workload });
  expect(own).toMatchObject({
    grantees: [role], resources: [], documentation: expect.stringContaining('cross-account'),
  });
  expect(own.policyDocument.Statement).toEqual([
    { Sid: 'AssumeRoles', Effect: 'Allow', Action: ['sts:AssumeRole'], Resource: [otherRole] },
  ]);
});

test('one role for two accounts is granted once', () => {
  const permissions = irsa._permissions({
    registries: [ecr, otherEcr], assumeRoles: { ...assumeRoles, [ecr.account!]: otherRole }, ...workload,
  });
  expect(permissions.map(({ grantees, resources }) => [grantees, resources]))
    .toEqual([[[role], []], [[otherRole], [`${ecr}`, `${otherEcr}`]]]);
});

test('a role that is assumed trusts the identity', () => {
  const [, trust, ...others] = trustOf(irsa, [otherRole]);
  expect(others).toEqual([]);
  expect(trust).toMatchObject({
    account: otherEcr.account,
    grantees: [role],
    resources: [otherRole],
    policyDocument: {
      Version: '2012-10-17', Statement: [{ Effect: 'Allow', Principal: { AWS: role }, Action: ['sts:AssumeRole'] }],
    },
  });
});

test.each([
  [CloudIdentity.eksPodIdentity(), "'roleArn' to CloudIdentity.eksPodIdentity"],
  [CloudIdentity.awsNodeRole(), "'roleArn' to CloudIdentity.awsNodeRole"],
  [CloudIdentity.awsAccessKey({ secretName: 'a' }), "'userArn' to CloudIdentity.awsAccessKey"],
])('a role cannot trust %s as long as it is not known', (identity, property) => {
  expect(() => trustOf(identity, [otherRole])).toThrow(
    `role '${otherRole}' has to trust who assumes it: give ${property}`,
  );
});

test('a role of another partition cannot be assumed', () => {
  const chinaRole = 'arn:aws-cn:iam::123456789012:role/pull';
  expect(() => trustOf(irsa, [chinaRole])).toThrow(
    `'${chinaRole}' is of partition aws-cn, and cannot be assumed by '${role}' of partition aws`,
  );
  const identity = CloudIdentity.eksPodIdentity();
  expect(() => identity._permissions({ registries: [ecr], assumeRoles: { 123456789012: chinaRole }, ...workload }),
  ).toThrow(`'assumeRoles' cannot be used for '${ecr}': '${chinaRole}' is of partition aws-cn`);
  expect(() => identity._permissions({ registries: [chinaEcr], assumeRoles: { 123456789012: chinaRole }, ...workload }))
    .not.toThrow();
});

test('a role to assume is one', () => {
  expect(() => trustOf(irsa, ['pull'])).toThrow("'assumeRoles' must be the ARN of an IAM role");
});
