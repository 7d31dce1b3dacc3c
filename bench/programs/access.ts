import { App, Chart } from 'cdk8s';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from 'cdk8s-registry-access';

// A name loads its module when it is first used: here, and not while synthesis is measured.
export const loaded = [AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials];

/** Gives `size` namespaces access to one registry: per namespace a Secret, and the ServiceAccount `default` with it. */
export function run(size: number) {
  const app = new App();
  const chart = new Chart(app, 'chart', { disableResourceNameHashes: true });
  const harbor = Registry.harbor('registry.example.com');
  new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.NAMESPACE,
    namespaces: Array.from({ length: size }, (_, index) => `team-${index}`),
    credentials: [RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot', 'not-a-real-password')],
    secretName: 'registry-pull',
  });
  app.synth();
}
