import * as fc from 'fast-check';
import { refreshJob } from './refresh';
import { base64, deployment, lists, pullSecret, rawPullSecret, serviceAccount } from './support';
import { CoverageRow, coverageRows } from '../../src/audit/coverage-rows';
import { Audit } from '../../src/audit/engine/audit';
import { DockerConfigJson, ImageReference, Keyring } from '../../src/image';
import { Registry } from '../../src/registry';
import { propertyOptions } from '../support/property';

function rows(objects: readonly object[], options = {}): CoverageRow[] {
  const audit = new Audit(options, { keepsEveryPod: true });
  objects.forEach((object, document) => audit.addObject(object, { file: 'a.yaml', document }));
  return [...coverageRows(audit.facts)];
}

const results = (objects: readonly object[]) => rows(objects).map(({ result }) => result);

test('a row has the fields that the format promises', () => {
  expect(
    rows([
      pullSecret('regcred', ['reg.io'], { namespace: 'a' }),
      deployment('reg.io/app:1', lists('regcred', 'gone'), { namespace: 'a' }),
    ]),
  ).toEqual([
    {
      file: 'a.yaml',
      document: 1,
      namespace: 'a',
      kind: 'Deployment',
      name: 'web',
      container: 'main',
      containerType: 'containers',
      image: 'reg.io/app:1',
      effectivePullSecrets: ['regcred', 'gone'],
      missingSecrets: ['gone'],
      result: 'covered',
    },
  ]);
});

test.each([
  ['covered', 'reg.io/app', ['regcred']],
  ['uncovered', 'reg.io:5000/app', ['regcred']],
  ['uncovered', 'reg.io/app', ['gone']],
  ['no-pull-secret', 'reg.io/app', []],
  ['invalid-image', 'reg.io/App', ['regcred']],
  ['invalid-image', 'reg.io/App', []],
  ['invalid-image', 1.5, ['regcred']],
  ['keyring-error', 'reg.io/app', ['regcred', 'poison']],
  ['keyring-error', 'registry.k8s.io/pause', ['poison', 'regcred']],
  ['uncovered', 'reg.io/app', ['opaque']],
])('%s: %s with %j', (expected, image, names) => {
  const poison = rawPullSecret('poison', '{"auths":{"x.io":{"auth":"bm9jb2xvbg=="}}}');
  const opaque = { ...pullSecret('opaque', ['reg.io']), type: 'Opaque' };
  expect(results([pullSecret('regcred', ['reg.io']), poison, opaque, deployment(image, lists(...names))]))
    .toEqual([expected]);
});

test.each([
  ['its own list', lists('own'), ['own']],
  ['that of its ServiceAccount without one', { serviceAccountName: 'web' }, ['of-web']],
  ['that of its ServiceAccount under the old name', { serviceAccount: 'web' }, ['of-web']],
  ['that of its ServiceAccount with an empty one', { serviceAccountName: 'web', ...lists() }, ['of-web']],
  ['that of the default ServiceAccount', {}, ['of-default']],
  ['none of a ServiceAccount that is not there', { serviceAccountName: 'other' }, []],
])('a pod has %s', (_, podSpec, names) => {
  const accounts = [serviceAccount('web', ['of-web']), serviceAccount('default', ['of-default'])];
  expect(rows([...accounts, deployment('reg.io/app', podSpec)])[0].effectivePullSecrets).toEqual(names);
});

test('Secrets and ServiceAccounts of another namespace do not count; without a namespace it is default', () => {
  const elsewhere = [
    pullSecret('regcred', ['reg.io'], { namespace: 'a' }), serviceAccount('default', ['regcred'], { namespace: 'a' }),
  ];
  expect(results([...elsewhere, deployment('reg.io/app')])).toEqual(['no-pull-secret']);
  expect(
    results([pullSecret('regcred', ['reg.io'], { namespace: 'default' }), deployment('reg.io/app', lists('regcred'))]),
  ).toEqual(['covered']);
});

test('each image of each kind of container has a row, and each object its own', () => {
  const podSpec = {
    containers: [{ name: 'a', image: 'reg.io/a' }],
    initContainers: [{ name: 'b', image: 'reg.io/b' }],
    ephemeralContainers: [{ name: 'c', image: 'reg.io/c' }],
    volumes: [{ name: 'd', image: { reference: 'reg.io/d' } }],
  };
  const pod = (name: string) => ({
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name, uid: name, ownerReferences: [{ kind: 'Job', name: 'x' }] },
    spec: podSpec,
  });
  expect(
    rows([pod('one'), pod('two')]).map(({ name, containerType, container }) => `${name} ${containerType} ${container}`),
  ).toEqual([
    'one initContainers b', 'one containers a', 'one ephemeralContainers c', 'one volumes d',
    'two initContainers b', 'two containers a', 'two ephemeralContainers c', 'two volumes d',
  ]);
});

