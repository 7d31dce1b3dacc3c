import { CloudIdentity } from '../../../src';
import { ecr, onlyPermission, otherRole, role, trustOf } from '../support';

const userArn = 'arn:aws:iam::123456789012:user/pull';

test('the two keys of the Secret are files', () => {
  expect(
    CloudIdentity.awsAccessKey({ secretName: 'aws-pull', accessKeyIdKey: 'id', secretAccessKeyKey: 'secret' })._binding,
  ).toEqual({
    provider: 'aws',
    identity: {
      method: 'access-key',
      idFile: '/registry-access/identity/secrets/aws-pull/id',
      secretFile: '/registry-access/identity/secrets/aws-pull/secret',
    },
    sessionName: 'cdk8s-registry-access',
    pod: {
      secretFiles: [
        { secretName: 'aws-pull', key: 'id', file: 'secrets/aws-pull/id' },
        { secretName: 'aws-pull', key: 'secret', file: 'secrets/aws-pull/secret' },
      ],
    },
  });
});

test('the keys have the names of the variables by default', () => {
  expect(
    CloudIdentity.awsAccessKey({ secretName: 'aws-pull' })._binding.pod.secretFiles!.map(({ key }) => key),
  ).toEqual(['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']);
});

test('the user is for documents', () => {
  const [known, unknown] = [
    CloudIdentity.awsAccessKey({ secretName: 'a', userArn }), CloudIdentity.awsAccessKey({ secretName: 'a' }),
  ];
  expect(known._binding).toEqual(unknown._binding);
  expect(onlyPermission(known, [ecr]).grantees).toEqual([userArn]);
  expect(onlyPermission(unknown, [ecr]).grantees).toEqual(["the user of the access key in Secret 'a'"]);
  expect(trustOf(known, [otherRole])[0].policyDocument.Statement[0].Principal).toEqual({ AWS: userArn });
});

test.each([
  [{ secretName: 'A' }, "'secretName' must be a DNS subdomain"],
  [{ accessKeyIdKey: 'a b' }, "CloudIdentity.awsAccessKey: 'accessKeyIdKey' must be a key of a Secret"],
  [{ secretAccessKeyKey: '/' }, "CloudIdentity.awsAccessKey: 'secretAccessKeyKey' must be a key of a Secret"],
  [{ accessKeyIdKey: 'key', secretAccessKeyKey: 'key' },
    "'accessKeyIdKey' and 'secretAccessKeyKey' must be two keys of the Secret: got 'key' for both"],
  [{ userArn: role }, "CloudIdentity.awsAccessKey: 'userArn' must be the ARN of an IAM user"],
])('%j is refused', (wrong, message) => {
  expect(() => CloudIdentity.awsAccessKey({ secretName: 'aws-pull', ...wrong })).toThrow(message);
});
