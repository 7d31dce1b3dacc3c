import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { container, ECR, harborSecret, PRIVATE, prove } from './support';
import { AccessPattern, ImageCoverage, Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

describe('what is private', () => {
  test.each([
    [
      'another port', 'registry.example.com', 'registry.example.com:5000/web:1',
      /it has no port, the image has port 5000/,
    ],
    ['another case', 'registry.example.com', 'Registry.Example.com/web:1', /it differs in case, and case counts/],
  ])('a host that differs from one with credentials by %s is taken for a mistake', (_, host, image, message) => {
    expect(
      prove({ ...container(image), imagePullSecrets: [{ name: 'harbor' }] }, {}, chart => harborSecret(chart, host))
        .errors,
    ).toMatch(message);
  });

  test('a host for which any pull Secret of the app has credentials, whoever made it', () => {
    const { errors } = prove(container(PRIVATE), {}, chart => {
      new kplus.DockerConfigSecret(chart, 'Raw', {
        metadata: { name: 'raw' }, data: { auths: { 'registry.example.com': { auth: 'YTpi' } } },
      });
    });
    expect(errors).toMatch(/Secret 'raw' of the same namespace has a credential for it, and the pod does not name it/);
  });

  test('a host of each of two constructs that give their Secrets one name, in namespaces of their own', () => {
    const app = Testing.app();
    const [one, two] = [newChart(app, 'one', 'one'), newChart(app, 'two', 'two')];
    const quay = RegistryCredentials.unsafeLiteralInManifest(Registry.quay('quay.example.com'), 'a+b', 'hunter2');
    newAccess(one, { pattern: AccessPattern.WORKLOAD });
    newAccess(two, { pattern: AccessPattern.WORKLOAD, credentials: [quay] });
    deployment(one, 'web', container('quay.example.com/a/b:1'));
    expect(synthesisError(one)).toMatch(/pulls 'quay.example.com\/a\/b:1'.*no credential reaches it/);
  });

  test.each([
    ['ghcr.io/team-a', 'ghcr.io/other/app:1', ''],
    ['ghcr.io/team-a', 'ghcr.io/team-a/app:1', 'no credential reaches it'],
    ['registry.example.com/team-a', 'registry.example.com/other/app:1', 'no credential reaches it'],
  ])('credentials for %s: %s', (key, image, message) => {
    const { errors } = prove(container(image), {}, chart => harborSecret(chart, key));
    expect(errors).toContain(message);
    expect(errors === '').toBe(message === '');
  });
});

describe('privateByDefault', () => {
  const official = Registry.dockerHub().withPath('library');

  test.each([
    ['of an unknown registry', 'registry.k8s.io/pause:3.9', {}],
    ['of Docker', 'nginx:1.27', {}],
    ['beside what is declared public', 'docker.io/acme/app:1', { publicRegistries: [official] }],
  ])('asks for a credential for an image %s', (_, image, options) => {
    expect(prove(container(image), { ...options, privateByDefault: true }).errors).toMatch(
      /main' pulls '.*' from '.*', which nobody declared public \('privateByDefault'\), and no credential reaches it/,
    );
  });

  test.each([
    ['declared public', 'nginx:1.27', { publicRegistries: [official] }],
    ['served by the nodes', 'quay.io/a/b:1', { nodeRegistries: [Registry.quay()] }],
    ['mirrored by the nodes', 'nginx:1.27', { mirrors: { 'docker.io': Registry.of('mirror.example.com') } }],
  ])('asks for none for one that is %s', (_, image, options) => {
    expect(prove(container(image), { ...options, privateByDefault: true })).toMatchObject({ errors: '', codes: [] });
  });

  test('takes a credential, without a warning for an image that could be had without', () => {
    const pullSecrets = [
      ScopedPullSecret.fromSecretName('hub', { namespace: 'payments', covers: [Registry.dockerHub()] }),
    ];
    expect(prove({ ...container('nginx:1.27'), imagePullSecrets: [{ name: 'hub' }] }, {
      pullSecrets, privateByDefault: true,
    })).toMatchObject({ errors: '', codes: [] });
  });

  test('counts for what is inside of a scope that asks for it, and says what is private for a certain reason', () => {
    const chart = newChart();
    deployment(chart, 'web', container(ECR));
    ImageCoverage.prove(chart, { privateByDefault: true });
    ImageCoverage.prove(deployment(chart, 'api', container('nginx:1.27')), {});
    const errors = synthesisError(chart);
    expect(errors).toMatch(/Deployment-api\): .*which nobody declared public/);
    expect(errors).toMatch(/Deployment-web\): .*which is private/);
  });
});

test.each([
  ['a path of it',
    { 'docker.io/acme': Registry.of('mirror.example.com'), 'docker.io/other': Registry.of('other.example.com') },
    ['PRA603']],
  ['another path', { 'docker.io/other': Registry.of('mirror.example.com') }, []],
])('a mirror can be of %s only', (_, mirrors, expected) => {
  const { codes } = prove(
    { ...container('acme/app:1'), imagePullSecrets: [{ name: 'harbor' }] },
    { mirrors },
    chart => harborSecret(chart, 'mirror.example.com'),
  );
  expect(codes).toEqual(expected);
});

test('a mirror of what is not a registry is an error at once, with its name', () => {
  expect(() =>
    ImageCoverage.prove(newChart(), { mirrors: { 'hub.docker.com': Registry.of('mirror.example.com') } }),
  ).toThrow(
    '\'mirrors\' must be a registry host: got "hub.docker.com", the web site of Docker Hub; write "docker.io"',
  );
});
