import { ApiObject, Chart, Testing } from 'cdk8s';
import { Cluster, onEachCluster } from './support/cluster';
import { pod, pullSecretsOf, references, serviceAccount } from './support/objects';
import {
  AccessPattern, PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';

onEachCluster([], cluster => {
  let namespace: string;

  beforeEach(async () => { namespace = await cluster.newNamespace(); });

  describe('the API server', () => {
    test('gives a pod without pull secrets those of its ServiceAccount, in their order', async () => {
      await cluster.create(serviceAccount(namespace, 'builder', ['b', 'a']));
      expect(pullSecretsOf(await cluster.create(pod(namespace, { serviceAccountName: 'builder' }))))
        .toEqual(['b', 'a']);
      expect(pullSecretsOf(await cluster.create(pod(namespace)))).toEqual([]);
    });

    test('adds nothing to a pod that lists pull secrets of its own', async () => {
      await cluster.create(serviceAccount(namespace, 'builder', ['account']));
      const created = await cluster.create(
        pod(namespace, { serviceAccountName: 'builder', imagePullSecrets: references(['own']) }),
      );
      expect(pullSecretsOf(created)).toEqual(['own']);
    });

    test('treats an empty list of a pod as none', async () => {
      await cluster.create(serviceAccount(namespace, 'builder', ['account']));
      expect(
        pullSecretsOf(await cluster.create(pod(namespace, { serviceAccountName: 'builder', imagePullSecrets: [] }))),
      ).toEqual(['account']);
    });

    test('does not change a pod whose ServiceAccount gets pull secrets later', async () => {
      const { metadata: { name } } = await cluster.create(pod(namespace));
      await cluster.patch('serviceaccount/default', namespace, { imagePullSecrets: references(['late']) });
      expect(pullSecretsOf(await cluster.get(`pod/${name}`, namespace))).toEqual([]);
    });

    test('gives nothing to the mirror of a static pod, and lets it name no pull secret', async () => {
      await cluster.patch('serviceaccount/default', namespace, { imagePullSecrets: references(['account']) });
      const mirror = (spec: object) =>
        pod(namespace, { nodeName: 'no-such-node', ...spec }, { 'kubernetes.io/config.mirror': 'digest' });
      expect(pullSecretsOf(await cluster.create(mirror({})))).toEqual([]);
      expect(await cluster.tryCreate(mirror({ imagePullSecrets: references(['own']) })))
        .toMatchObject({ ok: false, stderr: expect.stringContaining('a mirror pod may not reference secrets') });
    });
  });

  describe('the manifest of a ServiceAccount that the pattern NAMESPACE declares', () => {
    beforeEach(() => cluster.patch('serviceaccount/default', namespace, { imagePullSecrets: references(['foreign']) }));

    test('is carried by the pods that are made afterwards', async () => {
      await cluster.apply(declared(namespace));
      expect(pullSecretsOf(await cluster.create(pod(namespace)))).toEqual(['harbor-pull']);
    });

    test.each([
      ['the access is declared after the pod', declared],
      ['the dedicated ServiceAccount is', dedicated],
    ])('reaches a pod of the same file when it is made, though %s', async (_, manifests) => {
      const makePods = (chart: Chart) => { new ApiObject(chart, 'Web', pod(namespace)); };
      const applied = await cluster.apply(manifests(namespace, {}, makePods));
      expect(applied.filter(({ kind }) => kind === 'Pod').map(pullSecretsOf)).toEqual([['harbor-pull']]);
    });

    test('drops an entry that somebody else added, silently, with client-side apply', async () => {
      const outcome = await cluster.tryApply(declared(namespace));
      expect(outcome).toMatchObject({ ok: true, stderr: expect.not.stringContaining('foreign') });
      expect(await pullSecretsOfDefault(cluster, namespace)).toEqual(['harbor-pull']);
    });

    test('keeps the entries that keepPullSecrets names', async () => {
      await cluster.apply(declared(namespace, { keepPullSecrets: ['foreign'] }));
      expect(await pullSecretsOfDefault(cluster, namespace)).toEqual(['foreign', 'harbor-pull']);
    });

    test.each([
      ['without keepPullSecrets', {}, ['harbor-pull']],
      ['with keepPullSecrets', { keepPullSecrets: ['foreign'] }, ['foreign', 'harbor-pull']],
    ])('stops with a conflict with server-side apply, until that is forced: %s', async (_, props, forced) => {
      // `default` is made without any field, so nobody was on record as a manager when the first apply came.
      expect(await cluster.tryApply(declared(namespace, props), '--server-side'))
        .toMatchObject(conflictWith('before-first-apply'));
      expect(await pullSecretsOfDefault(cluster, namespace)).toEqual(['foreign']);

      await cluster.apply(declared(namespace, props), '--server-side', '--force-conflicts');
      expect(await pullSecretsOfDefault(cluster, namespace)).toEqual(forced);
    });

    test('stops with a conflict that names who changed the list after it was applied', async () => {
      await cluster.apply(declared(namespace), '--server-side', '--force-conflicts');
      await cluster.patch('serviceaccount/default', namespace, { imagePullSecrets: references(['later']) });
      expect(await cluster.tryApply(declared(namespace), '--server-side')).toMatchObject(conflictWith('kubectl-patch'));
    });
  });
});

type MakePods = (chart: Chart) => void;

function declared(
  namespace: string, props: Partial<PrivateRegistryAccessProps> = {}, makePods: MakePods = () => {},
): object[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  makePods(chart);
  new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.NAMESPACE,
    credentials: [
      RegistryCredentials.existingSecret('harbor-pull', { covers: [Registry.harbor('registry.example.com')] }),
    ],
    ...props,
  }).grantPull(chart);
  return Testing.synth(chart);
}

function dedicated(namespace: string, props: Partial<PrivateRegistryAccessProps>, makePods: MakePods): object[] {
  return declared(namespace, { pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, ...props }, makePods);
}

/** What kubectl says word by word: docs quote it. */
function conflictWith(manager: string): object {
  const message = `error: Apply failed with 1 conflict: conflict with "${manager}" using v1: .imagePullSecrets\n`;
  return { ok: false, stderr: expect.stringContaining(message) };
}

async function pullSecretsOfDefault(cluster: Cluster, namespace: string): Promise<string[]> {
  return pullSecretsOf(await cluster.get('serviceaccount/default', namespace));
}
