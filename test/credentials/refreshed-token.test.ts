import { AccessPattern, CloudIdentity, Registry, RegistryCredentials } from '../../src';

const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });

describe('tokens', () => {
  test('say what they are for and as whom they are fetched', () => {
    const credentials = RegistryCredentials.ecrToken(ecr, { identity, pattern: AccessPattern.WORKLOAD });
    expect(`${credentials}`).toBe('credentials for 123456789012.dkr.ecr.eu-west-1.amazonaws.com from a token fetched as IAM role '
      + 'arn:aws:iam::123456789012:role/pull through IRSA');
    expect(credentials.registries).toEqual([ecr]);
    expect(credentials.pattern).toBe(AccessPattern.WORKLOAD);
  });

  test.each([
    ['of a kind that another factory is for', () => RegistryCredentials.acrToken(ecr, { identity }),
      'RegistryCredentials.acrToken fetches tokens for registries of kind acr, got \'123456789012.dkr.ecr.eu-west-1.amazonaws.com\' of kind ecr: use RegistryCredentials.ecrToken(…)'],
    ['whose credentials last', () => RegistryCredentials.ecrToken(Registry.ghcr(), { identity }), 'its credentials last, so use RegistryCredentials.existingSecret(…)'],
  ])('refuse a registry %s', (_, create, message) => {
    expect(create).toThrow(message);
  });

  test.each([
    ['is missing', undefined, "'identity' is missing: tokens for '123456789012.dkr.ecr.eu-west-1.amazonaws.com' are fetched as somebody; say as whom, with CloudIdentity.eksPodIdentity()"],
    ['is a role', 'arn:aws:iam::123456789012:role/pull', "'identity' must be a CloudIdentity, got 'arn:aws:iam::123456789012:role/pull': tokens for "
      + "'123456789012.dkr.ecr.eu-west-1.amazonaws.com' are fetched as somebody; say as whom, with CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull')"],
    ['is another text, which may be a secret', 's3cret', "'identity' must be a CloudIdentity, got string: tokens for"],
    ['is of another cloud', CloudIdentity.azureManagedIdentity('22222222-2222-4222-8222-222222222222'), "'identity' must be an identity of the cloud that"],
  ])('refuse an identity that %s', (_, given, message) => {
    expect(() => RegistryCredentials.ecrToken(ecr, { identity: given as any })).toThrow(message);
  });

  test.each([
    ['is none', 'pull', "'assumeRole' must be"],
    ['is of another partition', 'arn:aws-cn:iam::123456789012:role/pull', "'assumeRole' cannot be used for '123456789012.dkr.ecr.eu-west-1.amazonaws.com': "],
  ])('refuse a role to assume that %s', (_, assumeRole, message) => {
    expect(() => RegistryCredentials.ecrToken(ecr, { identity, assumeRole })).toThrow(message);
  });
});
