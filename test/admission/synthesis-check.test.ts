import { ApiObject, App, Chart, JsonPatch } from 'cdk8s';
import { Construct } from 'constructs';
import { team } from './support';
import { AllowedRegistries, AllowedRegistriesProps } from '../../src';
import { deployment, newChart, workload } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

const container = (image: unknown) => ({ containers: [{ name: 'main', image }] });
const GOOD = container('reg.example.com/team-a/app:1');

/** What the synthesis of a chart with a checked policy says. */
function check(prepare: (chart: Chart) => void, props: Partial<AllowedRegistriesProps> = {}): string {
  const chart = newChart();
  new AllowedRegistries(chart, 'Allowed', { registries: [team], checkAtSynthesis: true, ...props });
  prepare(chart);
  return synthesisError(chart);
}

test('an image of another registry fails the synthesis, and the message says what is allowed', () => {
  expect(check(chart => deployment(chart, 'web', container('nginx:1')))).toContain(
    '[chart/Allowed] Deployment \'payments/web\' (chart/Deployment-web): \'main\' has the image "nginx:1", which is '
    + "'docker.io/library/nginx' and not of an allowed registry (reg.example.com/team-a). Add its registry to "
    + "'registries', or take the image from one of them");
});

test.each([
  ['an init container', { initContainers: container('nginx').containers, ...GOOD }],
  ['an ephemeral container', { ephemeralContainers: container('nginx').containers, ...GOOD }],
  ['an image volume', { volumes: [{ name: 'main', image: { reference: 'nginx' } }], ...GOOD }],
  ['something that is no image', container(true)],
])('%s counts', (_, podSpec) => {
  expect(check(chart => deployment(chart, 'web', podSpec))).toContain("'main' has the image");
});

test('a custom resource of a kind that is known counts too', () => {
  expect(check(chart => workload(chart, 'argoproj.io/v1alpha1', 'Rollout', 'web', {
    spec: { template: { spec: container('nginx') } },
  }))).toContain("Rollout 'payments/web'");
});

test('a password in an image is not shown', () => {
  expect(check(chart => deployment(chart, 'web', container('robot:hunter2@reg.example.com/team-a/app:1'))))
    .toContain('\'main\' has the image "***@reg.example.com/team-a/app:1", which is not an image reference');
});

test('images of allowed registries pass', () => {
  expect(check(chart => deployment(chart, 'web', GOOD))).toBe('');
});

test('nothing is checked unless that is asked for', () => {
  expect(check(chart => deployment(chart, 'web', container('nginx')), { checkAtSynthesis: undefined })).toBe('');
});

test('what a JSON patch writes is what counts', () => {
  expect(check(chart => {
    const web = new ApiObject(chart, 'Web', { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: GOOD });
    web.addJsonPatch(JsonPatch.replace('/spec/containers/0/image', 'nginx'));
  })).toContain("Pod 'payments/web'");
});

describe('where namespaces are named, only workloads in them count', () => {
  const inOther = (chart: Chart) =>
    void new ApiObject(chart, 'Other', {
      apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', namespace: 'other' }, spec: container('nginx'),
    });

  test.each<[string, Partial<AllowedRegistriesProps>, boolean]>([
    ['the namespace of the chart', {}, false],
    ['another one', { namespaces: ['other'] }, true],
    ['all but that', { excludedNamespaces: ['other'] }, false],
    ['all but another', { excludedNamespaces: ['kube-system'] }, true],
    ['by labels, which are not known', { namespaceSelector: { matchLabels: { team: 'a' } } }, true],
  ])('%s', (_, props, isRefused) => {
    expect(check(inOther, props) !== '').toBe(isRefused);
  });
});

test('only the scope of the construct is looked at', () => {
  const app = new App();
  const [own, other] = ['own', 'other'].map(id => new Chart(app, id, { namespace: 'payments' }));
  new AllowedRegistries(own, 'Allowed', { registries: [team], checkAtSynthesis: true });
  deployment(other, 'web', container('nginx'));
  expect(synthesisError(own)).toBe('');
  deployment(new Construct(own, 'Below'), 'web', container('nginx'));
  expect(synthesisError(own)).toContain('own/Below/Deployment-web');
});

test('an app that was fixed synthesizes', () => {
  const chart = newChart();
  new AllowedRegistries(chart, 'Allowed', { registries: [team], checkAtSynthesis: true });
  deployment(chart, 'web', container('nginx'));
  expect(synthesisError(chart)).not.toBe('');
  chart.node.tryRemoveChild('Deployment-web');
  expect(synthesisError(chart)).toBe('');
});
