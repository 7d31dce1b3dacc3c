import { AccessPattern, IPullSecret, Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { PullSecretParts } from '../../src/refresh/part';

const harbor = Registry.harbor('registry.example.com');
const secret = (namespace?: string, secretName = 'pull', covers = [harbor]) =>
  ScopedPullSecret.fromSecretName(secretName, { namespace, covers });

test('pull secrets say what they are for, each registry once', () => {
  const credentials = RegistryCredentials.pullSecrets(
    [secret('payments'), secret('shop', 'pull', [harbor, Registry.ghcr()]), secret()],
    { pattern: AccessPattern.WORKLOAD },
  );
  expect(credentials.registries).toEqual([harbor, Registry.ghcr()]);
  expect(credentials.pattern).toBe(AccessPattern.WORKLOAD);
  expect(`${credentials}`).toBe("credentials for registry.example.com, ghcr.io from pull secret 'pull'");
});

test.each([
  ['none', [],
    /^'secrets' is empty: give at least one pull secret\. A RefreshCronJob has them for the 'namespaces' that it lists; in others, name its Secret with/],
  ['several names', [secret('payments'), secret('shop', 'other')],
    /^'secrets' of one entry must have one name, got 'pull', 'other': give them one 'secretName', or give an entry for each name$/],
  ['two in one namespace', [secret('payments'), secret('shop'), secret('shop')],
    /^'secrets' has pull secret 'pull' twice in namespace 'shop': leave one out$/],
  ['two without a namespace', [secret(), secret()],
    /^'secrets' has pull secret 'pull' twice in no namespace: leave one out$/],
])('%s are refused', (_, secrets, message) => {
  expect(() => RegistryCredentials.pullSecrets(secrets as IPullSecret[])).toThrow(message);
});

test('a list that changes later does not change them', () => {
  const secrets = [secret('payments')];
  const credentials = RegistryCredentials.pullSecrets(secrets);
  secrets.pop();
  expect(credentials.registries).toEqual([harbor]);
});

test('a refresher fetches none of them', () => {
  expect(() => new PullSecretParts().partsFor([RegistryCredentials.pullSecrets([secret('payments')])])).toThrow(
    "'credentials' of a refresher holds credentials for registry.example.com from pull secret 'pull', which it does "
      + 'not fetch');
});
