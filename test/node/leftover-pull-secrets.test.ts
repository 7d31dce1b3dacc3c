import { ApiObject, App, Chart, Testing } from 'cdk8s';
import { acr, ecr, harbor } from './support';
import { Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { checkNoPullSecrets } from '../../src/node/leftover-pull-secrets';

function newChart(app: App = Testing.app(), id = 'Chart'): Chart {
  return new Chart(app, id, { namespace: 'payments', disableResourceNameHashes: true });
}

function secret(chart: Chart, key: string, name = 'pull'): void {
  const config = { auths: { [key]: { username: 'a', password: 'b', auth: 'YTpi' } } };
  new ApiObject(chart, `Secret-${name}`, {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name },
    type: 'kubernetes.io/dockerconfigjson',
    stringData: { '.dockerconfigjson': JSON.stringify(config) },
  });
}

function pod(chart: Chart, imagePullSecrets?: string[]): ApiObject {
  return new ApiObject(chart, 'Pod', {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'web' },
    spec: {
      containers: [{ name: 'web', image: `${ecr.host}/app` }],
      ...(imagePullSecrets && { imagePullSecrets: imagePullSecrets.map(name => ({ name })) }),
    },
  });
}

function account(chart: Chart, imagePullSecrets: string[]): void {
  new ApiObject(chart, 'Account', {
    apiVersion: 'v1',
    kind: 'ServiceAccount',
    metadata: { name: 'default' },
    imagePullSecrets: imagePullSecrets.map(name => ({ name })),
  });
}

describe('where the nodes pull by themselves', () => {
  test('a pod that names a pull secret for them is an error', () => {
    const chart = newChart();
    secret(chart, ecr.host);
    pod(chart, ['pull']);
    checkNoPullSecrets(chart, chart, [ecr]);
    expect(() => Testing.synth(chart)).toThrow("Pod 'payments/web' (Chart/Pod) names the pull secret 'pull', which has "
      + `a credential for '${ecr.host}', and the nodes pull from there by themselves: leave the credential out`);
  });

  test('a ServiceAccount that names one is an error', () => {
    const chart = newChart();
    secret(chart, ecr.host);
    account(chart, ['pull']);
    checkNoPullSecrets(chart, chart, [ecr]);
    expect(() => Testing.synth(chart)).toThrow(
      "ServiceAccount 'payments/default' (Chart/Account) names the pull secret 'pull'",
    );
  });

  test('one that is granted is an error', () => {
    const chart = newChart();
    const granted = ScopedPullSecret.fromSecretName('pull', { covers: [acr], namespace: 'payments' });
    granted.grantPull(pod(chart));
    checkNoPullSecrets(chart, chart, [acr]);
    expect(() => Testing.synth(chart)).toThrow(`names the pull secret 'pull', which has a credential for '${acr}'`);
  });

  test('one that is made from credentials, and not granted, is none', () => {
    const chart = newChart();
    new ScopedPullSecret(chart, 'Pull', {
      secretName: 'pull', credentials: [RegistryCredentials.unsafeLiteralInManifest(Registry.acr('contoso'), 'a', 'b')],
    });
    pod(chart);
    checkNoPullSecrets(chart, chart, [acr]);
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test.each([
    ['another registry', harbor.host, [ecr]],
    ['another path', `${ecr.host}/shop`, [ecr.withPath('apps')]],
    ['another region', Registry.ecr({ account: '123456789012', region: 'us-east-1' }).host, [ecr]],
  ])('a pull secret for %s is none', (_, key, registries) => {
    const chart = newChart();
    secret(chart, key);
    pod(chart, ['pull']);
    checkNoPullSecrets(chart, chart, registries);
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test.each([
    ['a glob', '*.dkr.ecr.eu-west-1.amazonaws.com', ecr],
    ['a longer path', `${ecr.host}/apps/web`, ecr.withPath('apps')],
    ['a shorter path', `${ecr.host}/apps`, ecr.withPath('apps/web')],
    ['a scheme', `https://${ecr.host}`, ecr],
  ])('a pull secret with %s counts', (_, key, registry) => {
    const chart = newChart();
    secret(chart, key);
    pod(chart, ['pull']);
    checkNoPullSecrets(chart, chart, [registry]);
    expect(() => Testing.synth(chart)).toThrow("names the pull secret 'pull'");
  });

  test('a Secret that is not in the app is not known', () => {
    const chart = newChart();
    pod(chart, ['pull']);
    checkNoPullSecrets(chart, chart, [ecr]);
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('only the scope counts', () => {
    const app = Testing.app();
    const [chart, other] = [newChart(app), newChart(app, 'Other')];
    secret(other, ecr.host);
    pod(other, ['pull']);
    checkNoPullSecrets(chart, chart, [ecr]);
    expect(() => app.synth()).not.toThrow();
  });

  test('a synthesis after one that failed sees what was fixed', () => {
    const chart = newChart();
    secret(chart, ecr.host);
    const web = pod(chart, ['pull']);
    checkNoPullSecrets(chart, chart, [ecr]);
    expect(() => Testing.synth(chart)).toThrow('pull');
    chart.node.tryRemoveChild(web.node.id);
    pod(chart);
    expect(() => Testing.synth(chart)).not.toThrow();
  });
});
