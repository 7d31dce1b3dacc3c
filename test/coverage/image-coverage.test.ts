import { Testing } from 'cdk8s';
import * as kplus from 'cdk8s-plus-27';
import { container, ECR, harborSecret, PRIVATE, prove } from './support';
import { AccessPattern, CoverageStrictness, Registry, ScopedPullSecret } from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

describe('an image fails the synthesis', () => {
  test.each([
    ['on a registry that is never public', container(ECR), {}],
    ['on a registry that is declared private', container(PRIVATE),
      { privateRegistries: [Registry.of('registry.example.com')] }],
    ['of an init container', { initContainers: [{ name: 'main', image: ECR }], containers: [] }, {}],
    ['of an ephemeral container', { ephemeralContainers: [{ name: 'main', image: ECR }] }, {}],
    ['of an image volume', { volumes: [{ name: 'main', image: { reference: ECR } }] }, {}],
  ])('%s, when no credential matches', (_, podSpec, options) => {
    expect(prove(podSpec, options).errors).toMatch(
      /Deployment 'payments\/web' \(chart\/Deployment-web\): .*'main' pulls '.*', which is private, and no credential reaches it/,
    );
  });

  test('on a registry that the app has credentials for, in a Secret that nobody granted', () => {
    expect(prove(container(PRIVATE), {}, harborSecret).errors).toMatch(
      /Secret 'harbor' of the same namespace has a credential for it, and the pod does not name it: grant it with grantPull/,
    );
  });

  test('whose host cannot be one of a registry, though nothing is known to be private', () => {
    expect(prove(container('github.com/acme/web:1')).errors).toMatch(
      /'main' pulls 'github.com\/acme\/web:1', which nobody can: .*the web site of GitHub; write "ghcr.io" \(PRA104\)/,
    );
  });

  test('of a container without a name, as Knative has them', () => {
    expect(prove({ containers: [{ image: ECR }] }).errors).toContain('Deployment-web): container pulls ');
  });
});

describe('an image passes', () => {
  test.each([
    ['on a public registry', container('registry.k8s.io/pause:3.9'), {}],
    ['on a registry that the nodes serve', container(ECR),
      { nodeRegistries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })] }],
    ['that nodes of the platform pull', container(ECR), { nodeRegistryPatterns: ['eks'] }],
    ['on a registry that the nodes mirror', container(PRIVATE), {
      privateRegistries: [Registry.of('registry.example.com')],
      mirrors: { 'registry.example.com': Registry.of('mirror.example.com') },
    }],
    ['in a repository that is declared public', container('ghcr.io/stakater/reloader:v1'),
      { privateRegistries: [Registry.ghcr()], publicRegistries: [Registry.ghcr().withPath('stakater')] }],
    ['of Docker, when the app has credentials for Docker Hub', container('nginx:1.27'),
      { privateRegistries: [Registry.dockerHub()] }],
    ['that is never pulled, on nodes up to 1.34', container(ECR, { imagePullPolicy: 'Never' }), {}],
    ['that is loaded into every node', container(ECR), { preloadedImages: [ECR] }],
  ])('%s', (_, podSpec, options) => {
    expect(prove(podSpec, options)).toMatchObject({ errors: '', codes: [] });
  });

  test('with a credential of a Secret of the app on the pod', () => {
    expect(prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'harbor' }] }, {}, harborSecret).errors).toBe('');
  });

  test('with a credential on the ServiceAccount', () => {
    expect(prove(container(PRIVATE), {}, chart => {
      harborSecret(chart);
      serviceAccount(chart, 'default', ['harbor']);
    }).errors).toBe('');
  });

  test('with what an existing Secret is declared to cover', () => {
    const pullSecrets = [
      ScopedPullSecret.fromSecretName('harbor', {
        namespace: 'payments', covers: [Registry.of('registry.example.com')],
      }),
    ];
    expect(prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'harbor' }] }, { pullSecrets }).errors).toBe('');
    expect(prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'other' }] }, { pullSecrets }).errors)
      .toMatch(/'other' is neither in the app nor declared with what it covers/);
  });

  test('with what several declare of one existing Secret, together', () => {
    const pullSecrets = ['registry.example.com', 'ghcr.io']
      .map(host => ScopedPullSecret.fromSecretName('own', { namespace: 'payments', covers: [Registry.of(host)] }));
    const { errors } = prove({ ...container(PRIVATE), imagePullSecrets: [{ name: 'own' }] }, { pullSecrets });
    expect(errors).toBe('');
    expect(prove(container(PRIVATE), { pullSecrets }).errors).toMatch(/which is private, and no credential reaches it/);
  });

  test.each([
    AccessPattern.WORKLOAD, AccessPattern.NAMESPACE, AccessPattern.DEDICATED_SERVICE_ACCOUNT,
  ])('once it is granted by pattern %s', pattern => {
    const chart = newChart();
    const access = newAccess(chart, { pattern, serviceAccounts: pattern === AccessPattern.NAMESPACE ? [] : undefined });
    const web = new kplus.Deployment(chart, 'Web', { containers: [{ image: PRIVATE }] });
    if (pattern === AccessPattern.NAMESPACE) {
      serviceAccount(chart, 'default');
    }
    expect(synthesisError(chart)).toMatch(/no credential reaches it/);
    access.grantPull(web);
    expect(synthesisError(chart)).toBe('');
  });

  test('with an external ServiceAccount, which is trusted to carry what was granted', () => {
    const chart = newChart();
    newAccess(chart, { externalServiceAccounts: ['ghost'] }).grantPull(
      deployment(chart, 'web', { ...container(PRIVATE), serviceAccountName: 'ghost' }),
    );
    expect(synthesisError(chart)).toBe('');
  });
});

describe('PrivateRegistryAccess', () => {
  test('proves the scope that it stands in', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD });
    deployment(chart, 'web', container(PRIVATE));
    expect(synthesisError(chart)).toMatch(/\[chart\/Access\] Deployment 'payments\/web'/);
  });

  test('proves what it grants elsewhere', () => {
    const app = Testing.app();
    const [chart, other] = [newChart(app), newChart(app, 'other', 'shop')];
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, namespaces: ['payments', 'shop'], coverage: { scope: chart } })
      .grantPull(deployment(other, 'web', container(ECR)));
    deployment(other, 'unrelated', container(ECR));
    expect(synthesisError(chart).match(/no credential reaches it/g)).toHaveLength(1);
  });

  test('passes the options on', () => {
    const chart = newChart();
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, coverage: { strictness: CoverageStrictness.OFF } });
    deployment(chart, 'web', container(PRIVATE));
    expect(synthesisError(chart)).toBe('');
  });
});
