import { join } from 'node:path';
import { Yaml } from 'cdk8s';
import { accessApp, PATTERNS, pullSecretApp } from './support/apps';
import { onEachCluster } from './support/cluster';
import { pod } from './support/objects';
import { poll } from './support/poll';
import { EXAMPLES, exampleNames, readManifests } from '../../scripts/examples';

interface Emitted {
  readonly what: string;
  /** The objects, in a namespace of the test's. */
  readonly objects: (namespace: string) => any[];
}

const EMITTED: Emitted[] = [
  ...exampleNames().map(name => ({ what: `the example ${name}`, objects: (namespace: string) => exampleObjects(name, namespace) })),
  ...PATTERNS.map(pattern => ({ what: `the pattern ${pattern}`, objects: (namespace: string) => accessApp(namespace, pattern) })),
  { what: 'ScopedPullSecret', objects: pullSecretApp },
];

onEachCluster([], cluster => {
  let namespace: string;

  beforeEach(async () => { namespace = await cluster.newNamespace(); });

  test.each(EMITTED)('what comes of $what is taken by server-side apply, and changes nothing the second time', async ({ objects }) => {
    const apply = async () => (await cluster.apply(objects(namespace), '--server-side', '--force-conflicts')).map(versionOf);
    let before = await apply();
    expect(before).toHaveLength(objects(namespace).length);

    // Controllers write the status of what they find, so it may take more than one try until they have nothing to say.
    await poll(async () => {
      const after = await apply();
      const unchanged = after.join() === before.join();
      before = after;
      return unchanged || undefined;
    }, () => `each server-side apply changes something: ${before}`);
  });

  test.each(EMITTED)('what comes of $what is taken by client-side apply', async ({ objects }) => {
    expect(await cluster.apply(objects(namespace))).toHaveLength(objects(namespace).length);
  });

  test.each([['client-side', []], ['server-side', ['--server-side']]])('%s apply is strict here: it refuses a field that does not exist', async (_, flags) => {
    const misspelled = pod(namespace, { imagePullSecret: [{ name: 'pull' }] });
    expect(await cluster.tryApply([misspelled], ...flags)).toMatchObject({ ok: false, stderr: expect.stringContaining('imagePullSecret') });
  });
});

/** The committed YAML of an example, moved to another namespace: its own may be somebody's in a cluster that is not ours. */
function exampleObjects(name: string, namespace: string): any[] {
  const files = Object.keys(readManifests(join(EXAMPLES, name)));
  if (files.length === 0) throw new Error(`no YAML in examples/${name}: write it with npx projen examples`);
  return files.flatMap(file => Yaml.load(join(EXAMPLES, name, file))).map(object => ({ ...object, metadata: { ...object.metadata, namespace } }));
}

function versionOf({ kind, metadata }: any): string {
  return `${kind} ${metadata.name} at ${metadata.resourceVersion}`;
}
