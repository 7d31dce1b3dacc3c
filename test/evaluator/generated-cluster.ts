import * as fc from 'fast-check';
import { IPullSecret, Registry, ScopedPullSecret } from '../../src';

/** A credential of every generated Secret: nobody may print it. */
export const PASSWORD = 'hunter2-of-all';

export const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

/** Objects as `kubectl get -o json` gives them, and the pods among them. */
export interface Cluster {
  readonly objects: readonly any[];
  readonly pods: readonly any[];
  /** What a user says of Secrets that are not at hand. */
  readonly declared: readonly IPullSecret[];
  /** The kind of list that the objects come in; that of `SecretList` has items without a kind. */
  readonly lists?: 'List' | 'typed';
}

/** Some objects of a cluster as its front ends get them. */
export function given({ lists }: Cluster, objects: readonly any[]): any[] {
  if (lists === undefined) {
    return [...objects];
  }
  const types = lists === 'List' ? [] : [...new Set(objects.map(({ apiVersion, kind }) => `${apiVersion} ${kind}`))];
  return lists === 'List' ? [{ apiVersion: 'v1', kind: 'List', items: objects }] : types.map(type => {
    const [apiVersion, name] = type.split(' ');
    const items = objects.filter(object => type === `${object.apiVersion} ${object.kind}`)
      .map(({ apiVersion: _, kind, ...item }) => item);
    return { apiVersion, kind: `${name}List`, items };
  });
}

const NAMESPACES = ['a', 'b'];
const SECRETS = ['one', 'two', 'three'];
const KEYS = [
  'reg.io', 'reg.io/team', 'reg.io:5000', 'REG.io', '*.reg.io', 'https://reg.io/v2/',
  `https://robot:${PASSWORD}@reg.io`, 'https://index.docker.io/v1/',
  'docker.io', 'docker.io/acme', 'ghcr.io/acme', ECR, ECR.replace('west-1', 'north-1'), '*.dkr.ecr.*.amazonaws.com',
  'reg.io:5000/team', 'reg.io/team/', 'reg.io/tea', 'reg.io/v2', 'https://reg.io:5000/v1/', '*.io', 'reg.*', '*',
  '*.reg.io:5000', '*.reg.io/team', '[r]eg.io', 'reg.io?x', 'oci://reg.io', 'HTTPS://reg.io', 'localhost:5000',
];
const DIGEST = `sha256:${'0123456789abcdef'.repeat(4)}`;
const IMAGES = [
  'reg.io/team/app:1', 'reg.io/other/app', 'reg.io:5000/app', 'eu.reg.io/app', 'Reg.io/app', 'nginx:1.27', 'acme/app',
  'ghcr.io/acme/app:1', 'ghcr.io/other/app',
  `${ECR}/app:1`, 'quay.io/free/app', 'reg.io/Team/App', '${IMAGE}', `reg.io/team/app@${DIGEST}`,
  `reg.io:5000/team/app:1@${DIGEST}`, `acme/other@${DIGEST}`, 'reg.io/app@sha256:short', 'localhost:5000/app',
  'localhost/app', 'eu.reg.io:5000/team/app:2',
];

const base64 = (text: string) => Buffer.from(text).toString('base64');
const config = (keys: readonly string[]) =>
  JSON.stringify({ auths: Object.fromEntries(keys.map(key => [key, { username: 'robot', password: PASSWORD }])) });
const typed = (text: string) => ({
  type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': base64(text) },
});

