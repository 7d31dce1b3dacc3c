import { onEachCluster } from './support/cluster';
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
