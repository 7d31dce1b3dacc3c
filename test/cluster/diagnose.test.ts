import { onEachCluster } from './support/cluster';
import { commandWith } from './support/command';
import { Node, NODE_NAME } from './support/node';
import { NodeRegistry } from './support/node-registry';
import { pod, pullSecret, references } from './support/objects';
import { poll } from './support/poll';
import { pullOutcome } from './support/pull-outcome';
import { cli } from '../cli/support';
import { newUser, RegistryUser } from '../pull/support/registry-server';

/** Nothing listens there: ports below 1024 are not given out to those who ask for any. */
const UNREACHABLE = '127.0.0.1:1';

onEachCluster(['controllers', 'node'], cluster => {
  let node: Node;
  let registry: NodeRegistry;
  let namespace: string;

  beforeAll(async () => {
    registry = await NodeRegistry.start(['team-a/app']);
    node = await cluster.startNode();
  });
  afterAll(async () => {
    await node?.stop();
    await registry?.stop();
  });
  beforeEach(async () => { namespace = await cluster.newNamespace(); });

  const secretFor = (key: string, { username, password }: RegistryUser) =>
    pullSecret(namespace, {
      '.dockerconfigjson': JSON.stringify({
        auths: { [key]: { auth: Buffer.from(`${username}:${password}`).toString('base64') } },
      }),
    });

  /**
   * What the command says of a pod, given all that `kubectl get pods,events,secrets,serviceaccounts -o json` prints.
   */
  const diagnosesOf = async (name: string): Promise<any[]> => {
    const kinds = await Promise.all(
      ['pods', 'events', 'secrets', 'serviceaccounts'].map(kind => cluster.list(kind, namespace)),
    );
    const { stdout } = await cli(['diagnose', '--format', 'json'], {
      stdin: JSON.stringify({ apiVersion: 'v1', kind: 'List', items: kinds.flat() }),
    });
    return stdout.trim().split('\n').map(line => JSON.parse(line))
      .filter(diagnosis => diagnosis.pod === name && diagnosis.cause !== 'other');
  };

  test.each([
    ['no credential', () => `${registry.host}/team-a/app`, () => undefined, 'unauthorized', 'PRA103'],
    ['a wrong password', () => `${registry.host}/team-a/app`,
      () => secretFor(registry.host, newUser(registry.user.username)), 'unauthorized', 'PRA701'],
    ['a credential for another path', () => `${registry.host}/team-a/app`,
      () => secretFor(`${registry.host}/team-b`, registry.user), 'unauthorized', 'PRA104'],
    ['a tag that does not exist', () => `${registry.host}/team-a/app:missing`,
      () => secretFor(registry.host, registry.user), 'tag-not-found', 'PRA701'],
    ['a port at which nothing listens', () => `${UNREACHABLE}/team-a/app`, () => undefined, 'connection-refused',
      undefined],
  ])('names the cause of %s, from the pod and from its event', async (_, imageOf, secretOf, cause, finding) => {
    const image = imageOf();
    const secret = secretOf();
    if (secret) await cluster.create(secret);
    const { metadata: { name } } = await cluster.create(pod(namespace, {
      nodeName: NODE_NAME,
      terminationGracePeriodSeconds: 0,
      imagePullSecrets: references(secret ? [secret.metadata.name] : []),
      containers: [{ name: 'main', image, imagePullPolicy: 'Always' }],
    }));
    expect(await pullOutcome(() => cluster.get(`pod/${name}`, namespace))).toMatchObject({ pulled: false });

    const diagnoses = await poll(async () => {
      const found = await diagnosesOf(name);
      return new Set(found.map(({ reason }) => reason)).has('Failed') && found.length > 1 ? found : undefined;
    }, () => 'neither pod nor event say why');
    expect([...new Set(diagnoses.map(diagnosis => diagnosis.cause))]).toEqual([cause]);
    expect(diagnoses[0]).toMatchObject({
      namespace, container: 'main', runtime: 'containerd', registry: image.split('/')[0],
    });
    const codes = diagnoses.flatMap(({ findings = [] }) => findings.map(({ code }: { code: string }) => code));
    expect(codes).toEqual(finding ? expect.arrayContaining([finding]) : []);
  });
});

