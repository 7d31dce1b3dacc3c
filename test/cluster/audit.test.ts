import { onEachCluster } from './support/cluster';
import { commandWith } from './support/command';
import { pod, pullSecret, references, serviceAccount } from './support/objects';
import { CliResult } from '../cli/support';

const PASSWORD = 'hunter2-of-the-cluster';
const CONFIG = JSON.stringify({ auths: { 'registry.example.com': { username: 'robot', password: PASSWORD } } });

/** Everything that the audit reads, and nothing that it does not. */
const READ = { verbs: ['get', 'list'], resources: ['*'], apiGroups: ['*'] };
const ALL_BUT_SECRETS = {
  verbs: ['get', 'list'],
  resources: ['pods', 'serviceaccounts', 'configmaps', 'deployments', 'roles', 'rolebindings'],
  apiGroups: ['*'],
};

onEachCluster([], cluster => {
  let namespace: string;
  let secretName: string;

  beforeAll(async () => {
    namespace = await cluster.newNamespace();
    const secret = pullSecret(namespace, { '.dockerconfigjson': CONFIG });
    secretName = secret.metadata.name;
    await cluster.create(secret);
    await cluster.create(serviceAccount(namespace, 'web', [secretName, 'gone']));
    await cluster.create({
      ...pod(namespace, { serviceAccountName: 'web' }), metadata: { name: 'covered', namespace },
    });
    await cluster.create({
      ...pod(namespace, {
        imagePullSecrets: references([secretName]),
        containers: [{ name: 'main', image: 'registry.example.com:5000/app' }],
      }),
      metadata: { name: 'uncovered', namespace },
    });
  });

  /** Runs the command as a ServiceAccount with some rights in the namespace, or in all. */
  async function commandAs(
    name: string, rule: object, isClusterWide: boolean,
  ): Promise<(args: string[]) => Promise<CliResult>> {
    const [role, binding] = isClusterWide ? ['ClusterRole', 'ClusterRoleBinding'] : ['Role', 'RoleBinding'];
    const metadata = { name: isClusterWide ? `${namespace}-${name}` : name, ...isClusterWide ? {} : { namespace } };
    await cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace } });
    await cluster.apply([
      { apiVersion: 'rbac.authorization.k8s.io/v1', kind: role, metadata, rules: [rule] },
      {
        apiVersion: 'rbac.authorization.k8s.io/v1',
        kind: binding,
        metadata,
        roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: role, name: metadata.name },
        subjects: [{ kind: 'ServiceAccount', name, namespace }],
      },
    ]);
    return commandWith(cluster, { user: { token: await cluster.token(namespace, name) } });
  }

  describe('with the right to read everything', () => {
    let command: (args: string[]) => Promise<CliResult>;

    beforeAll(async () => { command = await commandAs('auditor', READ, true); });

    test('the audit finds what is wrong in a namespace, and shows no password', async () => {
      const { code, stdout, stderr } = await command([
        'audit', '--cluster', '--namespace', namespace, '--format', 'json',
      ]);
      expect(stderr).toBe('');
      expect(code).toBe(1);
      const { findings, secrets, problems } = JSON.parse(stdout);
      const found = findings.map(({ rule, kind, name }: any) => `${rule} ${kind} ${name}`);
      expect(found).toEqual(expect.arrayContaining(['PRA101 ServiceAccount web', 'PRA104 Pod uncovered']));
      expect(found.filter((finding: string) => finding.endsWith('Pod covered'))).toEqual([]);
      expect(secrets).toMatchObject([
        { namespace, name: secretName, hosts: ['registry.example.com'], users: ['robot'], consumers: 2 },
      ]);
      expect(problems).toEqual([]);
      expect(stdout).not.toContain(PASSWORD);
      expect(stdout).not.toContain(Buffer.from(PASSWORD).toString('base64').slice(0, 20));
    });

    test('the audit finds it in the whole cluster, among what is of Kubernetes itself', async () => {
      const { code, stdout, stderr } = await command(['audit', '--cluster', '--format', 'json']);
      expect(stderr).toBe('');
      expect(code).toBe(1);
      const ours = JSON.parse(stdout).findings.filter((finding: any) => finding.namespace === namespace);
      expect(ours.map(({ rule, name }: any) => `${rule} ${name}`))
        .toEqual(expect.arrayContaining(['PRA101 web', 'PRA104 uncovered']));
      expect(stdout).not.toContain(PASSWORD);
    });

    test('a namespace that does not exist is told', async () => {
      expect(await command(['audit', '--cluster', '--namespace', 'typo'])).toMatchObject({
        code: 2, stderr: expect.stringContaining("error: there is no namespace 'typo' in the cluster\n"),
      });
    });

    test('coverage has a row for each container', async () => {
      const { stdout } = await command(['coverage', '--cluster', '--namespace', namespace, '--format', 'json']);
      const rows = JSON.parse(stdout).sort((a: any, b: any) => a.name < b.name ? -1 : 1);
      const common = { file: '-', document: 0, namespace, kind: 'Pod', container: 'main', containerType: 'containers' };
      expect(rows).toEqual([
        {
          ...common,
          name: 'covered',
          image: 'registry.example.com/app',
          effectivePullSecrets: [secretName, 'gone'],
          missingSecrets: ['gone'],
          result: 'covered',
        },
        {
          ...common,
          name: 'uncovered',
          image: 'registry.example.com:5000/app',
          effectivePullSecrets: [secretName],
          missingSecrets: [],
          result: 'uncovered',
        },
      ]);
    });

    test('the graph shows who pulls with what', async () => {
      const { stdout, code } = await command(['graph', '--cluster', '--namespace', namespace]);
      expect(code).toBe(0);
      expect(stdout).toContain('"Pod uncovered"');
      expect(stdout).toContain('"registry.example.com"');
    });
  });

  test('without the right to list Secrets, none is said to be missing, and what was not read is told', async () => {
    const command = await commandAs('no-secrets', ALL_BUT_SECRETS, false);
    const { code, stdout, stderr } = await command([
      'audit', '--cluster', '--namespace', namespace, '--format', 'json',
    ]);
    expect(code).toBe(0);
    expect(stderr).toContain('note: Secrets may not be listed, so none is reported as missing\n');
    expect(stderr).toMatch(/^not read: kubectl may not list secrets, /m);
    expect(stderr).not.toMatch(/^error/m);
    expect(JSON.parse(stdout).findings.filter(({ rule, severity }: any) => rule === 'PRA101' && severity === 'error'))
      .toEqual([]);
  });

  test('with rights in one namespace only, what they show is found, and what is of the cluster is told', async () => {
    const command = await commandAs('one-namespace', READ, false);
    const { code, stdout, stderr } = await command([
      'audit', '--cluster', '--namespace', namespace, '--format', 'json',
    ]);
    expect(stderr).toMatch(/^not read: kubectl may not list .*clusterrolebindings.*mutatingadmissionpolicies/m);
    expect(stderr).toMatch(/^note: PRA402, PRA509 rest on what may not be listed/m);
    expect(JSON.parse(stdout).findings.map(({ rule, name }: any) => `${rule} ${name}`))
      .toEqual(expect.arrayContaining(['PRA101 web', 'PRA104 uncovered']));
    expect(code).toBe(1);
  });

  test('a login that the cluster refuses is an error, and not shown', async () => {
    const command = await commandWith(cluster, { user: { token: PASSWORD } });
    const { code, stderr } = await command(['audit', '--cluster']);
    expect(code).toBe(2);
    expect(stderr).toMatch(/^error: kubectl cannot reach the cluster: ./m);
    expect(stderr).not.toContain(PASSWORD);
  });
});