test('a declared Secret is not missing', () => {
  const [row] = rows([deployment('reg.io/app', lists('declared'))], {
    pullSecrets: [{ secretName: 'declared', covers: [Registry.of('reg.io')] }],
  });
  expect(row).toMatchObject({ missingSecrets: [], result: 'covered' });
});

test.each<[string, object]>([
  [
    'an ExternalSecret',
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'pull' },
      spec: { target: { template: { type: 'kubernetes.io/dockerconfigjson' } } },
    },
  ],
  [
    'a SealedSecret',
    {
      apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'pull' }, spec: { encryptedData: {} },
    },
  ],
  ['a refresh job', refreshJob({ script: 'aws ecr get-login-password; kubectl create secret docker-registry pull' })],
  ['SOPS', { ...rawPullSecret('pull', 'ENC[AES256_GCM,data:x]'), sops: {} }],
])('a Secret that %s makes is not missing, and its contents are not known', (_, maker) => {
  const [row] = rows([deployment('reg.io/app', lists('pull')), maker]);
  expect(row).toMatchObject({ missingSecrets: [], unknownSecrets: ['pull'], result: 'unknown' });
});

test('what was not read from a file has none', () => {
  const audit = new Audit({}, { keepsEveryPod: true });
  audit.addObject(deployment('reg.io/app'));
  expect([...coverageRows(audit.facts)][0]).toMatchObject({ file: '-', document: 0 });
});

test('the verdict is that of a keyring made of the Secrets one by one', () => {
  const host = fc.constantFrom(
    'reg.io', 'reg.io:5000', '*.io', 'docker.io', 'https://index.docker.io/v1/', 'reg.io/team', 'REG.io', 'ghcr.io',
  );
  const image = fc.constantFrom(
    'reg.io/team/app:1', 'reg.io:5000/app', 'nginx', 'acme/app', 'ghcr.io/a/b', 'reg.io/Team', 'quay.io/x',
    'reg.io/teams',
  );
  const text = fc.oneof(
    fc.uniqueArray(host, { maxLength: 3 })
      .map(keys => JSON.stringify({ auths: Object.fromEntries(keys.map(key => [key, { auth: base64('u:p') }])) })),
    fc.constantFrom(
      '{}', '{"auths":{"reg.io":{"auth":"!"}}}', '{"auths":[]}', '{"auths":{"reg.io":{"username":"u","password":"p"}}}',
    ),
  );
  const names = fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'gone'), { maxLength: 3 });
  const cases = fc.record({
    secrets: fc.dictionary(fc.constantFrom('a', 'b', 'c'), text),
    own: names,
    inherited: names,
    images: fc.array(image, { minLength: 1, maxLength: 4 }),
  });
  fc.assert(fc.property(cases, ({ secrets, own, inherited, images }) => {
    const pod = deployment('', {
      ...lists(...own),
      containers: images.map((name, index) => ({ name: `c${index}`, image: name })),
    });
    const objects = [
      ...Object.entries(secrets).map(([name, value]) => rawPullSecret(name, value)),
      serviceAccount('default', inherited),
      pod,
    ];
    expect(results(objects)).toEqual(images.map(name => naive(secrets, own.length > 0 ? own : inherited, name)));
  }), propertyOptions());
});

function naive(secrets: Record<string, string>, effective: readonly string[], image: string): string {
  if (!ImageReference.isValid(image)) {
    return 'invalid-image';
  }
  if (effective.length === 0) {
    return 'no-pull-secret';
  }
  try {
    const configs = effective.filter(name => name in secrets).map(name => DockerConfigJson.parse(secrets[name]));
    return Keyring.of(configs).lookup(image).length > 0 ? 'covered' : 'uncovered';
  } catch {
    return 'keyring-error';
  }
}

test('where a Secret cannot be seen, or has a placeholder for a password, it is not known', () => {
  const sealed = { apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'pull' }, spec: {} };
  const pod = deployment('reg.io/app', lists('pull'));
  expect(results([sealed, pod])).toEqual(['unknown']);
  const template = rawPullSecret('pull', '{"auths":{"reg.io":{"username":"u","password":"CHANGE_ME"}}}');
  expect(results([template, pod])).toEqual(['unknown']);
});