/** What a Secret holds: a config, or one of the ways in which it can be broken or out of sight. */
const content = fc.oneof(
  { weight: 6, arbitrary: fc.subarray(KEYS, { maxLength: 3 }).map(keys => typed(config(keys))) },
  {
    weight: 1,
    arbitrary: fc.subarray(KEYS, { minLength: 1, maxLength: 2 })
      .map(keys => ({ ...typed(config(keys)), type: 'Opaque' })),
  },
  {
    weight: 4,
    arbitrary: fc.constantFrom<object>(
      { ...typed(config(['reg.io'])), stringData: { '.dockerconfigjson': config(['ghcr.io/acme']) } },
      typed(JSON.stringify({ auths: { 'reg.io': { auth: base64(`robot:${PASSWORD}`) } } })),
      typed('{}'), typed('null'), typed('[]'), typed('{"auths":[]}'), typed('{"auths":{}}'), typed(''),
      typed('{"credHelpers":{"reg.io":"pass"}}'), typed(base64(config(['reg.io']))), typed('${CONFIG}'),
      { type: 'kubernetes.io/dockerconfigjson', data: null }, { type: 'kubernetes.io/dockerconfigjson' },
      { data: typed(config(['reg.io'])).data },
      { type: 'Opaque', data: { 'config.json': base64(config(['reg.io'])) } },
      { type: 'kubernetes.io/dockerconfigjson', data: { '.dockercfg': base64(config(['reg.io'])) } },
      { type: 'kubernetes.io/dockercfg', data: typed(config(['reg.io'])).data },
      { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '{{ .Values.config }}' } },
      typed(`{"auths":{"reg.io":{"auth":"${PASSWORD}%"}}}`),
      typed('{'),
      { type: 'kubernetes.io/dockerconfigjson', data: { '.dockerconfigjson': '%' } },
      { type: 'kubernetes.io/dockerconfigjson', data: {} },
      { type: 'Opaque', data: { token: base64(PASSWORD) } },
      {
        type: 'kubernetes.io/dockercfg',
        data: { '.dockercfg': base64(JSON.stringify({ 'reg.io': { username: 'robot', password: PASSWORD } })) },
      },
      { type: 'kubernetes.io/dockerconfigjson', sops: {}, data: { '.dockerconfigjson': 'ENC[AES256_GCM,data:x]' } },
      { type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': '${CONFIG}' } },
      {
        type: 'kubernetes.io/dockerconfigjson',
        stringData: { '.dockerconfigjson': '{"auths":{"reg.io":{"username":"robot","password":"${TOKEN}"}}}' },
      },
    ),
  },
);

const names = fc.shuffledSubarray([...SECRETS, 'gone'], { maxLength: 3 });
const references = (list: readonly string[]) => list.map(name => ({ name }));

const secret = (namespace: string, name: string) => fc.option(content, { nil: undefined, freq: 3 })
  .map(found => found ? [{ apiVersion: 'v1', kind: 'Secret', metadata: { name, namespace }, ...found }] : []);

/** The list of some ServiceAccounts changed after the pods were created, as the fields that the API server keeps say. */
const CHANGED = { managedFields: [{ time: '2026-02-01T00:00:00Z', fieldsV1: { 'f:imagePullSecrets': {} } }] };

const account = (namespace: string, name: string) =>
  fc.option(fc.tuple(fc.option(names, { nil: undefined }), fc.constantFrom({}, CHANGED)), { nil: null, freq: 3 })
    .map(found => {
      const [list, more] = found ?? [];
      return found === null ? [] : [{
        apiVersion: 'v1',
        kind: 'ServiceAccount',
        metadata: { name, namespace, ...more },
        ...(list && { imagePullSecrets: references(list) }),
      }];
    });

const maker = fc.option(fc.constantFrom(...NAMESPACES), { nil: undefined, freq: 1 }).map(namespace =>
  namespace === undefined
    ? []
    : [
      {
        apiVersion: 'external-secrets.io/v1',
        kind: 'ExternalSecret',
        metadata: { name: 'three', namespace },
        spec: {},
      },
    ],
);

/** The Secret `gone` is never at hand; of the others the object counts, if there is one. */
const declaration = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  name: fc.constantFrom('gone', 'three'),
  host: fc.constantFrom('reg.io', 'ghcr.io'),
})
  .map(({ namespace, name, host }) =>
    ScopedPullSecret.fromSecretName(name, { namespace, covers: [Registry.of(host).withPath('acme')] }),
  );

/** What mounts or reads a Secret does not pull with it, and waits for nothing that is optional. */
const MOUNTS = {
  volumes: [
    { name: 'optional', secret: { secretName: 'gone', optional: true } },
    { name: 'mounted', projected: { sources: [{ secret: { name: 'one' } }] } },
  ],
};

const podSpec = fc.record({
  account: fc.constantFrom<object>(
    {},
    { serviceAccountName: 'web' },
    { serviceAccount: 'web' },
    { serviceAccountName: '' },
  ),
  list: fc.oneof(
    fc.constantFrom<object>({}, { imagePullSecrets: [] }, { imagePullSecrets: [{}] }),
    names.map(list => ({ imagePullSecrets: references(list) })),
    names.map(list => ({ imagePullSecrets: references([...list, ...list]) })),
  ),
  images: fc.uniqueArray(fc.constantFrom(...IMAGES), { minLength: 1, maxLength: 4 }),
  policy: fc.constantFrom<object>({}, {}, { imagePullPolicy: 'Never' }),
  mounts: fc.constantFrom({ volumes: [] }, MOUNTS),
})
  .map(({ account: runsAs, list, images: [main, init, debug, volume], policy, mounts: { volumes } }) => ({
    ...runsAs,
    ...list,
    containers: [{ name: 'main', image: main, ...policy }],
    ...(init !== undefined && { initContainers: [{ name: 'init', image: init }] }),
    ...(debug !== undefined && { ephemeralContainers: [{ name: 'debug', image: debug }] }),
    volumes: [...volumes, ...volume === undefined ? [] : [{ name: 'files', image: { reference: volume, ...policy } }]],
  }));

