import { App, Chart, Testing } from 'cdk8s';
import { Cluster, onEachCluster } from './support/cluster';
import { NODE_NAME } from './support/node';
import { NodeRegistry } from './support/node-registry';
import { pod, pullSecretsOf, references } from './support/objects';
import { poll } from './support/poll';
import { pullOutcome } from './support/pull-outcome';
import {
  AccessPattern, AdmissionEngine, PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials,
  SecretCopies, TargetKubernetes,
} from '../../src';
import { AdmissionPolicies } from '../../src/pull/admission-policies';
import { readImage } from '../../src/pull/read-image';
import { ALLOWED, IMAGES } from '../admission/images';

const PRIVATE = 'registry.example.com/app';
const existing = (name: string, ...covers: Registry[]) => RegistryCredentials.existingSecret(name, { covers });
const container = (image: string, name = 'main') => ({ name, image });
const CREDENTIALS = [
  existing('harbor', Registry.harbor('registry.example.com')), existing('hub', Registry.dockerHub().withPath('acme')),
];

/** The policy of an access, without the rest of what it writes. */
function policyOf(props: Partial<PrivateRegistryAccessProps>): any[] {
  const app = Testing.app();
  TargetKubernetes.set(app, '1.37');
  new PrivateRegistryAccess(new Chart(app, 'chart'), 'Access', {
    pattern: AccessPattern.ADMISSION, credentials: CREDENTIALS, ...props,
  });
  return synthesized(app);
}

const synthesized = (app: App): any[] => app.charts.flatMap(chart => Testing.synth(chart));

