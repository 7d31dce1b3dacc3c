import { ApiObject, App, Chart, Testing } from 'cdk8s';
import {
  AccessPattern, CoverageOptions, PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials,
  SecretCopies, SynthesisWarnings, TargetKubernetes,
} from '../../src';
import { deployment } from '../attach/support';
import { captureStderr } from '../support/stderr';
import { synthesisError } from '../support/synthesis-error';

captureStderr();

const PRIVATE = 'registry.example.com/app:1';
const labels = { pull: 'yes' };
const additional = (namespace: string): CoverageOptions => ({ additionalImages: [{ image: PRIVATE, namespace }] });

interface Made {
  readonly app: App;
  readonly chart: Chart;
  readonly access: PrivateRegistryAccess;
}

function newAccess(props: Partial<PrivateRegistryAccessProps>): Made {
  const app = Testing.app();
  TargetKubernetes.set(app, '1.36');
  const chart = new Chart(app, 'chart', { namespace: 'payments' });
  const access = new PrivateRegistryAccess(chart, 'Access', {
    pattern: AccessPattern.ADMISSION,
    credentials: [
      RegistryCredentials.existingSecret('pull', { covers: [Registry.harbor('registry.example.com')] }),
    ],
    ...props,
  });
  return { app, chart, access };
}

const web = (chart: Chart, podSpec: object = {}) =>
  deployment(chart, 'web', { containers: [{ name: 'main', image: PRIVATE }], ...podSpec });
const namespace = (chart: Chart, name: string, given: Record<string, string>) =>
  new ApiObject(chart, name, { apiVersion: 'v1', kind: 'Namespace', metadata: { name, labels: given } });
const warnings = (app: App) => SynthesisWarnings.of(app).map(({ code, message }) => `${code} ${message}`);

test('pods that others make in a namespace of the policy are proven by it', () => {
  const { chart } = newAccess({ coverage: additional('payments') });
  expect(synthesisError(chart)).toBe('');
});

test('pods of another namespace are not', () => {
  const { chart } = newAccess({ coverage: additional('billing') });
  expect(synthesisError(chart)).toContain('no credential reaches it');
});

test('a workload that is not granted is a warning: its pods may be made before the policy is active', () => {
  const { app, chart } = newAccess({});
  web(chart);
  expect(synthesisError(chart)).toBe('');
  expect(warnings(app)).toEqual([expect.stringMatching(
    /^PRA608 Deployment 'payments\/.*' \(chart\/Deployment-web\) gets the pull secrets for 1 of its images only from .*'chart-access-/)]);
});

test.each<[string, (made: Made) => void]>([
  ['that is granted', ({ access, chart }) => access.grantPull(web(chart))],
  ['that names the Secret', ({ chart }) => web(chart, { imagePullSecrets: [{ name: 'pull' }] })],
  ['without a private image', ({ chart }) =>
    deployment(chart, 'web', { containers: [{ name: 'a', image: 'nginx:1' }] })],
])('a workload %s is none', (_, add) => {
  const given = newAccess({ admission: { everyPod: true } });
  add(given);
  expect(synthesisError(given.chart)).toBe('');
  expect(warnings(given.app)).toEqual([]);
});

test('what the policy adds does not help an image that the Secret is not for', () => {
  const { chart } = newAccess({ admission: { everyPod: true }, coverage: { privateRegistries: [Registry.ghcr()] } });
  deployment(chart, 'web', { containers: [{ name: 'main', image: 'ghcr.io/acme/app:1' }] });
  expect(synthesisError(chart)).toContain("pulls 'ghcr.io/acme/app:1'");
});

describe('where namespaces are selected by their labels', () => {
  const byLabel = {
    namespaceSelector: { matchLabels: labels }, copies: SecretCopies.OTHER, coverage: additional('later'),
  };

  test.each<[string, (chart: Chart) => void, boolean]>([
    ['declares with them', chart => namespace(chart, 'later', { ...labels, more: 'too' }), true],
    ['has in a list with them', chart => new ApiObject(chart, 'List', {
      apiVersion: 'v1',
      kind: 'List',
      items: [{ apiVersion: 'v1', kind: 'Namespace', metadata: { name: 'later', labels } }],
    } as any), true],
    ['declares without them', chart => namespace(chart, 'later', { pull: 'no' }), false],
    ['does not declare', () => {}, false],
  ])('one that the app %s', (_, declare, isProven) => {
    const { chart } = newAccess(byLabel);
    declare(chart);
    expect(synthesisError(chart) === '').toBe(isProven);
  });

  test('one that is named counts by its name', () => {
    const { chart } = newAccess({ ...byLabel, namespaceSelector: { matchLabels: labels, names: ['later'] } });
    expect(synthesisError(chart)).toBe('');
  });
});
