import { isDeepStrictEqual } from 'node:util';
import { Chart, Duration, Testing } from 'cdk8s';
import { onEachCluster } from './support/cluster';
import { startExternalSecrets } from './support/external-secrets';
import { poll } from './support/poll';
import {
  AccessPattern, ExternalCredentials, ExternalSecretsOptions, ExternalSecretStore, PrivateRegistryAccess,
  PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';

const store = ExternalSecretStore.secretStore('vault');
const CREDENTIALS = [
  ExternalCredentials.login(Registry.harbor('harbor.example.com'), {
    store, key: 'harbor', usernameProperty: 'name', passwordProperty: 'secret',
  }),
  ExternalCredentials.dockerConfig({ covers: [Registry.ghcr()], store, key: 'docker' }),
];
const login = (username: string, password: string) =>
  ({ username, password, auth: Buffer.from(`${username}:${password}`).toString('base64') });

/** What the store has: a login with a password, and a whole config. */
const stored = (password: string): Record<string, object> => ({
  harbor: { name: 'robot$pull', secret: password }, docker: { auths: { 'ghcr.io': login('octocat', 'g') } },
});

/** What then is in the Secret. */
const merged = (password: string) =>
  ({ auths: { 'harbor.example.com': login('robot$pull', password), 'ghcr.io': login('octocat', 'g') } });

/** A store whose content stands in its object. */
const fakeStore = (namespace: string, content: Record<string, object>) => ({
  apiVersion: 'external-secrets.io/v1',
  kind: 'SecretStore',
  metadata: { name: 'vault', namespace },
  spec: {
    provider: {
      fake: { data: Object.entries(content).map(([key, value]) => ({ key, value: JSON.stringify(value) })) },
    },
  },
});

function synthesized(
  name: string,
  externalSecrets: ExternalSecretsOptions,
  props: Pick<PrivateRegistryAccessProps, 'namespaces' | 'namespaceSelector'>,
): any[] {
  const chart = new Chart(Testing.app(), 'chart');
  new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.WORKLOAD,
    credentials: CREDENTIALS.map(entry => RegistryCredentials.externalSecret(entry)),
    externalSecrets: { secretName: name, refreshInterval: Duration.seconds(1), ...externalSecrets },
    ...props,
  });
  return Testing.synth(chart);
}