onEachCluster(['controllers', 'mutatingPolicies'], cluster => {
  let namespace: string;
  let policies: any[] = [];

  beforeEach(async () => { namespace = await cluster.newNamespace(); });
  afterEach(() => cluster.remove(policies.splice(0)));

  /** The pull secrets of pods as they would be made. */
  const addedToEach = async (pods: object[]): Promise<string[][]> => {
    const { ok, stdout, stderr } = await cluster.tryCreate(pods, '--dry-run=server', '--output=json');
    if (!ok) throw new Error(stderr);
    return JSON.parse(`[${stdout.replaceAll('}\n{', '},{')}]`).map(pullSecretsOf);
  };
  const addedTo = async (spec: object, inNamespace = namespace) => (await addedToEach([pod(inNamespace, spec)]))[0];

  /** Applies a policy, and waits until the API server adds a Secret. */
  const enforce = async (props: Partial<PrivateRegistryAccessProps> = {}, probe = PRIVATE, inNamespace = namespace) => {
    const secrets = async () => (await addedTo({ containers: [container(probe)] }, inNamespace)).length;
    const ofAccount = await secrets();
    policies = policyOf({ namespaces: [namespace], ...props });
    await cluster.apply(policies);
    await poll(async () => await secrets() > ofAccount || undefined, () => 'the policy has no effect');
  };

  describe('a pod that is made', () => {
    const own = references(['own']);

    test.each<[string, object, string[]]>([
      ['a container needs it', {}, ['harbor']],
      ['an init container needs it',
        { containers: [container('busybox')], initContainers: [container(PRIVATE, 'init')] }, ['harbor']],
      ['an image volume needs it',
        { containers: [container('busybox')], volumes: [{ name: 'v', image: { reference: PRIVATE } }] }, ['harbor']],
      ['two need it', { containers: [container(PRIVATE), container('acme/app', 'other')] }, ['harbor', 'hub']],
      ['none needs it', { containers: [container('busybox')] }, []],
      ['an image is beside the path', { containers: [container('acme-corp/app')] }, []],
      ['it has a list of its own', { imagePullSecrets: own }, ['own', 'harbor']],
      ['it has the Secret already', { imagePullSecrets: references(['harbor', 'own']) }, ['harbor', 'own']],
    ])('has what it needs, and nothing else: %s', async (_, spec, expected) => {
      await enforce();
      expect(await addedTo(spec)).toEqual(expected);
    });

    test('keeps what its ServiceAccount gave it, in front', async () => {
      await cluster.patch('serviceaccount/default', namespace, { imagePullSecrets: references(['of-account']) });
      await enforce();
      expect(await addedTo({})).toEqual(['of-account', 'harbor']);
      expect(await addedTo({ containers: [container('busybox')] })).toEqual(['of-account']);
    });

    test('is left alone where it mirrors a static pod, which may not name a Secret', async () => {
      await enforce();
      const mirror = pod(namespace, { nodeName: 'no-such-node' }, { 'kubernetes.io/config.mirror': 'digest' });
      expect(pullSecretsOf(await cluster.create(mirror))).toEqual([]);
    });

    test('gets a Secret for the container that another policy adds later', async () => {
      const other = addsSidecar(namespace);
      await cluster.apply(other);
      try {
        await enforce({ admission: { policyName: 'a-first' } }, 'busybox');
        expect(await addedTo({ containers: [container('busybox')] })).toEqual(['harbor']);
      } finally {
        await cluster.remove(other);
      }
    });

    test('gets all of them where every pod does, for containers that are added later', async () => {
      await enforce({ admission: { everyPod: true } });
      expect(await addedTo({ containers: [container('busybox')] })).toEqual(['harbor', 'hub']);
      const { metadata: { name } } = await cluster.create(pod(namespace, { containers: [container('busybox')] }));
      await cluster.patch(`pod/${name}`, namespace, {
        spec: { ephemeralContainers: [container(PRIVATE, 'debug')] },
      }, '--subresource=ephemeralcontainers');
      expect(pullSecretsOf(await cluster.get(`pod/${name}`, namespace))).toEqual(['harbor', 'hub']);
    });
  });

  test('the table of images is read as it says: a list that allows an image has the Secret for it', async () => {
    const credentials = Object.entries(ALLOWED).map(([name, registries]) => existing(name, ...registries));
    await enforce({ credentials }, 'nginx');
    const valid = IMAGES.filter(({ image }) => readImage(image).reference !== undefined);
    const added = await addedToEach(valid.map(({ image }) => pod(namespace, { containers: [container(image)] })));
    expect(added.map((names, index) => [valid[index].image, names])).toEqual(valid.map(({ image, allowedBy }) =>
      [image, Object.keys(ALLOWED).filter(name => (allowedBy as readonly string[]).includes(name))]));
  });

  describe('whoever makes the pod', () => {
    const template = { metadata: { labels: { app: 'a' } }, spec: { containers: [container(PRIVATE)] } };
    const selector = { matchLabels: { app: 'a' } };
    const job = { template: { ...template, spec: { ...template.spec, restartPolicy: 'Never' } } };

    test.each<[string, string, object]>([
      ['Deployment', 'apps/v1', { selector, template }],
      ['StatefulSet', 'apps/v1', { serviceName: 'a', selector, template }],
      ['ReplicaSet', 'apps/v1', { selector, template }],
      ['ReplicationController', 'v1', { selector: { app: 'a' }, template }],
      ['Job', 'batch/v1', job],
      ['CronJob', 'batch/v1', { schedule: '@daily', jobTemplate: { spec: job } }],
    ])('a %s', async (kind, apiVersion, spec) => {
      await enforce();
      await cluster.create({ apiVersion, kind, metadata: { name: 'a', namespace }, spec });
      if (kind === 'CronJob') await cluster.trigger('a', namespace);
      const made = await poll(
        async () => (await cluster.list('pods', namespace, 'app=a')).at(0), () => `no pod of the ${kind}`);
      expect(pullSecretsOf(made)).toEqual(['harbor']);
    });

    test('a DaemonSet, whose pods wait for a node', async () => {
      await enforce();
      const node = { apiVersion: 'v1', kind: 'Node', metadata: { name: 'idle', labels: { idle: namespace } } };
      await cluster.create(node);
      try {
        const spec = { ...template.spec, nodeSelector: { idle: namespace }, tolerations: [{ operator: 'Exists' }] };
        await cluster.create({
          apiVersion: 'apps/v1',
          kind: 'DaemonSet',
          metadata: { name: 'a', namespace },
          spec: { selector, template: { ...template, spec } },
        });
        const made = await poll(async () => (await cluster.list('pods', namespace, 'app=a')).at(0), () => 'no pod');
        expect(pullSecretsOf(made)).toEqual(['harbor']);
      } finally {
        await cluster.remove([node]);
      }
    });

    test('kubectl run, and kubectl debug with a copy of a pod', async () => {
      await enforce();
      const kubectl = await userOf(cluster, namespace);
      expect(await kubectl.run(['run', 'by-hand', `--image=${PRIVATE}`, `--namespace=${namespace}`]))
        .toMatchObject({ ok: true });
      expect(pullSecretsOf(await cluster.get('pod/by-hand', namespace))).toEqual(['harbor']);
      expect(await kubectl.run([
        'debug', 'by-hand', `--namespace=${namespace}`, '--copy-to=copy', '--image=acme/debug', '--attach=false',
        '--profile=general', '--quiet',
      ])).toMatchObject({ ok: true });
      expect(pullSecretsOf(await cluster.get('pod/copy', namespace))).toEqual(['harbor', 'hub']);
    });
  });

  describe('namespaces', () => {
    test('are meant by name or by label, those that are made later included, and no others', async () => {
      await enforce({
        namespaceSelector: { matchLabels: { [namespace]: 'meant' } }, copies: SecretCopies.OTHER,
      });
      const later = await cluster.newNamespace({ [namespace]: 'meant' });
      const other = await cluster.newNamespace({ [namespace]: 'other' });
      expect(await addedTo({}, later)).toEqual(['harbor']);
      expect(await addedTo({}, other)).toEqual([]);
    });

    test('that are meant in both ways get each Secret once', async () => {
      const both = await cluster.newNamespace({ [namespace]: 'meant' });
      await enforce({
        namespaces: [namespace, both],
        namespaceSelector: { matchLabels: { [namespace]: 'meant' } },
        copies: SecretCopies.OTHER,
      }, PRIVATE, both);
      expect(await addedTo({}, both)).toEqual(['harbor']);
    });
  });

  test.each<[string, object]>([
    ['without a list', {}], ['with a list of its own', { imagePullSecrets: references(['own']) }],
  ])('a pod %s that is applied a second time does not change', async (_, spec) => {
    await enforce();
    const applied = pod(namespace, spec);
    const [first] = await cluster.apply([applied], '--server-side');
    const [second] = await cluster.apply([applied], '--server-side');
    expect(pullSecretsOf(first)).toContain('harbor');
    expect(second.metadata.resourceVersion).toBe(first.metadata.resourceVersion);
  });

  test('what the API server gives back of a policy is read as one of ours', async () => {
    policies = policyOf({ namespaces: [namespace] });
    const read = new AdmissionPolicies(true);
    (await cluster.apply(policies)).forEach(stored => read.note(stored));
    expect(read.in(namespace).for([container(PRIVATE)])).toEqual({ names: ['harbor'], unsure: [] });
    expect(read.in('other').for([container(PRIVATE)])).toEqual({ names: [], unsure: [] });
  });

  describe('an expression that is broken does not go unnoticed:', () => {
    const broken = (change: (spec: any) => void) => {
      const objects = policyOf({ namespaces: [namespace] });
      change(objects[0].spec);
      return objects;
    };
    const tried = (change: (spec: any) => void) => cluster.tryApply(broken(change), '--dry-run=server');

    // A policy of this kind has no status in which the API server could tell of types: it refuses, or warns.
    test('ours is accepted without a warning', async () => {
      expect(await tried(() => {})).toMatchObject({ ok: true, stderr: '' });
    });

    test.each<[string, (spec: any) => void, RegExp]>([
      ['of the mutation', ({ mutations: [{ jsonPatch }] }) => { jsonPatch.expression += ' +'; }, /Syntax error/],
      ['of a variable', ({ variables: [, images] }) => { images.expression += '.nope()'; }, /undeclared reference/],
      ['of the condition', ({ matchConditions: [own] }) => { own.expression = 'object.('; }, /Syntax error/],
    ])('one %s is refused', async (_, change, message) => {
      expect(await tried(change)).toMatchObject({ ok: false, stderr: expect.stringMatching(message) });
    });

    test('one that fails when it is evaluated refuses pods', async () => {
      policies = broken(({ variables }) => {
        variables.at(-1).expression = 'variables.wanted.map(secret, string(object.spec.nope))';
      });
      await cluster.apply(policies);
      const stderr = await poll(async () => {
        const made = await cluster.tryCreate(pod(namespace, {}), '--dry-run=server');
        return made.ok ? undefined : made.stderr;
      }, () => 'pods are made');
      expect(stderr).toMatch(/no such key: nope/);
    });
  });

  test('a thousand registries and fifty containers stay in the budget of the API server', async () => {
    const last = 998;
    const credentials = Array.from({ length: last + 1 }, (_, index) => existing(
      `pull-${index}`, Registry.of(`registry-${index}.eu-central-1.example.com`).withPath(`t-${index}`)));
    await enforce({ credentials: [existing('harbor', Registry.harbor('registry.example.com')), ...credentials] });
    const image = (index: number) => `registry-${index}.eu-central-1.example.com/t-${index}/a-rather-long-`
      + `name-of-an-app:1.2.3@sha256:${'0'.repeat(64)}`;
    const containers = Array.from({ length: 50 }, (_, index) => container(image(last - index), `c-${index}`));
    expect(await addedTo({ containers }))
      .toEqual(Array.from({ length: 50 }, (_, index) => `pull-${last - 49 + index}`));
  });
});

