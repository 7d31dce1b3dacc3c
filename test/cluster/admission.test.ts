import { Chart, Testing } from 'cdk8s';
import { Cluster, onEachCluster } from './support/cluster';
import { Kubectl } from './support/kubectl';
import { pod } from './support/objects';
import { poll } from './support/poll';
import { AdmissionEnforcement, AdmissionEngine, AllowedRegistries, AllowedRegistriesProps, Registry } from '../../src';
import { ALLOWED, IMAGES } from '../admission/images';

const GOOD = 'reg.example.com/team-a/app';
const BAD = 'evil.example.com/app';
const REFUSAL = 'is forbidden: ValidatingAdmissionPolicy';

const container = (image: string) => ({ name: 'main', image });
const template = (spec: object) => ({ template: { metadata: { labels: { app: 'a' } }, spec } });
const selector = { selector: { matchLabels: { app: 'a' } } };
const job = (spec: object) => template({ restartPolicy: 'Never', ...spec });

/** An object of each kind that holds a pod, around a pod spec. */
const KINDS: Record<string, (spec: object) => object> = {
  Pod: spec => ({ apiVersion: 'v1', spec }),
  PodTemplate: spec => ({ apiVersion: 'v1', ...template(spec) }),
  ReplicationController: spec => ({ apiVersion: 'v1', spec: { selector: { app: 'a' }, ...template(spec) } }),
  Deployment: spec => ({ apiVersion: 'apps/v1', spec: { ...selector, ...template(spec) } }),
  StatefulSet: spec => ({ apiVersion: 'apps/v1', spec: { serviceName: 'a', ...selector, ...template(spec) } }),
  DaemonSet: spec => ({ apiVersion: 'apps/v1', spec: { ...selector, ...template(spec) } }),
  ReplicaSet: spec => ({ apiVersion: 'apps/v1', spec: { ...selector, ...template(spec) } }),
  Job: spec => ({ apiVersion: 'batch/v1', spec: job(spec) }),
  CronJob: spec => ({ apiVersion: 'batch/v1', spec: { schedule: '@daily', jobTemplate: { spec: job(spec) } } }),
};

