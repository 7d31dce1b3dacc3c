import { mkdirSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { ApiObject, App, Chart, Cron, Helm, Include, JsonPatch, Testing, Yaml } from 'cdk8s';
import type { Construct, IConstruct } from 'constructs';
import {
  AccessPattern, CloudIdentity, CredentialProvider, PrivateRegistryAccess, Registry, RegistryCredentials,
  TargetKubernetes,
} from 'cdk8s-registry-access';

/**
 * A program of a user's project. It makes the same objects in every way that there is to make them, grants them by
 * every pattern, and prints where that left pull secrets: way → pattern → what `summary` says.
 */
type Way = (chart: Chart) => readonly IConstruct[];

/** All versions have what is used here. */
type Plus = typeof import('cdk8s-plus-27');

const { HELM, PLUS = '', IMPORTS } = process.env;
/** By names that the compiler does not know. */
const load = createRequire(join(process.cwd(), 'matrix.js'));
const REGISTRY = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const IMAGE = `${REGISTRY}/shop/web:1`;
const CONTAINER = { name: 'main', image: IMAGE };

const POD_SPEC = { containers: [CONTAINER] };
const LABELS = { matchLabels: { app: 'shop' } };
const TEMPLATE = { metadata: { labels: LABELS.matchLabels }, spec: POD_SPEC };
const OBJECTS = [
  ['apps/v1', 'Deployment', 'web', { spec: { selector: LABELS, template: TEMPLATE } }],
  ['apps/v1', 'StatefulSet', 'db', { spec: { selector: LABELS, serviceName: 'db', template: TEMPLATE } }],
  ['batch/v1', 'CronJob', 'tidy', { spec: { schedule: '0 3 * * *', jobTemplate: { spec: { template: TEMPLATE } } } }],
  ['v1', 'Pod', 'build', { spec: { ...POD_SPEC, serviceAccountName: 'builder' } }],
  ['v1', 'ServiceAccount', 'builder', {}],
].map(([apiVersion, kind, name, body]) => ({
  apiVersion: apiVersion as string, kind: kind as string, metadata: { name: name as string }, ...body as object,
}));
const GRANTED = [...OBJECTS.map(({ kind }) => kind), 'Rollout'];

const raw = (chart: Chart, objects = OBJECTS) =>
  objects.map(object => new ApiObject(chart, object.kind, object));

/** As Python, Java and Go have to make them, whose `ApiObject` takes no `spec`. */
function patched(chart: Chart): readonly IConstruct[] {
  return OBJECTS.map(({ spec, ...props }: { kind: string; apiVersion: string; spec?: unknown }) => {
    const object = new ApiObject(chart, props.kind, props);
    if (spec) object.addJsonPatch(JsonPatch.add('/spec', spec));
    return object;
  });
}

function plus({ Deployment, StatefulSet, Service, CronJob, Pod, ServiceAccount }: Plus): Way {
  return chart => {
    const serviceAccount = new ServiceAccount(chart, 'Account', { metadata: { name: 'builder' } });
    const service = new Service(chart, 'Service', { ports: [{ port: 80 }] });
    const named = (name: string) => ({ metadata: { name }, containers: [CONTAINER] });
    return [
      new Deployment(chart, 'Web', named('web')),
      new StatefulSet(chart, 'Db', { ...named('db'), service }),
      new CronJob(chart, 'Tidy', { ...named('tidy'), schedule: Cron.daily() }),
      new Pod(chart, 'Build', { ...named('build'), serviceAccount }),
      serviceAccount,
    ];
  };
}

/** By the classes that `cdk8s import k8s` makes, which each cdk8s-plus has in it. */
function imported(k8s: any): Way {
  return chart => OBJECTS.map(({ kind, apiVersion, ...props }) => new k8s[`Kube${kind}`](chart, kind, props));
}

/** By a class that `cdk8s import` made of a CustomResourceDefinition. */
function rollout({ Rollout }: any): Way {
  return chart => {
    const [{ kind, apiVersion, ...props }, ...others] = OBJECTS;
    return [new Rollout(chart, 'Rollout', props), ...raw(chart, others)];
  };
}

function include(chart: Chart): readonly IConstruct[] {
  Yaml.save('matrix.yaml', OBJECTS);
  return [new Include(chart, 'Include', { url: 'matrix.yaml' })];
}

function helm(chart: Chart): readonly IConstruct[] {
  mkdirSync('release/templates', { recursive: true });
  writeFileSync('release/Chart.yaml', Yaml.stringify({ apiVersion: 'v2', name: 'release', version: '1.0.0' }));
  writeFileSync('release/templates/all.yaml', Yaml.stringify(...OBJECTS).replaceAll(IMAGE, '{{ .Values.image }}'));
  return [new Helm(chart, 'Release', { chart: './release', values: { image: IMAGE }, helmExecutable: HELM })];
}

const WAYS: Record<string, Way> = {
  'ApiObject': chart => raw(chart),
  'ApiObject with patches': patched,
  'Include': include,
  ...HELM && { Helm: helm },
  ...IMPORTS && { 'cdk8s import': rollout(load(`./${IMPORTS}`)) },
};
for (const name of PLUS.split(' ').filter(Boolean)) {
  const library: Plus = load(name);
  WAYS[name] = plus(library);
  WAYS[`${name} k8s`] = imported(library.k8s);
}

const secret = RegistryCredentials.existingSecret('pull', { covers: [REGISTRY] });
const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull');
const provider = CredentialProvider.ecr({ registries: [REGISTRY], serviceAccounts: { identity } });
const nodes = CloudIdentity.awsNodeRole('arn:aws:iam::123456789012:role/nodes');
const PATTERNS: Record<string, [AccessPattern, RegistryCredentials]> = {
  WORKLOAD: [AccessPattern.WORKLOAD, secret],
  NAMESPACE: [AccessPattern.NAMESPACE, secret],
  ADMISSION: [AccessPattern.ADMISSION, secret],
  DEDICATED_SERVICE_ACCOUNT: [AccessPattern.DEDICATED_SERVICE_ACCOUNT, secret],
  KUBELET_CREDENTIAL_PROVIDER: [
    AccessPattern.KUBELET_CREDENTIAL_PROVIDER, RegistryCredentials.credentialProvider(provider),
  ],
  NODE_IDENTITY: [AccessPattern.NODE_IDENTITY, RegistryCredentials.nodeIdentity([REGISTRY], nodes)],
};

/** Two patterns are about pods, and refuse a ServiceAccount that is granted by itself. */
function granted(pattern: string, constructs: readonly IConstruct[]): readonly IConstruct[] {
  return ['WORKLOAD', 'ADMISSION'].includes(pattern)
    ? constructs.filter(construct => !isServiceAccount(construct)) : constructs;
}

function isServiceAccount(construct: IConstruct): boolean {
  return ApiObject.isApiObject(construct)
    ? construct.kind === 'ServiceAccount' : (construct as Construct).node.id === 'Account';
}

function outcome(make: Way, pattern: string): Record<string, string> {
  const app: App = Testing.app();
  TargetKubernetes.set(app, '1.36');
  const chart = new Chart(app, 'shop', { namespace: 'shop' });
  const [accessPattern, credentials] = PATTERNS[pattern];
  const access = new PrivateRegistryAccess(chart, 'Access', {
    pattern: accessPattern,
    credentials: [credentials],
    // Whom the workloads run as that name nobody; NAMESPACE declares it by itself.
    ...pattern === 'KUBELET_CREDENTIAL_PROVIDER' && { serviceAccounts: ['default'] },
  });
  granted(pattern, make(chart)).forEach(construct => access.grantPull(construct));
  app.synth();
  return Object.fromEntries(chart.toJson().flatMap(summary).sort());
}

/** `Kind name` → the pull secrets, the ServiceAccount and the role that it has. */
function summary(manifest: any): [string, string][] {
  const { kind, metadata, spec } = manifest;
  if (kind === 'MutatingAdmissionPolicy') return [[kind, JSON.stringify(spec).includes('\\"pull\\"') ? 'pull' : '']];
  if (!GRANTED.includes(kind)) return [];
  const { imagePullSecrets = [], serviceAccountName } =
    spec?.jobTemplate?.spec.template.spec ?? spec?.template?.spec ?? spec ?? manifest;
  const words = [
    ...imagePullSecrets.map(({ name }: any) => name),
    ...serviceAccountName ? [`as ${serviceAccountName}`] : [],
    ...Object.values<string>(metadata.annotations ?? {}).filter(value => value.startsWith('arn:')),
  ];
  return [[`${kind} ${metadata.name}`, words.join(' ')]];
}

process.stdout.write(JSON.stringify(Object.fromEntries(Object.entries(WAYS).map(([way, make]) =>
  [way, Object.fromEntries(Object.keys(PATTERNS).map(pattern => [pattern, outcome(make, pattern)]))]))));
