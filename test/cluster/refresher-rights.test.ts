import { onEachCluster } from './support/cluster';
import { isClusterWide } from './support/cluster-wide';
import { Kubectl } from './support/kubectl';
import { pod, serviceAccount } from './support/objects';
import { refresherIn, SECRET_NAME, theOnly, twoRegions } from './support/refreshers';

const SSA = ['apply', '--server-side', '--force-conflicts', '--field-manager=cdk8s-registry-access', '--filename=-'];

const secret = (namespace: string, name: string) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/dockerconfigjson',
  metadata: { name, namespace },
  data: { '.dockerconfigjson': Buffer.from('{"auths":{}}').toString('base64') },
});

onEachCluster([], cluster => {
  describe('Pod Security restricted', () => {
    let namespace: string;
    let manifests: any[];
    let template: any;

    beforeAll(async () => {
      namespace = await cluster.newNamespace({ 'pod-security.kubernetes.io/enforce': 'restricted' });
      manifests = refresherIn(namespace, { namespaceSelector: { matchLabels: { pull: 'yes' } } });
      await cluster.apply(manifests, '--server-side');
      template = theOnly('CronJob', manifests).spec.jobTemplate.spec.template;
    });
    afterAll(() => cluster.remove(manifests.filter(isClusterWide)));

    /** The pod of the refresher, changed. */
    const tryPod = (change: (spec: any) => void) => {
      const spec = structuredClone(template.spec);
      change(spec);
      return cluster.tryCreate({ ...pod(namespace), spec });
    };

    test('admits the pod of a refresher, in a namespace that enforces it', async () => {
      expect(await tryPod(() => {})).toMatchObject({ ok: true, stderr: '' });
    });

    test.each([
      ['may run as root', (spec: any) => { spec.securityContext.runAsNonRoot = false; }, 'runAsNonRoot != true'],
      ['runs as root', (spec: any) => { spec.securityContext.runAsUser = 0; }, 'runAsUser=0'],
      ['has no seccomp profile', (spec: any) => { delete spec.securityContext.seccompProfile; }, 'seccompProfile'],
      [
        'may gain privileges',
        (spec: any) => {
          delete spec.containers[0].securityContext.allowPrivilegeEscalation;
        },
        'container "refresh" must set',
      ],
      [
        'keeps capabilities',
        (spec: any) => {
          delete spec.containers[0].securityContext.capabilities;
        },
        'container "refresh" must set',
      ],
      [
        'mounts a folder of the node',
        (spec: any) => {
          spec.volumes.push({ name: 'host', hostPath: { path: '/' } });
        },
        'hostPath',
      ],
    ])('refuses one that %s', async (_, change, message) => {
      expect(await tryPod(change)).toMatchObject({ ok: false, stderr: expect.stringContaining(message) });
    });
  });

  describe('the ServiceAccount of a refresher', () => {
    let own: string, listed: string, other: string;
    let refresher: Kubectl, stranger: Kubectl;

    beforeAll(async () => {
      [own, listed, other] = [await cluster.newNamespace(), await cluster.newNamespace(), await cluster.newNamespace()];
      // Two tokens, so that there is a state Secret, too.
      await cluster.apply(refresherIn(own, { credentials: twoRegions(), namespaces: [listed] }), '--server-side');
      [refresher, stranger] = [await cluster.as(own, 'refresh'), await cluster.as(own, 'default')];
      await cluster.create(secret(listed, 'somebody-elses'));
    });

    test.each([
      ['the pull secret in a namespace of its list', () => secret(listed, SECRET_NAME)],
      ['its state', () => secret(own, 'refresh-parts')],
    ])('creates %s with server-side apply, and writes it again', async (_, make) => {
      const changed = { ...make(), data: { '.dockerconfigjson': Buffer.from('{}').toString('base64') } };
      expect(await refresher.run(SSA, make())).toMatchObject({
        ok: true, stdout: expect.stringContaining('serverside-applied'),
      });
      expect(await refresher.run(SSA, changed)).toMatchObject({ ok: true });
      expect((await cluster.get(`secret/${make().metadata.name}`, make().metadata.namespace)).data)
        .toEqual(changed.data);
    });

    test.each<[string, () => [string[], object?]]>([
      ['write a Secret of another name', () => [SSA, secret(listed, 'another')]],
      ['write a Secret that somebody else has', () => [SSA, secret(listed, 'somebody-elses')]],
      ['write the pull secret in its own namespace, which is not listed', () => [SSA, secret(own, SECRET_NAME)]],
      ['write its state in a listed namespace', () => [SSA, secret(listed, 'refresh-parts')]],
      ['write the pull secret in a namespace that is not listed', () => [SSA, secret(other, SECRET_NAME)]],
      ['create a Secret by POST', () => [['create', '--filename=-'], secret(listed, 'another')]],
      ['create its own Secret by POST', () => [['create', '--filename=-'], secret(listed, SECRET_NAME)]],
      ['replace its Secret', () => [['replace', '--filename=-'], secret(listed, SECRET_NAME)]],
      ['read its Secret', () => [['get', 'secret', SECRET_NAME, `--namespace=${listed}`]]],
      ['list Secrets', () => [['get', 'secrets', `--namespace=${listed}`]]],
      ['delete its Secret', () => [['delete', 'secret', SECRET_NAME, `--namespace=${listed}`]]],
      ['delete all Secrets', () => [['delete', '--raw', `/api/v1/namespaces/${listed}/secrets`]]],
      ['list namespaces', () => [['get', 'namespaces']]],
      ['get a token', () => [['create', 'token', 'default', `--namespace=${own}`]]],
      ['write a ServiceAccount', () => [SSA, serviceAccount(listed, 'default', [SECRET_NAME])]],
      ['change its own rights', () => [['patch', 'role', 'refresh', `--namespace=${listed}`, '--patch={"rules":[]}']]],
      [
        'bind a role',
        () => [
          ['create', 'rolebinding', 'more', `--namespace=${listed}`, '--clusterrole=admin',
            `--serviceaccount=${own}:refresh`],
        ],
      ],
      ['read its own configuration over the API', () => [['get', 'configmaps', `--namespace=${own}`]]],
    ])('cannot %s', async (_, request) => {
      const [args, input] = request();
      expect(await refresher.run(args, input)).toMatchObject({
        ok: false, stderr: expect.stringContaining('orbidden'),
      });
    });

    test('has no other right, in no namespace', async () => {
      const write = (...names: string[]) => ({
        verbs: ['create', 'patch'], apiGroups: [''], resources: ['secrets'], resourceNames: names,
      });
      const more = async (namespace: string) =>
        without(await rulesOf(refresher, namespace), await rulesOf(stranger, namespace));
      expect(await more(listed)).toEqual([write(SECRET_NAME)]);
      expect(await more(own)).toEqual([write('refresh-parts')]);
      expect(await more(other)).toEqual([]);
    });
  });

  describe('the ServiceAccount of a refresher that selects namespaces', () => {
    let own: string, any: string;
    let manifests: any[];
    let refresher: Kubectl, stranger: Kubectl;

    beforeAll(async () => {
      [own, any] = [await cluster.newNamespace(), await cluster.newNamespace()];
      manifests = refresherIn(own, {
        namespaceSelector: { matchLabels: { pull: 'yes' } }, patchServiceAccounts: ['builder'],
      });
      await cluster.apply(manifests, '--server-side');
      [refresher, stranger] = [await cluster.as(own, 'refresh'), await cluster.as(own, 'default')];
    });
    afterAll(() => cluster.remove(manifests.filter(isClusterWide)));

    test('has, in every namespace, the rights to list namespaces and to write its names, and no other', async () => {
      const more = without(await rulesOf(refresher, any), await rulesOf(stranger, any));
      expect(more).toHaveLength(3);
      expect(more).toEqual(expect.arrayContaining([
        { verbs: ['list'], apiGroups: [''], resources: ['namespaces'] },
        { verbs: ['create', 'patch'], apiGroups: [''], resources: ['secrets'], resourceNames: [SECRET_NAME] },
        { verbs: ['create', 'patch'], apiGroups: [''], resources: ['serviceaccounts'], resourceNames: ['builder'] },
      ]));
    });

    test.each<[string, () => [string[], object?]]>([
      ['list namespaces', () => [['get', 'namespaces', '--selector=pull=yes']]],
      ['write the pull secret anywhere', () => [SSA, secret(any, SECRET_NAME)]],
      ['write a ServiceAccount of its list anywhere', () => [SSA, serviceAccount(any, 'builder', [SECRET_NAME])]],
    ])('can %s', async (_, request) => {
      expect(await refresher.run(...request())).toMatchObject({ ok: true });
    });

    test.each<[string, () => [string[], object?]]>([
      ['read a namespace', () => [['get', 'namespace', any]]],
      ['write a Secret of another name', () => [SSA, secret(any, 'another')]],
      ['read Secrets', () => [['get', 'secrets', `--namespace=${any}`]]],
      ['write another ServiceAccount', () => [SSA, serviceAccount(any, 'default', [SECRET_NAME])]],
      ['get a token of the ServiceAccount', () => [['create', 'token', 'builder', `--namespace=${any}`]]],
    ])('cannot %s', async (_, request) => {
      expect(await refresher.run(...request())).toMatchObject({
        ok: false, stderr: expect.stringContaining('orbidden'),
      });
    });
  });
});

/** Everything that a user may do in a namespace, as the API server sees it. */
async function rulesOf(user: Kubectl, namespace: string): Promise<any[]> {
  const review = { apiVersion: 'authorization.k8s.io/v1', kind: 'SelfSubjectRulesReview', spec: { namespace } };
  const answer = JSON.parse(
    await user.runOrThrow(
      ['create', '--raw=/apis/authorization.k8s.io/v1/selfsubjectrulesreviews', '--filename=-'], review,
    ),
  );
  expect(answer.status.incomplete).toBe(false);
  return answer.status.resourceRules;
}

function without(rules: any[], common: any[]): any[] {
  const known = new Set(common.map(rule => JSON.stringify(rule)));
  return rules.filter(rule => !known.has(JSON.stringify(rule)));
}
