import { GeneratorIdentity } from '../../src';

const tenantId = '11111111-2222-3333-4444-555555555555';

test.each<[string, () => unknown, RegExp]>([
  ['the name of a GitHub App', () => GeneratorIdentity.githubApp('my-app', '22', 'a/k'), /'appId' must be the number/],
  ['the name of an installation', () => GeneratorIdentity.githubApp('1', 'acme', 'a/k'), /'installationId' must be/],
  ['a user as robot account', () => GeneratorIdentity.quayRobot('acme', 'pull'), /organization\+robot; got 'acme'/],
])('%s that cannot be one is refused', (_, make, message) => {
  expect(make).toThrow(message);
});

describe('what may be a credential in a wrong place is not shown', () => {
  const pem = '-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEA\n-----END RSA PRIVATE KEY-----\n';

  test.each<[string, () => unknown, RegExp]>([
    ['the key of a GitHub App', () => GeneratorIdentity.githubApp('1', pem, '2'),
      /'installationId' must be the number .* got a text that is not shown/],
    ['its key as its ID', () => GeneratorIdentity.githubApp(pem, '1', '2'),
      /'appId' must be the number .* got a text that is not shown/],
    ['a client secret', () => GeneratorIdentity.azureServicePrincipal('MIIEowIBAAKCAQEA', 'a/k', 'b/k'),
      /^'tenantId' must be a GUID, .* is not shown/],
    ['the place of a client secret', () => GeneratorIdentity.azureServicePrincipal('a/k', 'b/k', tenantId),
      /must be SECRET\/KEY/],
    ['a place as a tenant', () => GeneratorIdentity.azureServicePrincipal('a/k', 'b/k', 'c/k'),
      /^'tenantId' must be a GUID/],
    ['the token of a robot account', () => GeneratorIdentity.quayRobot('MIIEowIBAAKCAQEA', 'pull'),
      /organization\+robot; got a text that is not shown/],
  ])('%s', (_, make, message) => {
    expect(make).toThrow(message);
    expect(make).not.toThrow(/MIIEow/);
  });
});