/** The kinds whose pods are made of a template at `spec.template`. */
const API_VERSIONS: Readonly<Record<string, string>> = {
  Deployment: 'apps/v1', StatefulSet: 'apps/v1', Job: 'batch/v1', ReplicationController: 'v1',
};

/** A pod that exists: with its own list, with that which its ServiceAccount has now, or without one; or a static one. */
const RUNNING = ['running', 'copied', 'older', 'static'];

const pod = fc.record({
  namespace: fc.constantFrom(...NAMESPACES),
  kind: fc.oneof(fc.constantFrom('Pod', 'CronJob', ...Object.keys(API_VERSIONS)), fc.constantFrom(...RUNNING)),
  spec: podSpec,
});

interface GeneratedPod {
  readonly namespace: string;
  readonly kind: string;
  readonly spec: Record<string, any>;
}

function podObject({ namespace, kind, spec }: GeneratedPod, index: number, accounts: readonly any[]) {
  const metadata = { name: `pod${index}`, namespace };
  const template = { template: { spec } };
  const admitted = { ...metadata, uid: metadata.name, creationTimestamp: '2026-01-01T00:00:00Z' };
  const { imagePullSecrets: _, ...withoutList } = spec;
  const { serviceAccount: __, serviceAccountName: ___, ...withoutNames } = withoutList;
  switch (kind) {
    case 'Pod':
      return { apiVersion: 'v1', kind, metadata, spec };
    case 'running':
      return { apiVersion: 'v1', kind: 'Pod', metadata: admitted, spec };
    case 'older':
      return { apiVersion: 'v1', kind: 'Pod', metadata: admitted, spec: withoutList };
    case 'copied': {
      const name = spec.serviceAccountName || spec.serviceAccount || 'default';
      const found = accounts.find(each => each.metadata.name === name && each.metadata.namespace === namespace);
      const copied = found?.imagePullSecrets && { imagePullSecrets: found.imagePullSecrets };
      return { apiVersion: 'v1', kind: 'Pod', metadata: admitted, spec: { ...spec, ...copied } };
    }
    case 'static': {
      const annotations = { 'kubernetes.io/config.mirror': 'hash', 'kubernetes.io/config.source': 'file' };
      return { apiVersion: 'v1', kind: 'Pod', metadata: { ...admitted, annotations }, spec: withoutNames };
    }
    case 'CronJob':
      return {
        apiVersion: 'batch/v1', kind, metadata, spec: { schedule: '0 0 * * *', jobTemplate: { spec: template } },
      };
    default:
      return { apiVersion: API_VERSIONS[kind], kind, metadata, spec: template };
  }
}

/** Namespaces with Secrets, ServiceAccounts and pods. Each has some Secret, so that all of them are at hand. */
export const CLUSTERS: fc.Arbitrary<Cluster> = fc.record({
  others: fc.constant(
    NAMESPACES.map(namespace => ({
      apiVersion: 'v1', kind: 'Secret', metadata: { name: 'tls', namespace }, type: 'kubernetes.io/tls',
    })),
  ),
  secrets: fc.tuple(...NAMESPACES.flatMap(namespace => SECRETS.map(name => secret(namespace, name)))),
  accounts: fc.tuple(...NAMESPACES.flatMap(namespace => ['default', 'web'].map(name => account(namespace, name)))),
  maker,
  declared: fc.array(declaration, { maxLength: 2 }),
  pods: fc.array(pod, { minLength: 1, maxLength: 4 }),
  lists: fc.constantFrom(undefined, undefined, 'List' as const, 'typed' as const),
}).map(({ others, secrets, accounts, maker: made, declared, pods, lists }) => {
  const objects = pods.map((each, index) => podObject(each, index, accounts.flat()));
  return {
    pods: objects, declared, lists, objects: [...others, ...secrets.flat(), ...accounts.flat(), ...made, ...objects],
  };
});
