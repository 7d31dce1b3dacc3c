import { ApiObject, Chart, Testing } from 'cdk8s';
import { PATTERNS } from './support/apps';
import { buildBusyboxImage } from './support/busybox-image';
import { onEachCluster } from './support/cluster';
import { Node, NODE_NAME } from './support/node';
import { NodeRegistry } from './support/node-registry';
import { pod, pullSecret, references } from './support/objects';
import { pulledAtLast, pullOutcome } from './support/pull-outcome';
import {
  AccessPattern, DockerConfigJson, Keyring, PrivateRegistryAccess, Registry, RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { PullFailure, PullFailureCause } from '../../src/diagnose';
import { checkVersion, isVersionAtLeast } from '../../src/kubernetes/version';
import { CACHED_IMAGES_VERIFIED_SINCE } from '../../src/pull/cached-image';
import { newUser, RegistryUser } from '../pull/support/registry-server';
import { dockerConfigOf } from '../pull/support/secret';

/** What is on the node before the kubelet is. */
const LOADED_IMAGE = 'registry.test/loaded:1';

onEachCluster(['controllers', 'node'], cluster => {
  let node: Node;
  let registry: NodeRegistry;
  let namespace: string;
  /** Whether nodes give what they have pulled only to pods with a credential for it. */
  let isVerified: boolean;

  beforeAll(async () => {
    registry = await NodeRegistry.start([
      ...PATTERNS.map(({ name }) => `${name}/app`), 'team-a/app', 'passed-over/app', 'poisoned/app', 'order/team-a/app',
      'healed/app', 'cached/if-not-present', 'cached/never', 'cached/changed',
    ]);
    node = await cluster.startNode({ images: [await buildBusyboxImage(LOADED_IMAGE)] });
    const [{ status }] = await cluster.list('nodes', '');
    isVerified = isVersionAtLeast(checkVersion('kubeletVersion', status.nodeInfo.kubeletVersion),
      CACHED_IMAGES_VERIFIED_SINCE);
  });
  afterAll(async () => {
    await node?.stop();
    await registry?.stop();
  });
  beforeEach(async () => {
    namespace = await cluster.newNamespace();
  });

  const podSpec = (repository: string, imagePullPolicy = 'Always') => ({
    nodeName: NODE_NAME,
    terminationGracePeriodSeconds: 0,
    containers: [{ name: 'main', image: `${registry.host}/${repository}`, imagePullPolicy }],
  });

  /** The manifest of a ScopedPullSecret for `[HOST or HOST/PATH, user]`s. */
  const secretFor = (secretName: string, ...logins: [string, RegistryUser][]): any => {
    const chart = new Chart(Testing.app(), 'chart', { namespace });
    const credentials = logins.map(([key, { username, password }]) =>
      RegistryCredentials.unsafeLiteralInManifest(Registry.parse(key), username, password));
    new ScopedPullSecret(chart, 'Pull', { secretName, credentials });
    return Testing.synth(chart)[0];
  };

  /** Starts a pod that carries some pull secrets, and returns its name. */
  const startPod = async (repository: string, ...pullSecrets: string[]): Promise<string> =>
    (await cluster.create(pod(namespace, { ...podSpec(repository), imagePullSecrets: references(pullSecrets) })))
      .metadata.name;

  /** What becomes of a pod that may use what the node has. */
  const outcomeWith = async (imagePullPolicy: string, repository: string, ...pullSecrets: string[]) => {
    const spec = { ...podSpec(repository, imagePullPolicy), imagePullSecrets: references(pullSecrets) };
    return pullOutcome(podNamed((await cluster.create(pod(namespace, spec))).metadata.name));
  };

  const podNamed = (name: string) => () => cluster.get(`pod/${name}`, namespace);

  test.each(PATTERNS)(
    'a granted Deployment pulls with the pattern %s, and a pod beyond the grant does not',
    async pattern => {
      const repository = `${pattern.name}/app`;
      const chart = new Chart(Testing.app(), 'chart', { namespace });
      const credentials = [
        RegistryCredentials.unsafeLiteralInManifest(
          Registry.parse(registry.host), registry.user.username, registry.user.password,
        ),
      ];
      const labels = { app: 'web' };
      new PrivateRegistryAccess(chart, 'Access', { pattern, secretName: 'registry', credentials }).grantPull(
        new ApiObject(chart, 'Web', {
          apiVersion: 'apps/v1',
          kind: 'Deployment',
          metadata: { name: 'web' },
          spec: { selector: { matchLabels: labels }, template: { metadata: { labels }, spec: podSpec(repository) } },
        }),
      );
      await cluster.apply(Testing.synth(chart), '--server-side', '--force-conflicts');
      expect(await pullOutcome(async () => (await cluster.list('pods', namespace, 'app=web')).at(0)))
        .toEqual({ pulled: true });
      expect(registry.loginsTo(repository)).toEqual([registry.user.username]);

      if (pattern === AccessPattern.NAMESPACE) namespace = await cluster.newNamespace();
      expect(await pullOutcome(podNamed(await startPod(repository)))).toMatchObject({ pulled: false });
      expect(registry.loginsTo(repository)).toEqual([registry.user.username]);
    },
  );

  test('a pod without credentials ends in ImagePullBackOff, refused as anonymous', async () => {
    const image = `${registry.host}/team-a/app`;
    const outcome = await pullOutcome(podNamed(await startPod('team-a/app')), 'ImagePullBackOff');
    expect(outcome).toEqual({
      pulled: false,
      reason: 'ImagePullBackOff',
      message: `Back-off pulling image "${image}": ErrImagePull: failed to pull and unpack image "${image}:latest": `
        + `failed to resolve reference "${image}:latest": pulling from host ${registry.host} failed with status code `
        + '[manifests latest]: 401 Unauthorized',
    });
    expect(PullFailure.classify(outcome.message!))
      .toMatchObject({ cause: PullFailureCause.UNAUTHORIZED, image, httpStatus: 401 });
  });

  test.each([
    ['another port', (host: string) => host.replace(/\d+$/, port => `${Number(port) - 1}`)],
    ['no port', (host: string) => host.replace(/:\d+$/, '')],
    ['another path', (host: string) => `${host}/team-b`],
  ])('credentials for %s are not even tried', async (_, other) => {
    await cluster.apply([secretFor('other', [other(registry.host), newUser('other')])]);
    expect(await pullOutcome(podNamed(await startPod('team-a/app', 'other')))).toMatchObject({ pulled: false });
    expect(registry.loginsTo('team-a/app')).toEqual([]);
  });

  test('a Secret that is not a pull secret, or does not exist, is passed over', async () => {
    const opaque = { ...secretFor('opaque', [registry.host, newUser('opaque')]), type: 'Opaque' };
    await cluster.apply([opaque, secretFor('right', [registry.host, registry.user])]);
    expect(await pullOutcome(podNamed(await startPod('passed-over/app', 'missing', 'opaque', 'right'))))
      .toEqual({ pulled: true });
    expect(registry.loginsTo('passed-over/app')).toEqual([registry.user.username]);
  });

  test('a pull secret that the kubelet cannot decode costs the pod all its credentials', async () => {
    const broken = pullSecret(namespace, { '.dockerconfigjson': '{"auths":{"unrelated.example.com":{"auth":"%"}}}' });
    await cluster.apply([broken, secretFor('right', [registry.host, registry.user])]);
    const outcome = await pullOutcome(podNamed(await startPod('poisoned/app', 'right', broken.metadata.name)));
    // and neither ErrImagePull nor an event of it
    expect(outcome).toMatchObject({ pulled: false, reason: 'illegal base64 data at input byte 0' });
    expect(PullFailure.classify(`${outcome.reason}: ${outcome.message}`).cause)
      .toBe(PullFailureCause.MALFORMED_PULL_SECRET);
    expect(registry.loginsTo('poisoned/app')).toEqual([]);
  });

  test('credentials are tried in the order of Keyring, until some work', async () => {
    const { host, user } = registry;
    const secrets = [
      secretFor(
        'first',
        [host, newUser('host-of-first')],
        [`${host}/order`, newUser('path-of-first')],
        [`${host}/o`, newUser('prefix-of-first')],
      ),
      secretFor(
        'second',
        [host, user],
        [`${host}/order`, newUser('path-of-second')],
        [`${host}/order/team-a/app`, newUser('repository-of-second')],
      ),
      secretFor('third', [host, newUser('never-tried')]),
    ];
    const matches = Keyring.of(secrets.map(secret => DockerConfigJson.parse(dockerConfigOf(secret)))).lookup(
      `${host}/order/team-a/app`,
    );
    const order = matches.map(({ username }) => username);
    expect(order).toHaveLength(7);

    await cluster.apply(secrets);
    expect(await pullOutcome(podNamed(await startPod('order/team-a/app', 'first', 'second', 'third'))))
      .toEqual({ pulled: true });
    expect(registry.loginsTo('order/team-a/app')).toEqual(order.slice(0, order.indexOf(user.username) + 1));
  });

  test.each([
    ['IfNotPresent', 'cached/if-not-present', 'ErrImagePull'],
    ['Never', 'cached/never', 'ErrImageNeverPull'],
  ])('an image that the node has pulled is, with %s, since 1.35 for pods with the credential', async (
    policy, repository, reason,
  ) => {
    await cluster.apply([secretFor('right', [registry.host, registry.user])]);
    expect(await pullOutcome(podNamed(await startPod(repository, 'right')))).toEqual({ pulled: true });
    expect(await outcomeWith(policy, repository))
      .toMatchObject(isVerified ? { pulled: false, reason } : { pulled: true });
    expect(await outcomeWith(policy, repository, 'right')).toEqual({ pulled: true });
  });

  test('an image that was loaded into the node is for every pod', async () => {
    const containers = [{ name: 'main', image: LOADED_IMAGE, imagePullPolicy: 'Never' }];
    const { metadata: { name } } = await cluster.create(pod(namespace, { ...podSpec(''), containers }));
    expect(await pullOutcome(podNamed(name))).toEqual({ pulled: true });
  });

  test('of an image that the node has pulled, the registry is asked for a new Secret with a new password', async () => {
    const repository = 'cached/changed';
    const changed = () => newUser(registry.user.username);
    await cluster.apply([
      secretFor('right', [registry.host, registry.user]),
      secretFor('copy', [registry.host, registry.user]),
      secretFor('new', [registry.host, changed()]),
    ]);
    expect(await pullOutcome(podNamed(await startPod(repository, 'right')))).toEqual({ pulled: true });
    // The registry would be asked for nothing but the last, and refuses both changed passwords.
    expect(await outcomeWith('Never', repository, 'copy')).toEqual({ pulled: true });
    await cluster.apply([secretFor('right', [registry.host, changed()])]);
    expect(await outcomeWith('IfNotPresent', repository, 'right')).toEqual({ pulled: true });
    expect(await outcomeWith('IfNotPresent', repository, 'new')).toMatchObject({ pulled: !isVerified });
  });

  test('a pod that waits for its image pulls once the Secret is right, without being made again', async () => {
    await cluster.apply([secretFor('registry', [registry.host, newUser(registry.user.username)])]);
    const name = await startPod('healed/app', 'registry');
    expect(await pullOutcome(podNamed(name))).toMatchObject({ pulled: false });

    await cluster.apply([secretFor('registry', [registry.host, registry.user])]);
    await pulledAtLast(podNamed(name));
  });
});
