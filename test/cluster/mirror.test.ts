import { Chart, Testing } from 'cdk8s';
import { onEachCluster } from './support/cluster';
import { Node, NODE_NAME } from './support/node';
import { NodeRegistry } from './support/node-registry';
import { pod, references } from './support/objects';
import { PullOutcome, pullOutcome } from './support/pull-outcome';
import { Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { newUser, RegistryUser } from '../pull/support/registry-server';

/** What images name, and a registry of another name for nodes that log in to the mirror by themselves. */
const SOURCE = 'source.test';
const LOGGED_IN = 'logged-in.test';

/** Both have this one, unless it is only at the source. */
const IMAGES = ['source-login', 'mirror-login', 'mirror-key', 'two-logins', 'node-login'];
const ONLY_AT_SOURCE = ['two-logins-only-at-source', 'node-login-only-at-source'];

onEachCluster(['controllers', 'node'], cluster => {
  const [sourceUser, mirrorUser] = [newUser('source'), newUser('mirror')];
  let node: Node;
  let source: NodeRegistry;
  let mirror: NodeRegistry;
  let namespace: string;

  beforeAll(async () => {
    source = await NodeRegistry.start([...IMAGES, ...ONLY_AT_SOURCE], sourceUser);
    mirror = await NodeRegistry.start(IMAGES, mirrorUser);
    node = await cluster.startNode({
      registries: { [SOURCE]: source.host, [LOGGED_IN]: source.host },
      mirrors: {
        [SOURCE]: { address: mirror.host },
        [LOGGED_IN]: { address: mirror.host, authorization: `Basic ${basic(mirrorUser)}` },
      },
    });
  });
  afterAll(async () => {
    await node?.stop();
    await source?.stop();
    await mirror?.stop();
  });
  beforeEach(async () => {
    namespace = await cluster.newNamespace();
  });

  /** What becomes of a pod with a pull secret for each `[HOST, user]`, in this order. */
  const pull = async (image: string, ...logins: [string, RegistryUser][]): Promise<PullOutcome> => {
    const chart = new Chart(Testing.app(), 'chart', { namespace });
    const names = logins.map(([host, { username, password }], index) => new ScopedPullSecret(chart, `Pull${index}`, {
      secretName: `pull-${index}`,
      credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.parse(host), username, password)],
    }).secretName);
    await cluster.apply(Testing.synth(chart));
    const { metadata: { name } } = await cluster.create(pod(namespace, {
      nodeName: NODE_NAME,
      terminationGracePeriodSeconds: 0,
      imagePullSecrets: references(names),
      containers: [{ name: 'main', image, imagePullPolicy: 'Always' }],
    }));
    return pullOutcome(() => cluster.get(`pod/${name}`, namespace));
  };

  /** Who logged in where. */
  const logins = (repository: string) =>
    ({ mirror: mirror.loginsTo(repository), source: source.loginsTo(repository) });

  test('the login of the source is offered to its mirror, and then to the source', async () => {
    expect(await pull(`${SOURCE}/source-login`, [SOURCE, sourceUser])).toEqual({ pulled: true });
    expect(logins('source-login')).toEqual({ mirror: ['source'], source: ['source'] });
  });

  test('the login of the mirror opens it under the key of the source', async () => {
    expect(await pull(`${SOURCE}/mirror-login`, [SOURCE, mirrorUser])).toEqual({ pulled: true });
    expect(logins('mirror-login')).toEqual({ mirror: ['mirror'], source: [] });
  });

  test('the login of the mirror under its own key is offered to nobody', async () => {
    expect(await pull(`${SOURCE}/mirror-key`, [mirror.host, mirrorUser])).toMatchObject({ pulled: false });
    expect(logins('mirror-key')).toEqual({ mirror: [], source: [] });
  });

  test('of two logins, the first that one of both takes decides where the image comes from', async () => {
    expect(await pull(`${SOURCE}/two-logins`, [SOURCE, sourceUser], [SOURCE, mirrorUser])).toEqual({ pulled: true });
    expect(logins('two-logins')).toEqual({ mirror: ['source'], source: ['source'] });
  });

  test('of two logins, both see both', async () => {
    const [repository] = ONLY_AT_SOURCE;
    expect(await pull(`${SOURCE}/${repository}`, [SOURCE, mirrorUser], [SOURCE, sourceUser])).toEqual({ pulled: true });
    expect(logins(repository)).toEqual({ mirror: ['mirror', 'source'], source: ['mirror', 'source'] });
  });

  test.each([
    ['node-login', []],
    ['node-login-only-at-source', ['source']],
  ])('where the node logs in to the mirror, that sees no other login: %s', async (repository, atSource) => {
    expect(await pull(`${LOGGED_IN}/${repository}`, [LOGGED_IN, sourceUser])).toEqual({ pulled: true });
    expect(logins(repository)).toEqual({ mirror: ['mirror'], source: atSource });
  });
});

function basic({ username, password }: RegistryUser): string {
  return Buffer.from(`${username}:${password}`).toString('base64');
}