onEachCluster(['foreignKinds'], cluster => {
  test('the policies for Kyverno are of its schema', async () => {
    const policies = policyOf({
      namespaces: ['registry'],
      namespaceSelector: { matchLabels: { pull: 'yes' } },
      copies: SecretCopies.KYVERNO,
      admission: { engine: AdmissionEngine.KYVERNO },
    });
    expect(policies.map(({ kind }) => kind))
      .toEqual(['ClusterRole', 'GeneratingPolicy', 'MutatingPolicy', 'MutatingPolicy']);
    expect(await cluster.tryApply(policies, '--server-side', '--dry-run=server')).toMatchObject({ ok: true });
  });
});

onEachCluster(['controllers', 'node', 'mutatingPolicies'], cluster => {
  test('a kubelet pulls with what was added to a pod that names no Secret', async () => {
    const registry = await NodeRegistry.start(['app']);
    const node = await cluster.startNode();
    const namespace = await cluster.newNamespace();
    const { username, password } = registry.user;
    const objects = policyOf({
      namespaces: [namespace],
      secretName: 'pull',
      credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.parse(registry.host), username, password)],
    });
    try {
      await cluster.apply(objects);
      const own = pod(namespace, {
        nodeName: NODE_NAME,
        terminationGracePeriodSeconds: 0,
        containers: [{ ...container(`${registry.host}/app`), imagePullPolicy: 'Always' }],
      });
      await poll(async () => {
        const { stdout } = await cluster.tryCreate(own, '--dry-run=server', '--output=json');
        return stdout.includes('imagePullSecrets') || undefined;
      }, () => 'the policy has no effect');
      const { metadata: { name } } = await cluster.create(own);
      expect(await pullOutcome(() => cluster.get(`pod/${name}`, namespace))).toEqual({ pulled: true });
      expect(registry.loginsTo('app')).toEqual([username]);
    } finally {
      await cluster.remove(objects.filter(({ kind }) => kind.startsWith('Mutating')));
      await node.stop();
      await registry.stop();
    }
  });
});