onEachCluster([], cluster => {
  let namespace: string;
  let policies: any[] = [];

  beforeEach(async () => { namespace = await cluster.newNamespace(); });
  afterEach(() => cluster.remove(policies.splice(0)));

  const dryRun = (objects: object | object[]) => cluster.tryCreate(objects, '--dry-run=server');
  const object = (kind: string, spec: object) => ({ kind, metadata: { name: 'a', namespace }, ...KINDS[kind](spec) });

  /** Applies a policy for the namespace, and waits until the API server has noticed. */
  const enforce = async (props: Partial<AllowedRegistriesProps> = {}) => {
    policies = policyFor(namespace, props);
    await cluster.apply(policies);
    const probe = pod(namespace, { containers: [container('probe.invalid/image')] });
    await poll(
      async () => /ValidatingAdmissionPolicy/.test((await dryRun(probe)).stderr) || undefined,
      () => 'the policy has no effect',
    );
  };

  describe('the table of images', () => {
    test.each(Object.entries(ALLOWED))('is judged as it says, for the list: %s', async (name, registries) => {
      await enforce({ registries: [...registries] });
      // One call: kubectl goes on to the next object when one is refused.
      const { stdout, stderr } = await dryRun(IMAGES.map(({ image }, index) =>
        ({ ...pod(namespace, { containers: [container(image)] }), metadata: { name: `image-${index}`, namespace } })));
      const admitted = IMAGES.filter((_, index) => stdout.includes(`pod/image-${index} created`));
      const refused = IMAGES.filter((_, index) => stderr.includes(`pods "image-${index}" ${REFUSAL}`));
      const expected = IMAGES.filter(({ allowedBy }) => (allowedBy as readonly string[]).includes(name));
      expect(admitted.map(({ image }) => image)).toEqual(expected.map(({ image }) => image));
      expect(refused.map(({ image }) => image)).toEqual(
        IMAGES.filter(entry => !expected.includes(entry)).map(({ image }) => image),
      );
    });
  });

  describe('every kind', () => {
    const PODS: Record<string, (image: string) => object> = {
      'a container': image => ({ containers: [container(image)] }),
      'an init container': image => ({ containers: [container(GOOD)], initContainers: [{ name: 'init', image }] }),
      'an image volume': image => ({
        containers: [container(GOOD)], volumes: [{ name: 'data', image: { reference: image } }],
      }),
    };

    /**
     * Without image volumes, which are on by default since Kubernetes 1.35, the API server drops the field, and no
     * image is left to judge.
     */
    const drops = async (kind: string, spec: object) =>
      'volumes' in spec
      && !(await cluster.tryCreate(object(kind, spec), '--dry-run=server', '--output=json')).stdout.includes(
        '"reference"',
      );

    test('is refused and admitted by the images of containers, init containers and image volumes', async () => {
      await enforce();
      for (const kind of Object.keys(KINDS)) {
        for (const [, specOf] of Object.entries(PODS)) {
          expect(await dryRun(object(kind, specOf(GOOD)))).toMatchObject({ ok: true });
          if (await drops(kind, specOf(GOOD))) continue;
          expect(await dryRun(object(kind, specOf(BAD)))).toMatchObject({
            ok: false, stderr: expect.stringContaining(`'${BAD}'. Allowed are reg.example.com/team-a`),
          });
        }
      }
    });

    test('names every image that is refused, and the registries that are allowed', async () => {
      await enforce({ registries: [Registry.ghcr(), Registry.of('reg.example.com').withPath('team-a')] });
      const { stderr } = await dryRun(
        pod(namespace, {
          containers: [container(BAD), { name: 'good', image: GOOD }, { name: 'nginx', image: 'nginx:1' }],
        }),
      );
      expect(stderr).toContain("denied request: not from an allowed registry: 'evil.example.com/app', 'nginx:1'. "
        + 'Allowed are ghcr.io, reg.example.com/team-a');
    });
  });

  describe('what was there before the policy', () => {
    test('can still be labelled and scaled, but gets no other image that is not allowed', async () => {
      const { metadata: { name } } = await cluster.create(pod(namespace, { containers: [container(BAD)] }));
      await cluster.create(object('Deployment', { containers: [container(BAD)] }));
      await enforce();
      const image = (other: string) => ({ spec: { template: { spec: { containers: [container(other)] } } } });

      await cluster.patch(`pod/${name}`, namespace, { metadata: { labels: { team: 'a' } } });
      await cluster.patch('deployment/a', namespace, { spec: { replicas: 2 } });
      await cluster.patch('deployment/a', namespace, { spec: { replicas: 3 } }, '--subresource=scale');
      await expect(cluster.patch('deployment/a', namespace, image('other.example.com/app')))
        .rejects.toThrow("'other.example.com/app'");
      await expect(
        cluster.patch(`pod/${name}`, namespace, { spec: { containers: [container('other.example.com/app')] } }),
      ).rejects.toThrow(REFUSAL);
      await cluster.patch('deployment/a', namespace, image(GOOD));
      await expect(cluster.patch('deployment/a', namespace, image(BAD))).rejects.toThrow(REFUSAL);
    });
  });

  test('a container that is added to a pod that runs is judged too', async () => {
    const { metadata: { name } } = await cluster.create(pod(namespace, { containers: [container(GOOD)] }));
    await enforce();
    const debug = await kubectlOfDebugger(cluster, namespace);
    const add = (image: string) =>
      debug.run([
        'debug', name, `--namespace=${namespace}`, `--image=${image}`, '--quiet', '--attach=false', '--profile=general',
      ]);
    expect(await add(BAD)).toMatchObject({ ok: false, stderr: expect.stringContaining(`'${BAD}'`) });
    expect(await add(`${GOOD}:debug`)).toMatchObject({ ok: true });
    // Once there, it does not stand in the way of the next one.
    expect(await add(`${GOOD}:again`)).toMatchObject({ ok: true });
  });

  test('where it only warns, the object is admitted and the user reads why', async () => {
    await enforce({ enforcement: AdmissionEnforcement.WARN });
    expect(await dryRun(pod(namespace, { containers: [container(BAD)] }))).toMatchObject({
      ok: true,
      stderr: expect.stringMatching(
        /^Warning: Validation failed for ValidatingAdmissionPolicy .*: not from an allowed registry: 'evil\.example\.com\/app'/,
      ),
    });
  });

  test('where it only audits, the object is admitted in silence', async () => {
    await enforce({ enforcement: AdmissionEnforcement.WARN });
    await cluster.apply(policyFor(namespace, { enforcement: AdmissionEnforcement.AUDIT }));
    const admit = () => dryRun(pod(namespace, { containers: [container(BAD)] }));
    await poll(async () => (await admit()).stderr === '' || undefined, () => 'the API server still warns');
    expect(await admit()).toMatchObject({ ok: true });
  });

  test('namespaces can be meant by their labels', async () => {
    const labelled = await cluster.newNamespace({ [namespace]: 'meant' });
    const outcomeIn = async (name: string) => (await dryRun(pod(name, { containers: [container(BAD)] }))).ok;
    policies = policyFor(namespace, {
      namespaces: undefined, namespaceSelector: { matchLabels: { [namespace]: 'meant' } },
    });
    await cluster.apply(policies);
    await poll(async () => await outcomeIn(labelled) ? undefined : true, () => 'the policy has no effect');
    expect(await outcomeIn(namespace)).toBe(true);
  });

  test('two hundred registries and a hundred containers stay in the budget of the API server', async () => {
    const registries = Array.from({ length: 200 }, (_, index) =>
      Registry.of(`registry-${index}.region-${index}.example.com`).withPath('platform/team'),
    );
    await enforce({ registries });
    const spec = (last: string) => ({
      containers: Array.from({ length: 100 }, (_, index) => ({
        name: `c-${index}`,
        image: `${index < 99 ? 'registry-199.region-199.example.com/platform/team' : last}/a-rather-long-name-of-an-`
          + `app-${index}:1.2.3@sha256:${'0'.repeat(64)}`,
      })),
    });
    expect(await dryRun(pod(namespace, spec('registry-198.region-198.example.com/platform/team'))))
      .toMatchObject({ ok: true });
    expect(await dryRun(pod(namespace, spec('evil.example.com')))).toMatchObject({
      ok: false, stderr: expect.stringContaining("not from an allowed registry: 'evil.example.com/"),
    });
  });
});