onEachCluster(['controllers', 'foreignKinds'], cluster => {
  let controller: Awaited<ReturnType<typeof startExternalSecrets>>;
  beforeAll(async () => { controller = await startExternalSecrets(cluster); });
  afterAll(() => controller.stop());

  const find = async (kind: string, namespace: string, name: string) =>
    (await cluster.list(kind, namespace)).find(({ metadata }) => metadata.name === name);
  const configIn = (secret: any) => JSON.parse(Buffer.from(secret.data['.dockerconfigjson'], 'base64').toString());
  const holding = (namespace: string, name: string, config: object) => poll(async () => {
    const secret = await find('secrets', namespace, name);
    return secret && isDeepStrictEqual(configIn(secret), config) ? secret : undefined;
  }, () => `Secret ${namespace}/${name} does not hold what the store has`);
  const readiness = async (namespace: string, name: string) =>
    (await find('externalsecrets', namespace, name))?.status?.conditions?.find(({ type }: any) => type === 'Ready');
  const ready = (namespace: string, name: string, status: string) => poll(async () => {
    const condition = await readiness(namespace, name);
    return condition?.status === status ? condition : undefined;
  }, () => `ExternalSecret ${namespace}/${name} is not Ready=${status}`);
  const gone = (kind: string, namespace: string, name: string) => poll(
    async () => await find(kind, namespace, name) === undefined || undefined, () => `${kind} ${name} is still there`,
  );

  describe('an ExternalSecret', () => {
    let namespace: string;
    let secret: any;

    beforeAll(async () => {
      namespace = await cluster.newNamespace();
      await cluster.apply([
        fakeStore(namespace, stored('one')), ...synthesized('pull', {}, { namespaces: [namespace] }),
      ]);
      secret = await holding(namespace, 'pull', merged('one'));
    });

    test('becomes a pull secret with a login and a config merged', () => {
      expect(secret).toMatchObject({
        type: 'kubernetes.io/dockerconfigjson', metadata: { labels: { 'app.kubernetes.io/component': 'pull-secret' } },
      });
    });

    test('follows the store in place', async () => {
      await cluster.apply([fakeStore(namespace, stored('two'))]);
      expect((await holding(namespace, 'pull', merged('two'))).metadata.uid).toBe(secret.metadata.uid);
    });

    test('keeps the Secret while the store lacks a key, and says why in an event', async () => {
      const { harbor } = stored('three');
      await cluster.apply([fakeStore(namespace, { harbor })]);
      const condition = await ready(namespace, 'pull', 'False');
      expect(condition.reason).toBe('SecretSyncedError');
      expect(condition.message).not.toContain('docker');
      await holding(namespace, 'pull', merged('two'));
      const reasons = async () => (await cluster.list('events', namespace))
        .find(({ involvedObject, message }) => involvedObject.kind === 'ExternalSecret' && message.includes('docker'));
      await poll(reasons, () => 'no event names the key that is missing');
    });

    test('comes back with the store', async () => {
      await cluster.apply([fakeStore(namespace, stored('three'))]);
      await cluster.patch('externalsecret/pull', namespace, { metadata: { annotations: { 'force-sync': '1' } } },
        '--type=merge');
      await holding(namespace, 'pull', merged('three'));
      await ready(namespace, 'pull', 'True');
    });

    test('takes its Secret with it, or leaves it with keepSecret', async () => {
      const kept = synthesized('kept', { keepSecret: true }, { namespaces: [namespace] });
      await cluster.apply(kept);
      await holding(namespace, 'kept', merged('three'));
      await cluster.remove([...kept, ...synthesized('pull', {}, { namespaces: [namespace] })]);
      await gone('secrets', namespace, 'pull');
      expect(configIn(await find('secrets', namespace, 'kept'))).toEqual(merged('three'));
    });
  });

  describe('copies of a Secret', () => {
    let [source, listed, later]: string[] = [];
    const label = { 'registry-access-test/pull': 'yes' };

    beforeAll(async () => {
      [source, listed] = await Promise.all([cluster.newNamespace(), cluster.newNamespace()]);
      await cluster.apply([
        fakeStore(source, stored('one')),
        ...synthesized('copied', { sourceNamespace: source, copyInterval: Duration.seconds(1) }, {
          namespaces: [listed], namespaceSelector: { matchLabels: label },
        }),
      ]);
    });

    test('are in the namespaces that are listed, and in one that is made later', async () => {
      await holding(listed, 'copied', merged('one'));
      later = await cluster.newNamespace(label);
      await holding(later, 'copied', merged('one'));
    });

    test('are read as somebody who may read nothing else', async () => {
      const reader = await cluster.as(source, 'copied-copy');
      expect(await reader.run(['get', 'secret/copied', `--namespace=${source}`])).toMatchObject({ ok: true });
      expect(await reader.run(['get', 'secrets', `--namespace=${source}`])).toMatchObject({ ok: false });
      expect(await reader.run(['get', 'secret/copied', `--namespace=${listed}`])).toMatchObject({ ok: false });
    });

    test('stay ready while the source fails, which alone says so', async () => {
      await cluster.apply([fakeStore(source, {})]);
      await ready(source, 'copied', 'False');
      const { refreshTime } = (await find('externalsecrets', later, 'copied')).status;
      await poll(
        async () => (await find('externalsecrets', later, 'copied')).status.refreshTime !== refreshTime || undefined,
        () => 'the copy was not looked at again',
      );
      expect(await readiness(later, 'copied')).toMatchObject({ status: 'True' });
      await holding(later, 'copied', merged('one'));
    });

    test('are taken back with the label; the namespace then waits for it before it goes', async () => {
      const finalizer = 'externalsecrets.external-secrets.io/ces-copied';
      const found = () => find('namespaces', '', later);
      const [name] = Object.keys(label);
      const relabel = (value: string | null) =>
        cluster.patch(`namespace/${later}`, '', { metadata: { labels: { [name]: value } } }, '--type=merge');
      await relabel(null);
      await gone('secrets', later, 'copied');
      await cluster.remove([{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: later } }], '--wait=false');
      const isEmpty = ({ type, status }: any) => type === 'NamespaceFinalizersRemaining' && status === 'False';
      await poll(
        async () => (await found()).status.conditions?.some(isEmpty) || undefined, () => `${later} is not emptied`,
      );
      expect((await found()).metadata.finalizers).toEqual([finalizer]);
      await relabel('yes');
      await gone('namespaces', '', later);
    });
  });
});