/** A policy of somebody else that is evaluated after ours, by its name, and adds a container. */
function addsSidecar(namespace: string): any[] {
  const apiVersion = 'admissionregistration.k8s.io/v1';
  const metadata = { name: 'z-sidecar' };
  const value = `Object.spec.containers{name: "sidecar", image: "${PRIVATE}"}`;
  return [
    {
      apiVersion,
      kind: 'MutatingAdmissionPolicy',
      metadata,
      spec: {
        failurePolicy: 'Fail',
        reinvocationPolicy: 'Never',
        matchConstraints: {
          resourceRules: [{ apiGroups: [''], apiVersions: ['v1'], operations: ['CREATE'], resources: ['pods'] }],
        },
        mutations: [{
          patchType: 'JSONPatch',
          jsonPatch: { expression: `[JSONPatch{op: "add", path: "/spec/containers/-", value: ${value}}]` },
        }],
      },
    },
    {
      apiVersion,
      kind: 'MutatingAdmissionPolicyBinding',
      metadata,
      spec: {
        policyName: metadata.name,
        matchResources: { namespaceSelector: { matchLabels: { 'kubernetes.io/metadata.name': namespace } } },
      },
    },
  ];
}

/** kubectl of somebody who may make and debug pods. */
async function userOf(cluster: Cluster, namespace: string) {
  const metadata = { name: 'user', namespace };
  await cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  await cluster.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'ClusterRole', name: 'admin' },
    subjects: [{ kind: 'ServiceAccount', ...metadata }],
  });
  return cluster.as(namespace, 'user');
}
