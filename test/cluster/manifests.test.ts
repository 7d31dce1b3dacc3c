import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { accessApp, PATTERNS, pullSecretApp } from './support/apps';
import { Cluster, onEachCluster } from './support/cluster';
import { moved } from './support/moved';
import { pod } from './support/objects';
import { poll } from './support/poll';
import { refresherIn, twoRegions } from './support/refreshers';
import { EXAMPLES, exampleNames, readManifests } from '../../scripts/examples';

interface Emitted {
  readonly what: string;
  readonly objects: () => any[];
}

const EMITTED: Emitted[] = [
  ...exampleNames().map(name => ({ what: `the example ${name}`, objects: () => exampleObjects(name) })),
  ...PATTERNS.map(pattern => ({ what: `the pattern ${pattern}`, objects: () => accessApp('original', pattern) })),
  { what: 'ScopedPullSecret', objects: () => pullSecretApp('original') },
  { what: 'a refresher', objects: () => refresherIn('original', { credentials: twoRegions(), namespaces: ['payments', 'shop'] }) },
  {
    what: 'a refresher that selects namespaces, with what else it can have',
    objects: () => refresherIn('original', {
      namespaceSelector: { matchLabels: { pull: 'yes' }, serviceAccounts: ['builder'] },
      schedule: '30 */3 * * *',
      timeZone: 'Europe/Berlin',
      proxy: { httpsProxy: 'http://proxy.example.com:3128' },
      networkPolicy: { cidrs: ['192.0.2.0/24'] },
    }),
  },
];

const WITH_FOREIGN_KINDS: Emitted[] = [
  { what: 'a refresher with an alert', objects: () => refresherIn('original', { alert: { labels: { release: 'prometheus' } } }) },
];

onEachCluster([], cluster => {
  describe('emitted', () => isTaken(cluster, EMITTED));

  test.each([['client-side', []], ['server-side', ['--server-side']]])('%s apply is strict here: it refuses a field that does not exist', async (_, flags) => {
    const misspelled = pod(await cluster.newNamespace(), { imagePullSecret: [{ name: 'pull' }] });
    expect(await cluster.tryApply([misspelled], ...flags)).toMatchObject({ ok: false, stderr: expect.stringContaining('imagePullSecret') });
  });
});

onEachCluster(['foreignKinds'], cluster => isTaken(cluster, WITH_FOREIGN_KINDS));

function isTaken(cluster: Cluster, emitted: Emitted[]): void {
  let namespace: string;
  let objects: any[];

  const prepare = async (theirs: any[]) => {
    namespace = await cluster.newNamespace();
    objects = await moved(cluster, namespace, theirs);
  };
  // They are in no namespace that goes with the test.
  afterEach(() => cluster.remove(objects.filter(({ kind }) => kind.startsWith('Cluster'))));

  test.each(emitted)('what comes of $what is taken by server-side apply, and changes nothing the second time', async ({ objects: make }) => {
    await prepare(make());
    const apply = async () => (await cluster.apply(objects, '--server-side', '--force-conflicts')).map(versionOf);
    let before = await apply();
    expect(before).toHaveLength(objects.length);

    // Controllers write the status of what they find, so it may take more than one try until they have nothing to say.
    await poll(async () => {
      const after = await apply();
      const unchanged = after.join() === before.join();
      before = after;
      return unchanged || undefined;
    }, () => `each server-side apply changes something: ${before}`);
  });

  test.each(emitted)('what comes of $what is taken by client-side apply', async ({ objects: make }) => {
    await prepare(make());
    expect(await cluster.apply(objects)).toHaveLength(objects.length);
  });
}

/** The committed YAML of an example. */
function exampleObjects(name: string): any[] {
  const files = Object.keys(readManifests(join(EXAMPLES, name)));
  if (files.length === 0) throw new Error(`no YAML in examples/${name}: write it with npx projen examples`);
  return files.flatMap(file => Yaml.load(join(EXAMPLES, name, file)));
}

function versionOf({ kind, metadata }: any): string {
  return `${kind} ${metadata.namespace}/${metadata.name} at ${metadata.resourceVersion}`;
}
