import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { accessApp, PATTERNS, pullSecretApp } from './support/apps';
import { Cluster, onEachCluster } from './support/cluster';
import { isClusterWide } from './support/cluster-wide';
import { moved } from './support/moved';
import { pod } from './support/objects';
import { poll } from './support/poll';
import { SERVER_SIDE } from './support/refresh-runs';
import { refresherIn, TRUST, twoRegions } from './support/refreshers';
import { EXAMPLES, exampleNames, readManifests } from '../../scripts/examples';

interface Emitted {
  readonly what: string;
  readonly make: () => any[];
}

const EMITTED: Emitted[] = [
  ...exampleNames().flatMap(filesOfExample),
  ...PATTERNS.map(pattern => ({ what: `the pattern ${pattern}`, make: () => accessApp('original', pattern) })),
  { what: 'ScopedPullSecret', make: () => pullSecretApp('original') },
  {
    what: 'a refresher',
    make: () => refresherIn('original', { credentials: twoRegions(), namespaces: ['payments', 'shop'] }),
  },
  {
    what: 'a refresher that selects namespaces, with what else it can have',
    make: () => refresherIn('original', {
      namespaceSelector: { matchLabels: { pull: 'yes' } },
      patchServiceAccounts: ['builder'],
      schedule: '30 */3 * * *',
      timeZone: 'Europe/Berlin',
      proxy: { httpsProxy: 'http://proxy.example.com:3128' },
      ...TRUST,
      networkPolicy: { cidrs: ['192.0.2.0/24'] },
      pod: {
        metadata: { labels: { team: 'platform' }, annotations: { 'example.com/owner': 'platform' } },
        spec: {
          nodeSelector: { pool: 'system' },
          tolerations: [{ key: 'system', operator: 'Exists', effect: 'NoSchedule' }],
          topologySpreadConstraints: [
            {
              maxSkew: 1,
              topologyKey: 'zone',
              whenUnsatisfiable: 'ScheduleAnyway',
              labelSelector: { matchLabels: { team: 'platform' } },
            },
          ],
          imagePullSecrets: [{ name: 'mirror' }],
          hostAliases: [{ ip: '192.0.2.1', hostnames: ['sts.example.com'] }],
          affinity: { nodeAffinity: { preferredDuringSchedulingIgnoredDuringExecution: [] } },
          dnsConfig: { options: [{ name: 'ndots', value: '1' }] },
          priorityClassName: 'platform',
          terminationGracePeriodSeconds: 5,
          securityContext: { runAsUser: 1000680000, runAsGroup: null, fsGroup: null },
          containers: [
            {
              name: 'refresh',
              imagePullPolicy: 'Always',
              resources: { requests: { cpu: null }, limits: { memory: '256Mi' } },
            },
          ],
        },
      },
    }),
  },
  {
    what: 'a refresher with an alert',
    make: () => refresherIn('original', { alert: { labels: { release: 'prometheus' } } }),
  },
];

const APPLIES: [string, string[]][] = [['client-side', []], ['server-side', SERVER_SIDE]];

onEachCluster([], cluster => {
  describe('emitted', () => isTaken(cluster, EMITTED.filter(emitted => !isForeign(emitted) && !isNew(emitted))));

  test.each(APPLIES)('%s apply is strict here: it refuses a field that does not exist', async (_, flags) => {
    const misspelled = pod(await cluster.newNamespace(), { imagePullSecret: [{ name: 'pull' }] });
    expect(await cluster.tryApply([misspelled], ...flags))
      .toMatchObject({ ok: false, stderr: expect.stringContaining('imagePullSecret') });
  });
});

onEachCluster(['foreignKinds'], cluster => {
  describe('emitted, with foreign kinds', () =>
    isTaken(cluster, EMITTED.filter(emitted => isForeign(emitted) && !isNew(emitted))));
});

onEachCluster(['foreignKinds', 'mutatingPolicies'], cluster => {
  describe('emitted, with a policy that adds pull secrets', () => isTaken(cluster, EMITTED.filter(isNew)));
});

function isTaken(cluster: Cluster, emitted: Emitted[]): void {
  let objects: any[] = [];

  // They are in no namespace that goes with the test.
  afterEach(() => cluster.remove(objects.filter(isClusterWide)));

  describe.each(APPLIES)('is taken by %s apply, and changes nothing the second time:', (_, flags) => {
    test.each(emitted)('$what', async ({ make }) => {
      objects = await moved(cluster, await cluster.newNamespace(), make());
      const apply = async () => (await cluster.apply(objects, ...flags)).map(versionOf);
      let before = await apply();
      expect(before).toHaveLength(objects.length);

      // Controllers write the status of what they find, so it may take more than one try until they have nothing to
      // say.
      await poll(async () => {
        const after = await apply();
        const unchanged = after.join() === before.join();
        before = after;
        return unchanged || undefined;
      }, () => `each apply changes something: ${before}`);
    });
  });
}

/** Whether some kind is not Kubernetes' own: those have groups without a dot, or below `k8s.io`. */
function isForeign({ make }: Emitted): boolean {
  return make().some(({ apiVersion }) => /^(?!.*\.k8s\.io\/)[^/]*\./.test(apiVersion));
}

/** Whether some kind is one that the oldest Kubernetes does not have. */
function isNew({ make }: Emitted): boolean {
  return make().some(({ kind }) => kind === 'MutatingAdmissionPolicy');
}

/** The committed YAML of an example, each file by itself: some are for different clusters. */
function filesOfExample(name: string): Emitted[] {
  const files = Object.keys(readManifests(join(EXAMPLES, name)));
  if (files.length === 0) throw new Error(`no YAML in examples/${name}: write it with npx projen examples`);
  return files.map(file => ({
    what: `the example ${name}: ${file}`,
    make: () => Yaml.load(join(EXAMPLES, name, file)),
  }));
}

function versionOf({ kind, metadata }: any): string {
  return `${kind} ${metadata.namespace}/${metadata.name} at ${metadata.resourceVersion}`;
}
