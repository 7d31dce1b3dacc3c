import { ApiObject, App, Chart, Testing } from 'cdk8s';
import {
  AccessPattern, CoverageStrictness, ImageCoverage, PrivateRegistryAccessProps, Registry, RegistryCredentials,
  ScopedPullSecret, SynthesisWarnings,
} from '../../src';
import { newAccess } from '../access/support';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { captureStderr } from '../support/stderr';

const stderr = captureStderr();

const { WORKLOAD, NAMESPACE, NODE_IDENTITY } = AccessPattern;
const IMAGE = 'registry.example.com/team/web:1';
const ecr = Registry.ecr({ account: '123456789012', region: 'eu-west-1' });
const ECR = `${ecr.host}/web:1`;
const pulling = (image: string, more: object = {}) => ({ containers: [{ name: 'main', image }], ...more });

/** The warnings of an app whose synthesis succeeds. */
function warningsOf(app: App): string[] {
  app.synthYaml();
  return SynthesisWarnings.of(app).map(({ code, message }) => `${code} ${message}`);
}

/** An app whose access is in a chart of its own, and a chart whose namespace it does not name. */
function newApp(props: Partial<PrivateRegistryAccessProps> = {}, namespace: string | undefined = 'payments') {
  const app = Testing.app();
  const access = newAccess(newChart(app, 'platform', 'platform'), { pattern: NAMESPACE, ...props });
  return { app, access, chart: new Chart(app, 'rest', { namespace }) };
}

describe('a pod that no proof is about, with an image that an access has credentials for, is a warning', () => {
  test('that names the misspelt namespace of the access', () => {
    const { app, chart } = newApp({ namespaces: ['paymnets', 'shop'] });
    deployment(chart, 'web', pulling(IMAGE));
    expect(warningsOf(app)).toEqual([
      "PRA609 Deployment 'payments/web' (rest/Deployment-web): container 'main' pulls "
      + "'registry.example.com/team/web:1' from 'registry.example.com', which is private, and no credential reaches "
      + "it. The pod lists no pull secret, and ServiceAccount 'default' is not in the app. Secret 'registry-pull' of "
      + "namespace 'paymnets' has a credential for it, and a pod can use only those of its own: add 'payments' to "
      + "'namespaces', or grant the copy there if something copies it (copiesOf). It is no error, as no access of the "
      + "app names namespace 'payments'; 'platform/Access' names 'paymnets', in which the app has no pod",
    ]);
  });

  test('that names one which a selector misspells', () => {
    const { app, chart } = newApp({
      pattern: WORKLOAD,
      namespaceSelector: { names: ['paymnets'] },
      credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.harbor('registry.example.com')] })],
    });
    deployment(chart, 'web', pulling(IMAGE));
    expect(warningsOf(app)).toEqual([expect.stringMatching(/'platform\/Access' names 'paymnets'/)]);
  });

  test('that names none where the nearest is one of other pods', () => {
    const { app, chart } = newApp({ namespaces: ['team-a'] }, 'team-b');
    deployment(newChart(app, 'used', 'team-a'), 'web', pulling('registry.k8s.io/pause:3.10'));
    deployment(chart, 'web', pulling(IMAGE));
    expect(warningsOf(app)).toEqual([expect.stringMatching(/names namespace 'team-b'$/)]);
  });

  test('that names none where a short name has little in common', () => {
    const { app, chart } = newApp({ namespaces: ['dev'] }, 'web');
    deployment(chart, 'web', pulling(IMAGE));
    expect(warningsOf(app)).toEqual([expect.stringMatching(/names namespace 'web'$/)]);
  });

  test('that says so of a chart without a namespace', () => {
    const { app } = newApp();
    deployment(new Chart(app, 'nowhere'), 'web', pulling(IMAGE));
    expect(warningsOf(app)).toEqual([expect.stringMatching('set the namespace of its chart. It is no error, as chart '
      + "'nowhere' has no namespace, so that no access of the app can name it$")]);
  });

  const existing = (registry: Registry) => ({
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [registry] })],
  });
  test.each<[string, Partial<PrivateRegistryAccessProps>, string]>([
    ['a host that is never public, where a name is misspelt', { namespaces: ['paymnets'] }, ECR],
    ['another region of a cloud that an access is for', existing(ecr),
      '123456789012.dkr.ecr.us-east-1.amazonaws.com/web:1'],
    ['a host that everybody shares, where a name is misspelt', {
      ...existing(Registry.ghcr()), namespaces: ['payment'],
    }, 'ghcr.io/acme/web:1'],
    ['a path of such a host', existing(Registry.ghcr().withPath('acme')), 'ghcr.io/acme/web:1'],
  ])('also for %s', (_, props, image) => {
    const { app, chart } = newApp(props);
    deployment(chart, 'web', pulling(image));
    expect(warningsOf(app)).toEqual([expect.stringMatching(/^PRA609 /)]);
  });

  test('printed once for all of them', () => {
    const { app, chart } = newApp();
    ['a', 'b', 'c'].forEach(name => deployment(chart, name, pulling(`registry.example.com/team/${name}:1`)));
    app.synthYaml();
    expect(stderr()).toEqual([
      expect.stringMatching(/^\[warning PRA609[^]* with 2 more:\n {4}rest\/Deployment-b\n {4}rest\/Deployment-c\n$/),
    ]);
  });
});

