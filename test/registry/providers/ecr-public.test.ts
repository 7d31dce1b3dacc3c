import { CloudProvider, Registry, RegistryKind } from '../../../src/registry';
import { expectRegistryError } from '../support/registry-error';

test('ECR Public is public.ecr.aws', () => {
  expect(Registry.ecrPublic()).toMatchObject({
    kind: RegistryKind.ECR_PUBLIC,
    host: 'public.ecr.aws',
    configKey: 'public.ecr.aws',
    matchImages: ['public.ecr.aws'],
    username: 'AWS',
    neverPublic: false,
  });
});

test.each(['public.ecr.aws', 'ecr-public.aws.com'])('%s is recognised', host => {
  expect(Registry.parse(host)).toMatchObject({ kind: RegistryKind.ECR_PUBLIC, host });
});

test('a token lives twelve hours and needs a bearer token of STS too', () => {
  const { tokenLifetime, _pullPermission } = Registry.ecrPublic();
  expect(tokenLifetime?.toHours()).toBe(12);
  expect(_pullPermission?.provider).toBe(CloudProvider.AWS);
  expect(_pullPermission?.policyDocument.Statement).toEqual([{
    Sid: 'GetPublicToken',
    Effect: 'Allow',
    Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
    Resource: ['*'],
  }]);
});

test('the gallery is answered with the registry', () => {
  expectRegistryError(() => Registry.parse('gallery.ecr.aws'), 'write "public.ecr.aws"');
});
