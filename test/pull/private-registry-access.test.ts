import { ApiObject, Chart, Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { CLIENTS, REFUSED } from './support/clients';
import { podConfigOf } from './support/pod';
import { openPrivateRegistry, PrivateRegistry, PULLED } from './support/private-registry';
import { writeAuthfile } from './support/secret';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from '../../src';

let registry: PrivateRegistry;

beforeAll(async () => { registry = await openPrivateRegistry({ tls: true }); });
afterAll(() => registry?.stop());

/**
 * What a cluster has: an app with two granted workloads, a bystander in their namespace, and a stranger in another one.
 */
function cluster(pattern: AccessPattern): any[] {
  const chart = new Chart(Testing.app(), 'payments', { namespace: 'payments' });
  const { username, password } = registry.user;
  const access = new PrivateRegistryAccess(chart, 'Access', {
    pattern,
    credentials: [
      RegistryCredentials.unsafeLiteralInManifest(Registry.of(registry.host).withPath('team-a'), username, password),
    ],
  });
  const podSpec = { restartPolicy: 'Never', containers: [{ name: 'main', image: `${registry.host}/team-a/app` }] };
  access.grantPull(new kplus.Deployment(chart, 'Web', { metadata: { name: 'web' }, containers: podSpec.containers }));
  access.grantPull(new ApiObject(chart, 'Report', {
    apiVersion: 'batch/v1',
    kind: 'CronJob',
    metadata: { name: 'report' },
    spec: { schedule: '@daily', jobTemplate: { spec: { template: { spec: podSpec } } } },
  }));
  // These are not in the app: it would fail its own proof that every image finds its credential.
  const pod = (name: string, namespace: string) => ({
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace }, spec: podSpec,
  });
  return [...Testing.synth(chart), pod('bystander', 'payments'), pod('stranger', 'billing')];
}

describe.each([
  { pattern: AccessPattern.WORKLOAD, bystanderPulls: false },
  { pattern: AccessPattern.NAMESPACE, bystanderPulls: true },
  { pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, bystanderPulls: false },
])('what pods carry with the pattern $pattern.name, in the hands of', ({ pattern, bystanderPulls }) => {
  describe.each(CLIENTS)('$name', ({ pull }) => {
    const pullAs = (workload: string, repository = 'team-a/app') =>
      pull(`${registry.host}/${repository}`, writeAuthfile(podConfigOf(cluster(pattern), workload)), registry);

    test.each(['web', 'report'])('pulls for the granted workload %s', async (workload) => {
      expect(await pullAs(workload)).toMatchObject(PULLED(registry));
    });

    test('is refused outside of the path that was granted', async () => {
      expect(await pullAs('web', 'team-b/app')).toMatchObject(REFUSED);
    });

    test(`${bystanderPulls ? 'pulls' : 'is refused'} for another pod of the namespace`, async () => {
      expect(await pullAs('bystander')).toMatchObject(bystanderPulls ? PULLED(registry) : REFUSED);
    });

    test('is refused for a pod of another namespace', async () => {
      expect(await pullAs('stranger')).toMatchObject(REFUSED);
    });
  });
});