/** What external controllers say of themselves; none of them runs here. */
const MAKERS: [string, (namespace: string) => { object: any; status: object; said: string }][] = [
  ['ExternalSecret', namespace => ({
    object: {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'regcred', namespace },
      spec: { secretStoreRef: { name: 'vault', kind: 'SecretStore' }, dataFrom: [{ extract: { key: 'registry' } }] },
    },
    status: {
      conditions: [{
        type: 'Ready', status: 'False', reason: 'SecretSyncedError', message: 'could not get secret data from provider',
      }],
    },
    said: 'Ready is False: "SecretSyncedError: could not get secret data from provider"; its last event is '
      + '"UpdateFailed: SecretStore \'vault\' is not ready"',
  })],
  ['ClusterExternalSecret', namespace => ({
    object: {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ClusterExternalSecret',
      metadata: { name: `${namespace}-regcred` },
      spec: {
        externalSecretName: 'regcred',
        namespaceSelectors: [{ matchLabels: { pull: 'yes' } }],
        externalSecretSpec: {
          secretStoreRef: { name: 'vault', kind: 'ClusterSecretStore' }, dataFrom: [{ extract: { key: 'registry' } }],
        },
      },
    },
    status: { provisionedNamespaces: ['another'] },
    said: `its selectors do not choose namespace '${namespace}'`,
  })],
  ['SealedSecret', namespace => ({
    object: {
      apiVersion: 'bitnami.com/v1alpha1',
      kind: 'SealedSecret',
      metadata: { name: 'regcred', namespace },
      spec: { encryptedData: { '.dockerconfigjson': 'c2VhbGVk' } },
    },
    status: { conditions: [{ type: 'Synced', status: 'False', message: 'no key could decrypt secret' }] },
    said: 'Synced is False: "no key could decrypt secret"',
  })],
];

onEachCluster(['foreignKinds'], cluster => {
  test.each(MAKERS)('says why a missing Secret was not made by its %s', async (kind, make) => {
    const namespace = await cluster.newNamespace();
    const { object, status, said } = make(namespace);
    await cluster.create(object);
    await cluster.patch(`${kind.toLowerCase()}/${object.metadata.name}`, object.metadata.namespace ?? namespace,
      { status }, '--subresource=status', '--type=merge');
    await cluster.create({
      apiVersion: 'v1',
      kind: 'Event',
      metadata: { name: 'warning', namespace },
      type: 'Warning',
      reason: 'UpdateFailed',
      message: "SecretStore 'vault' is not ready",
      involvedObject: {
        apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', name: 'regcred', namespace,
      },
    });
    await cluster.create(pullSecret(namespace, { '.dockerconfigjson': '{"auths":{}}' }));
    const { metadata: { name } } = await cluster.create(pod(namespace, {
      imagePullSecrets: references(['regcred']), containers: [{ name: 'main', image: 'registry.example.com/app:1' }],
    }));
    const waiting = { reason: 'ErrImagePull', message: 'failed to pull and unpack image: 401 Unauthorized' };
    await cluster.patch(`pod/${name}`, namespace, {
      status: {
        containerStatuses: [{
          name: 'main',
          image: 'a',
          imageID: '',
          ready: false,
          restartCount: 0,
          state: { waiting },
        }],
      },
    }, '--subresource=status', '--type=merge');

    await cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name: 'on-call', namespace } });
    await cluster.create({
      apiVersion: 'rbac.authorization.k8s.io/v1',
      kind: 'ClusterRoleBinding',
      metadata: { name: `${namespace}-on-call` },
      roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'cluster-admin' },
      subjects: [{ kind: 'ServiceAccount', name: 'on-call', namespace }],
    });
    const command = await commandWith(cluster, { user: { token: await cluster.token(namespace, 'on-call') } });
    const { stdout, stderr, code } = await command(['diagnose', '--cluster', '-n', namespace]);
    expect({ stderr, code }).toEqual({ stderr: '', code: 0 });
    expect(stdout).toContain(`the pull secret 'regcred' is made by ${kind} '${object.metadata.name}'`);
    expect(stdout).toContain(said);
    expect(stdout).toContain(`describe ${kind.toLowerCase()} ${object.metadata.name}\n`);
  });
});
