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
}

const NAMESPACES = ['a', 'b'];
const SECRETS = ['one', 'two', 'three'];
const KEYS = [
  'reg.io', 'reg.io/team', 'reg.io:5000', 'REG.io', '*.reg.io', 'https://reg.io/v2/',
  `https://robot:${PASSWORD}@reg.io`, 'https://index.docker.io/v1/',
  'docker.io', 'docker.io/acme', 'ghcr.io/acme', ECR, ECR.replace('west-1', 'north-1'), '*.dkr.ecr.*.amazonaws.com',
];
const IMAGES = [
  'reg.io/team/app:1', 'reg.io/other/app', 'reg.io:5000/app', 'eu.reg.io/app', 'Reg.io/app', 'nginx:1.27', 'acme/app',
  'ghcr.io/acme/app:1', 'ghcr.io/other/app',
  `${ECR}/app:1`, 'quay.io/free/app', 'reg.io/Team/App', '${IMAGE}',
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
    arbitrary: fc
      .subarray(KEYS, { minLength: 1, maxLength: 2 })
      .map(keys => ({ ...typed(config(keys)), type: 'Opaque' })),
  },
  {
    weight: 3,
    arbitrary: fc.constantFrom<object>(
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

const account = (namespace: string, name: string) =>
  fc.option(fc.option(names, { nil: undefined }), { nil: null, freq: 3 }).map(list =>
    list === null
      ? []
      : [
        {
          apiVersion: 'v1',
          kind: 'ServiceAccount',
          metadata: { name, namespace },
          ...(list && { imagePullSecrets: references(list) }),
        },
      ],
  );

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
const declaration = fc
  .record({
    namespace: fc.constantFrom(...NAMESPACES),
    name: fc.constantFrom('gone', 'three'),
    host: fc.constantFrom('reg.io', 'ghcr.io'),
  })
  .map(({ namespace, name, host }) =>
    ScopedPullSecret.fromSecretName(name, { namespace, covers: [Registry.of(host).withPath('acme')] }),
  );

const podSpec = fc
  .record({
    account: fc.constantFrom<object>(
      {},
      { serviceAccountName: 'web' },
      { serviceAccount: 'web' },
      { serviceAccountName: '' },
    ),
    list: fc.oneof(
      fc.constantFrom<object>({}, { imagePullSecrets: [] }, { imagePullSecrets: [{}] }),
      names.map(list => ({ imagePullSecrets: references(list) })),
    ),
    images: fc.uniqueArray(fc.constantFrom(...IMAGES), { minLength: 1, maxLength: 2 }),
    policy: fc.constantFrom<object>({}, {}, { imagePullPolicy: 'Never' }),
  })
  .map(({ account: runsAs, list, images: [main, init], policy }) => ({
    ...runsAs,
    ...list,
    containers: [{ name: 'main', image: main, ...policy }],
    ...(init !== undefined && { initContainers: [{ name: 'init', image: init }] }),
  }));

const pod = fc.record({
  namespace: fc.constantFrom(...NAMESPACES), kind: fc.constantFrom('Pod', 'Deployment', 'CronJob'), spec: podSpec,
});

function podObject(
  { namespace, kind, spec }: { readonly namespace: string; readonly kind: string; readonly spec: object },
  index: number,
) {
  const metadata = { name: `pod${index}`, namespace };
  const template = { template: { spec } };
  switch (kind) {
    case 'Pod':
      return { apiVersion: 'v1', kind, metadata, spec };
    case 'Deployment':
      return { apiVersion: 'apps/v1', kind, metadata, spec: template };
    default:
      return {
        apiVersion: 'batch/v1', kind, metadata, spec: { schedule: '0 0 * * *', jobTemplate: { spec: template } },
      };
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
  declared: fc.uniqueArray(declaration, {
    maxLength: 2,
    selector: ({ namespace, secretName }) => `${namespace}/${secretName}`,
  }),
  pods: fc.array(pod, { minLength: 1, maxLength: 4 }),
}).map(({ others, secrets, accounts, maker: made, declared, pods }) => {
  const objects = pods.map(podObject);
  return { pods: objects, declared, objects: [...others, ...secrets.flat(), ...accounts.flat(), ...made, ...objects] };
});