describe('there is no warning', () => {
  test.each<[string, Partial<PrivateRegistryAccessProps>, string]>([
    ['for an image of a host that no access is for', {}, 'ghcr.io/acme/web:1'],
    ['for one of a cloud that no access is for', {}, ECR],
    ['for one of a host that everybody shares', {
      credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.dockerHub()] })],
    }, 'bitnami/redis:1'],
    ['for what only the proof of another namespace takes for private', {
      coverage: { privateByDefault: true, privateRegistries: [Registry.of('other.example.com')] },
    }, 'other.example.com/web:1'],
    ['where an access is narrowed to a scope', { coverage: { scope: newChart() } }, IMAGE],
    ['where nothing is to be proven', { coverage: { strictness: CoverageStrictness.OFF } }, IMAGE],
    ['for what the nodes pull by themselves', {
      pattern: NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr])],
    }, ECR],
    ['for what nodes serve that an access tells of', { coverage: { nodeRegistries: [ecr] } }, ECR],
    ['where labels may select the namespace', {
      pattern: WORKLOAD,
      namespaceSelector: { matchLabels: { pull: 'yes' } },
      credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.harbor('registry.example.com')] })],
    }, IMAGE],
  ])('%s', (_, { coverage, ...props }, image) => {
    const app = Testing.app();
    const platform = newChart(app, 'platform', 'platform');
    newAccess(platform, { ...props, coverage: coverage && { ...coverage, ...coverage.scope && { scope: platform } } });
    deployment(newChart(app, 'rest', 'payments'), 'web', pulling(image));
    expect(warningsOf(app)).toEqual([]);
  });

  test('for a pod that brings a Secret or a ServiceAccount of its own', () => {
    const { app, chart } = newApp();
    deployment(chart, 'web', pulling(IMAGE, { imagePullSecrets: [{ name: 'brought' }] }));
    deployment(chart, 'job', pulling(IMAGE, { serviceAccountName: 'brought' }));
    expect(warningsOf(app)).toEqual([]);
  });

  test('for one that a Secret of the app reaches', () => {
    const { app, chart } = newApp();
    const secret = ScopedPullSecret.fromSecretName('pull', {
      namespace: 'payments', covers: [Registry.harbor('registry.example.com')],
    });
    secret.grantPull(serviceAccount(chart, 'builder'));
    deployment(chart, 'web', pulling(IMAGE, { serviceAccountName: 'builder' }));
    expect(warningsOf(app)).toEqual([]);
  });

  test('without an access', () => {
    const app = Testing.app();
    ImageCoverage.prove(newChart(app), { privateRegistries: [Registry.harbor('registry.example.com')] });
    deployment(newChart(app, 'rest', 'shop'), 'web', pulling(IMAGE));
    expect(warningsOf(app)).toEqual([]);
  });
});

test('labels that the app declares select a namespace or do not', () => {
  const { app, chart } = newApp({
    pattern: WORKLOAD,
    namespaceSelector: { matchLabels: { pull: 'yes' } },
    credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.harbor('registry.example.com')] })],
  });
  new ApiObject(chart, 'Namespace', { apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'payments' } });
  deployment(chart, 'web', pulling(IMAGE));
  expect(warningsOf(app)).toEqual([expect.stringMatching(/^PRA609/)]);
});
