import { Duration } from 'cdk8s';
import { ecrPassword } from './support/aws';
import { CLOUD_HOSTS, Clouds } from './support/clouds';
import { onEachCluster } from './support/cluster';
import { isClusterWide } from './support/cluster-wide';
import { Internet } from './support/internet';
import { Node, NODE_NAME } from './support/node';
import { NodeRegistry } from './support/node-registry';
import { pod, references } from './support/objects';
import { poll } from './support/poll';
import { pullOutcome } from './support/pull-outcome';
import { buildRefresherImages } from './support/refresher-images';
import { ACCOUNT, IDENTITY, refresherIn, REGISTRY, SECRET_NAME, theOnly } from './support/refreshers';
import { RegistryCredentials } from '../../src';
import { imagesOf } from '../../src/refresh/images';
import { dockerConfigOf } from '../pull/support/secret';

onEachCluster(['controllers', 'refresherTools', 'node'], cluster => {
  let clouds: Clouds;
  let registry: NodeRegistry;
  let node: Node;

  beforeAll(async () => {
    clouds = await Clouds.start(cluster);
    registry = await NodeRegistry.start(['healed/app'], { username: 'AWS', password: ecrPassword(ACCOUNT) });
    const internet = new Internet(clouds.standIn, CLOUD_HOSTS);
    node = await cluster.startNode({
      images: await buildRefresherImages(imagesOf({}), internet.ca, cluster.kubectlProgram),
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

  /** The first pod of a Job, once it has ended. */
  const endOf = (job: string, namespace: string) => poll(async () => {
    await cluster.bindPods(namespace);
    const [found] = await cluster.list('pods', namespace, `job-name=${job}`);
    return ['Succeeded', 'Failed'].includes(found?.status.phase) ? found : undefined;
  }, () => `no pod of the Job ${job} in ${namespace} ends`);
  const loginsIn = async (namespace: string) => {
    const secret = await cluster.get(`secret/${SECRET_NAME}`, namespace);
    return Object.entries<any>(JSON.parse(dockerConfigOf(secret)).auths);
  };

  describe('the first run of a refresher for three clouds, in a namespace that enforces Pod Security restricted', () => {
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
      expect(await pullOutcome(waitingNow)).toMatchObject({ pulled: false, message: expect.stringContaining('401 Unauthorized') });

      const manifests = refresherIn(own, {
        credentials: [RegistryCredentials.token(REGISTRY, { identity: IDENTITY }), ...clouds.credentials],
        namespaces: [target],
      });
      await cluster.apply(manifests, '--server-side', '--force-conflicts');
      ended = await endOf(theOnly('Job', manifests).metadata.name, own);
    });

    test('succeeds, with its own images, tools and security context', () => {
      expect(ended.status).toMatchObject({ phase: 'Succeeded' });
      expect(ended.spec.securityContext).toMatchObject({ runAsNonRoot: true, seccompProfile: { type: 'RuntimeDefault' } });
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
      expect(shown).toContain('ok');
      for (const [, { password, auth }] of await loginsIn(target)) {
        expect(shown).not.toContain(password);
        expect(shown).not.toContain(auth);
      }
    });

    test('heals a pod that waits for its image, which is not made again', async () => {
      await poll(async () => (await pullOutcome(waitingNow)).pulled || undefined, () => 'the waiting pod does not heal');
      expect((await waitingNow()).metadata.uid).toBe(waiting.metadata.uid);
      expect(registry.loginsTo('healed/app')).toEqual(['AWS']);
    });
  });

  test('a run of the CronJob fails, and says why, when one namespace does not let it; the other is written', async () => {
    const [own, target, closed] = [await cluster.newNamespace(), await cluster.newNamespace(), await cluster.newNamespace()];
    const manifests = refresherIn(own, { namespaces: [closed, target], firstRun: false, jitter: Duration.seconds(1) });
    await cluster.apply(manifests.filter(({ metadata: { namespace } }) => namespace !== closed));
    await cluster.trigger('refresh', own);
    const { status } = await endOf('refresh-by-hand', own);

    expect(status.phase).toBe('Failed');
    const endOfContainer = (name: string) => status.containerStatuses.find((container: any) => container.name === name).state.terminated;
    const [write, verdict] = ['write', 'verdict'].map(endOfContainer);
    expect(write).toMatchObject({ exitCode: 1, message: expect.stringContaining(`in the namespace "${closed}"`) });
    expect(verdict).toMatchObject({ exitCode: 0 });
    expect(await loginsIn(target)).toHaveLength(1);
    expect(await cluster.list('secrets', closed)).toEqual([]);
  });

  test('a run that selects namespaces asks the API server for them from its pod, and writes into those that it finds', async () => {
    const own = await cluster.newNamespace({ 'pod-security.kubernetes.io/enforce': 'restricted' });
    const label = { 'cdk8s-registry-access/test-pull': own };
    const [target, unlabelled] = [await cluster.newNamespace(label), await cluster.newNamespace()];
    const manifests = refresherIn(own, { namespaceSelector: { matchLabels: label } });
    await cluster.apply(manifests);
    const { status } = await endOf(theOnly('Job', manifests).metadata.name, own);
    await cluster.remove(manifests.filter(isClusterWide));

    expect(status.phase).toBe('Succeeded');
    expect(await loginsIn(target)).toHaveLength(1);
    expect(await cluster.list('secrets', unlabelled)).toEqual([]);
  });
});