onEachCluster(['controllers'], cluster => {
  test('the API server finds nothing to remark on the types of the expressions', async () => {
    const namespace = await cluster.newNamespace();
    const policies = policyFor(namespace);
    await cluster.apply(policies);
    try {
      const checked = await poll(async () => {
        const { metadata, status } = await cluster.get('validatingadmissionpolicy/allowed-registries', namespace);
        return status?.observedGeneration === metadata.generation ? status : undefined;
      }, () => 'no controller has looked at the policy');
      expect(checked.typeChecking?.expressionWarnings ?? []).toEqual([]);
    } finally {
      await cluster.remove(policies);
    }
  });
});

onEachCluster(['foreignKinds'], cluster => {
  test.each(Object.values(AdmissionEnforcement))(
    'the policy for Kyverno, to %s, is of its schema',
    async enforcement => {
      const policies = policyFor('payments', { engine: AdmissionEngine.KYVERNO, enforcement });
      expect(await cluster.tryApply(policies, '--server-side', '--dry-run=server')).toMatchObject({ ok: true });
    },
  );
});

function policyFor(namespace: string, props: Partial<AllowedRegistriesProps> = {}): any[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace });
  new AllowedRegistries(chart, 'AllowedRegistries', {
    registries: [Registry.of('reg.example.com').withPath('team-a')],
    namespaces: [namespace],
    policyName: 'allowed-registries',
    ...props,
  });
  return Testing.synth(chart);
}

/** kubectl of somebody who may debug pods. */
async function kubectlOfDebugger(cluster: Cluster, namespace: string): Promise<Kubectl> {
  const metadata = { name: 'debugger', namespace };
  await cluster.create({ apiVersion: 'v1', kind: 'ServiceAccount', metadata });
  await cluster.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'Role',
    metadata,
    rules: [
      {
        apiGroups: [''],
        resources: ['pods', 'pods/ephemeralcontainers'],
        verbs: ['get', 'list', 'watch', 'patch', 'update'],
      },
    ],
  });
  await cluster.create({
    apiVersion: 'rbac.authorization.k8s.io/v1',
    kind: 'RoleBinding',
    metadata,
    roleRef: { apiGroup: 'rbac.authorization.k8s.io', kind: 'Role', name: 'debugger' },
    subjects: [{ kind: 'ServiceAccount', ...metadata }],
  });
  return cluster.as(namespace, 'debugger');
}
