import { AccessPattern, CloudIdentity, Registry, RegistryCredentials } from '../../src';

const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
const azure = CloudIdentity.azureManagedIdentity('22222222-2222-4222-8222-222222222222');
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

describe('tokens', () => {
  test('say what they are for and as whom they are fetched', () => {
    const credentials = RegistryCredentials.token(ecr, { identity, pattern: AccessPattern.WORKLOAD });
    expect(`${credentials}`).toBe('credentials for 123456789012.dkr.ecr.eu-west-1.amazonaws.com from a token fetched '
      + 'as IAM role arn:aws:iam::123456789012:role/pull through IRSA');
    expect(credentials.registries).toEqual([ecr]);
    expect(credentials.pattern).toBe(AccessPattern.WORKLOAD);
  });

  test.each([
    ['ECR Public', Registry.ecrPublic(), identity],
    ['Artifact Registry', Registry.artifactRegistry({ location: 'europe' }),
      CloudIdentity.googleNode('pull@my-project.iam.gserviceaccount.com')],
    ['gcr.io', Registry.gcr(), CloudIdentity.googleNode()],
    ['ACR', Registry.acr('example'), azure],
  ])('are fetched for %s too', (_, registry, own) => {
    expect(RegistryCredentials.token(registry, { identity: own }).registries).toEqual([registry]);
  });

  test.each([
    ['GHCR', Registry.ghcr()],
    ['Harbor', Registry.harbor('registry.example.com')],
    ['Alibaba Cloud, whose tokens no identity fetches', Registry.of('example-registry.cn-hangzhou.cr.aliyuncs.com')],
  ])('refuse a registry whose credentials last: %s', (_, registry) => {
    expect(() => RegistryCredentials.token(registry, { identity })).toThrow(
      `RegistryCredentials.token fetches no tokens for '${registry}' of kind ${registry.kind}: its credentials last, `
      + 'so use RegistryCredentials.existingSecret(…) or a factory that ends in InManifest');
  });

  test('refuse an identity of another cloud', () => {
    expect(() => RegistryCredentials.token(ecr, { identity: azure }))
      .toThrow("'identity' must be an identity of the cloud that");
  });

  test.each([
    ['is none', 'pull', "'assumeRole' must be"],
    ['is of another partition', 'arn:aws-cn:iam::123456789012:role/pull',
      "'assumeRole' cannot be used for '123456789012.dkr.ecr.eu-west-1.amazonaws.com': "],
  ])('refuse a role to assume that %s', (_, assumeRole, message) => {
    expect(() => RegistryCredentials.token(ecr, { identity, assumeRole })).toThrow(message);
  });

  test('assume a role for Amazon ECR only', () => {
    const assumeRole = 'arn:aws:iam::210987654321:role/pull';
    expect(RegistryCredentials.token(ecr, { identity, assumeRole })._source)
      .toMatchObject({ owner: 'refresher', assumeRole });
    expect(() => RegistryCredentials.token(Registry.acr('example'), { identity: azure, assumeRole })).toThrow(
      "'assumeRole' ('arn:aws:iam::210987654321:role/pull') is for Amazon ECR and ECR Public, got 'example.azurecr.io' "
        + 'of kind acr: leave it out');
  });
});
