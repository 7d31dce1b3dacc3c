import * as fc from 'fast-check';
import { checkAssumeRole, checkAssumeRoles, partitionOfRegistry, roleOf, userOf } from '../../../src/identity/aws/arn';
import { Registry } from '../../../src/registry';
import { propertyOptions } from '../../support/property';
import { chinaEcr, ecr, ecrPublic, otherEcr, otherRole, role } from '../support';

test.each([
  ['arn:aws:iam::123456789012:role/pull', 'aws'],
  ['arn:aws-cn:iam::123456789012:role/pull', 'aws-cn'],
  ['arn:aws-us-gov:iam::123456789012:role/pull', 'aws-us-gov'],
  ['arn:aws-iso-b:iam::123456789012:role/pull', 'aws-iso-b'],
  ['arn:aws:iam::123456789012:role/team/registry/pull', 'aws'],
  ['arn:aws:iam::123456789012:role/a+b=c,d.e@f-g_h', 'aws'],
  [`arn:aws:iam::123456789012:role/${'a'.repeat(64)}`, 'aws'],
])('%s is a role', (arn, partition) => {
  expect(roleOf("'roleArn'", arn)).toEqual({ arn, partition, account: '123456789012' });
});

test.each([
  ['pull', ', a name; write arn:aws:iam::ACCOUNT:role/pull'],
  ['arn:aws:sts::123456789012:assumed-role/pull/session',
    ', a session of a role; write arn:aws:iam::123456789012:role/pull'],
  ['arn:aws-cn:iam::123456789012:instance-profile/node', ', an instance profile; write the ARN of the role in it'],
  ['arn:aws:iam::123456789012:user/pull', ', a user; write the ARN of a role'],
  ['arn:aws:iam::12345678901:role/pull', ''],
  ['arn:aws:iam:eu-west-1:123456789012:role/pull', ''],
  ['arn:gcp:iam::123456789012:role/pull', ''],
  ['arn:aws:iam::123456789012:role/', ''],
  ['arn:aws:iam::123456789012:role/pull\n', ''],
  ['arn:aws:iam::123456789012:role/pull\nsource_profile = x', ''],
  ['arn:aws:iam::123456789012:role/*', ''],
  [`arn:aws:iam::123456789012:role/${'a'.repeat(65)}`, ''],
  ['', ''],
])('the role %j is refused', (arn, hint) => {
  const message = "'roleArn' must be the ARN of an IAM role, such as arn:aws:iam::123456789012:role/pull: got "
    + `'${arn.replace('\n', '\\n')}'${hint}`;
  expect(() => roleOf("'roleArn'", arn)).toThrow(new Error(message));
});

test('a role has parts that make it up again', () => {
  const partitions = fc.constantFrom('aws', 'aws-cn', 'aws-us-gov', 'aws-eusc');
  const accounts = fc.stringMatching(/^\d{12}$/);
  const names = fc.stringMatching(/^[\w+=,.@-]{1,64}$/);
  fc.assert(fc.property(partitions, accounts, names, (partition, account, name) => {
    const arn = `arn:${partition}:iam::${account}:role/${name}`;
    expect(roleOf("'roleArn'", arn)).toEqual({ arn, partition, account });
  }), propertyOptions());
});

test('a user is one, and a role is none', () => {
  expect(userOf("'userArn'", 'arn:aws:iam::123456789012:user/ci/pull')).toMatchObject({ account: '123456789012' });
  expect(() => userOf("'userArn'", role)).toThrow(
    `'userArn' must be the ARN of an IAM user, such as arn:aws:iam::123456789012:user/pull: got '${role}'`,
  );
});

test.each([
  [ecr, 'aws'],
  [otherEcr, 'aws'],
  [ecrPublic, 'aws'],
  [chinaEcr, 'aws-cn'],
  [Registry.ecr({ account: '123456789012', region: 'us-gov-west-1', fips: true }), 'aws-us-gov'],
  [Registry.ecr({ account: '123456789012', region: 'eusc-de-east-1' }), 'aws-eusc'],
])('%s is of partition %s', (registry, partition) => {
  expect(partitionOfRegistry(registry)).toBe(partition);
});

test('a role to assume is of the partition of the registry', () => {
  expect(() => checkAssumeRole(otherRole, otherEcr)).not.toThrow();
  expect(() => checkAssumeRole(otherRole, chinaEcr)).toThrow(
    `'assumeRole' cannot be used for '${chinaEcr}': '${otherRole}' is of partition aws, and '${chinaEcr}' of partition `
      + 'aws-cn: give a role of partition aws-cn');
  expect(() => checkAssumeRole('pull', otherEcr)).toThrow("'assumeRole' must be the ARN of an IAM role");
});

test('roles to assume are of accounts that registries are of', () => {
  expect(() => checkAssumeRoles({ 210987654321: otherRole }, [ecr, otherEcr])).not.toThrow();
  expect(() => checkAssumeRoles({ 111111111111: otherRole }, [ecr, ecrPublic])).toThrow(
    "'assumeRoles' has a role for account 111111111111, which none of the registries is of "
      + '(123456789012.dkr.ecr.eu-west-1.amazonaws.com, public.ecr.aws): leave it out');
  expect(() => checkAssumeRoles({ '1234-5678-9012': role }, [ecr])).toThrow(
    "account in 'assumeRoles' must be an AWS account of 12 digits, as a string with its leading zeros: got "
      + "'1234-5678-9012'");
  expect(() => checkAssumeRoles({ 123456789012: role }, [ecr, chinaEcr])).toThrow('of partition aws-cn');
});
