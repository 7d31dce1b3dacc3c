import { Duration } from 'cdk8s';
import { ecrPassword } from './support/aws';
import { CLOUD_HOSTS, Clouds } from './support/clouds';
import { onEachCluster } from './support/cluster';
import { isClusterWide } from './support/cluster-wide';
import { healthy, obstacleOf } from './support/health';
import { Internet } from './support/internet';
import { Node, NODE_NAME } from './support/node';
import { buildNodeImage } from './support/node-image';
import { NodeRegistry } from './support/node-registry';
import { pod, references } from './support/objects';
import { poll } from './support/poll';
import { pulledAtLast, pullOutcome } from './support/pull-outcome';
import { ACCOUNT, caBundle, IDENTITY, refresherIn, REGISTRY, SECRET_NAME, theOnly, TRUST } from './support/refreshers';
import { RegistryCredentials } from '../../src';
import { dockerConfigOf } from '../pull/support/secret';
import { RefreshProps } from '../refresh/support';

/** OpenShift gives the pods of a namespace a user of its own, which no image knows, and the group of root. */
const USERS_OF_OPENSHIFT = { runAsUser: 1000680000, runAsGroup: null, fsGroup: 1000680000 };

onEachCluster(['controllers', 'refresherTools', 'node'], cluster => {
  let clouds: Clouds;
  let internet: Internet;
  let registry: NodeRegistry;
  let node: Node;

  beforeAll(async () => {
    clouds = await Clouds.start(cluster);
    registry = await NodeRegistry.start(['healed/app'], { username: 'AWS', password: ecrPassword(ACCOUNT) });
    internet = new Internet(clouds.standIn, CLOUD_HOSTS);
    node = await cluster.startNode({
      images: [await buildNodeImage(theOnly('Job', refresherIn('any')).spec.template.spec.containers[0].image)],
      endpoints: internet.endpoints,
      dns: internet.dns,
      registries: { [REGISTRY.host]: registry.host },
    });
  });
  afterAll(async () => {
    await node?.stop();
    await registry?.stop();
    await clouds?.stop();
  });

  /** The manifests of a refresher that trusts the CA of what stands in for the clouds. */
  const trusting = (namespace: string, props: RefreshProps) => [
    caBundle(namespace, internet.ca), ...refresherIn(namespace, { ...TRUST, ...props }),
  ];

  /** The first pod of a Job, once it has ended. */
  const endOf = async (name: string, namespace: string) =>
    poll(
      async () => {
        const job = await cluster.get(`job/${name}`, namespace);
        await cluster.bindPods(namespace);
        const [found] = await cluster.list('pods', namespace, `job-name=${name}`);
        if (['Succeeded', 'Failed'].includes(found?.status.phase)) return found;
        const obstacle = found && obstacleOf(found);
        if (obstacle) throw new Error(`the pod of the Job ${name} does not run: ${obstacle}`);
        healthy(job); // When it has failed without a pod that has, there is none to come.
        return undefined;
      },
      async () =>
        `no pod of the Job ${name} in ${namespace} ends: `
        + `${JSON.stringify((await cluster.list('pods', namespace)).map(({ status }) => status))}`,
    );
  const loginsIn = async (namespace: string) => {
    const secret = await cluster.get(`secret/${SECRET_NAME}`, namespace);
    return Object.entries<any>(JSON.parse(dockerConfigOf(secret)).auths);
  };

  describe('the first run of a refresher for three clouds, under Pod Security restricted', () => {
    let own: string;
    let target: string;
    let waiting: any;
    let ended: any;

    const waitingNow = () => cluster.get(`pod/${waiting.metadata.name}`, target);

    beforeAll(async () => {
      own = await cluster.newNamespace({ 'pod-security.kubernetes.io/enforce': 'restricted' });
      target = await cluster.newNamespace();
      const expired = { [REGISTRY.host]: { username: 'AWS', password: 'expired' } };
      await cluster.create({
        apiVersion: 'v1',
        kind: 'Secret',
        type: 'kubernetes.io/dockerconfigjson',
        metadata: { name: SECRET_NAME, namespace: target },
        stringData: { '.dockerconfigjson': JSON.stringify({ auths: expired }) },
      });
      waiting = await cluster.create(pod(target, {
        nodeName: NODE_NAME,
        terminationGracePeriodSeconds: 0,
        imagePullSecrets: references([SECRET_NAME]),
        containers: [{ name: 'main', image: `${REGISTRY.host}/healed/app` }],
      }));
      expect(await pullOutcome(waitingNow)).toMatchObject({
        pulled: false, message: expect.stringContaining('401 Unauthorized'),
      });

      const manifests = trusting(own, {
        credentials: [RegistryCredentials.token(REGISTRY, { identity: IDENTITY }), ...clouds.credentials],
        namespaces: [target],
      });
      await cluster.apply(manifests, '--server-side', '--force-conflicts');
      // Nothing below comes true, the heal of the pod neither, unless it has succeeded.
      ended = healthy(await endOf(theOnly('Job', manifests).metadata.name, own));
    });

    test('succeeds in one container, with its own program, user, file systems and Node.js', () => {
      expect(node.logsOf(own)).not.toContain('FAILED');
      expect(ended.status.phase).toBe('Succeeded');
      expect(ended.spec.securityContext).toMatchObject({
        runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' },
      });
      expect(ended.spec.containers).toMatchObject([
        {
          command: ['node', '--permission', ...Array(3).fill(expect.any(String))],
          securityContext: { readOnlyRootFilesystem: true },
        },
      ]);
      expect(ended.spec.initContainers).toBeUndefined();
    });

    test('writes a token of each cloud', async () => {
      expect((await loginsIn(target)).map(([key, { username }]) => [key, username])).toEqual([
        [REGISTRY.host, 'AWS'],
        ['europe-west1-docker.pkg.dev', 'oauth2accesstoken'],
        ['acmeprod.azurecr.io', '00000000-0000-0000-0000-000000000000'],
      ]);
    });

    test('presents to each cloud a token of its ServiceAccount that is for this cloud', () => {
      const refresher = `system:serviceaccount:${own}:refresh`;
      expect(clouds.callers).toEqual({ aws: refresher, google: refresher, azure: refresher });
    });

    test('shows no token in its output, nor in what the API server says of the pod', async () => {
      const shown = node.logsOf(own) + JSON.stringify([ended, await cluster.list('events', own)]);
      expect(shown).toContain(': ok');
      expect(await loginsIn(target)).toHaveLength(3);
      for (const [, { password, auth }] of await loginsIn(target)) {
        expect(shown).not.toContain(password);
        expect(shown).not.toContain(auth);
      }
    });

    test('heals a pod that waits for its image, which is not made again', async () => {
      await pulledAtLast(waitingNow);
      expect((await waitingNow()).metadata.uid).toBe(waiting.metadata.uid);
      expect(registry.loginsTo('healed/app')).toEqual(['AWS']);
    });
  });

  test('a run fails and says why when one namespace does not let it, and writes the other', async () => {
    const [own, target, closed] = [
      await cluster.newNamespace(), await cluster.newNamespace(), await cluster.newNamespace(),
    ];
    const manifests = trusting(own, { namespaces: [closed, target], firstRun: false, jitter: Duration.seconds(1) });
    await cluster.apply(manifests.filter(({ metadata: { namespace } }) => namespace !== closed));
    await cluster.trigger('refresh', own);
    const { status } = await endOf('refresh-by-hand', own);

    expect(status.phase).toBe('Failed');
    const [{ state: { terminated } }] = status.containerStatuses;
    expect(terminated).toMatchObject({
      exitCode: 1,
      message: expect.stringMatching(
        new RegExp(`^Secret ${closed}/${SECRET_NAME}: FAILED: .* in the namespace "${closed}"$`, 'm'),
      ),
    });
    expect(await loginsIn(target)).toHaveLength(1);
    expect(await cluster.list('secrets', closed)).toEqual([]);
  });

  test('a run that selects namespaces asks the API server for them as any user, and writes into those', async () => {
    const own = await cluster.newNamespace({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    const label = { 'cdk8s-registry-access/test-pull': own };
    const [target, unlabelled] = [await cluster.newNamespace(label), await cluster.newNamespace()];
    const manifests = trusting(own, {
      namespaceSelector: { matchLabels: label }, pod: { spec: { securityContext: USERS_OF_OPENSHIFT } },
    });
    await cluster.apply(manifests);
    const { spec, status } = await endOf(theOnly('Job', manifests).metadata.name, own);
    await cluster.remove(manifests.filter(isClusterWide));

    expect(node.logsOf(own)).toContain('namespaces: ok');
    expect(status.phase).toBe('Succeeded');
    expect(spec.securityContext).toEqual({
      runAsUser: 1000680000, fsGroup: 1000680000, runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' },
    });
    expect(await loginsIn(target)).toHaveLength(1);
    expect(await cluster.list('secrets', unlabelled)).toEqual([]);
  });
});
