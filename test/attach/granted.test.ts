import { App, Chart, Testing } from 'cdk8s';
import { deployment, newChart, pulls, serviceAccount } from './support';
import { AccessPattern, Registry, RegistryCredentials, ScopedPullSecret } from '../../src';
import { newAccess } from '../access/support';
import { captureStderr } from '../support/stderr';

captureStderr();

const { WORKLOAD, NAMESPACE, DEDICATED_SERVICE_ACCOUNT } = AccessPattern;
const PUBLIC = 'quay.io/prometheus/prometheus:v3.5.0';
const pulling = (image: string) => ({ containers: [{ name: 'main', image }] });

/** An app that is granted as a whole, with a chart in the namespace of the access and one in another. */
function newApp(image: string, grant = (chart: Chart, app: App) => newAccess(chart).grantPull(app)) {
  const app = Testing.app();
  const [own, other] = [newChart(app), newChart(app, 'other', 'monitoring')];
  grant(own, app);
  deployment(own, 'web');
  deployment(other, 'web', pulling(image));
  return { app, own, other };
}

describe('of a scope with namespaces that the pull secret is not in', () => {
  test.each([
    [WORKLOAD, { 'Deployment web': '' }],
    [NAMESPACE, { 'Deployment web': '', 'ServiceAccount tool': '' }],
    [DEDICATED_SERVICE_ACCOUNT, { 'Deployment web': '' }],
  ])('what pulls nothing that it is for is left alone, under %s', (pattern, expected) => {
    const { own, other } = newApp(PUBLIC, (chart, app) => newAccess(chart, { pattern }).grantPull(app));
    if (pattern === NAMESPACE) {
      serviceAccount(other, 'tool');
    }
    expect(pulls(other)).toEqual(expected);
    expect(Object.values(pulls(own)).join()).toContain('registry-pull');
  });

  test.each([
    ['registry.example.com/team/web:1'], ['registry.example.com:443/team/web:1'],
  ])('what needs it is an error, or what pulls from the same host: %s', image => {
    const { app } = newApp(image);
    expect(() => app.synthYaml()).toThrow(/\(other\/Deployment-web\).*namespace 'monitoring'/);
  });

  test('one image that needs it is enough', () => {
    const { app, other } = newApp(PUBLIC);
    deployment(other, 'api', { ...pulling('registry.example.com/team/api:1'), initContainers: [{ image: PUBLIC }] });
    expect(() => app.synthYaml()).toThrow(/\(other\/Deployment-api\).*namespace 'monitoring'/);
  });

  test('a public path of a host that is private elsewhere is no reason', () => {
    const { app } = newApp('ghcr.io/public/tool:1', (chart, whole) => newAccess(chart, {
      credentials: [RegistryCredentials.existingSecret('pull', { covers: [Registry.ghcr().withPath('acme')] })],
      secretName: undefined,
    }).grantPull(whole));
    expect(() => app.synthYaml()).not.toThrow();
  });

  test('the whole is an error where none of it can have the pull secret', () => {
    const app = Testing.app();
    const access = newAccess(newChart(app));
    const other = newChart(app, 'other', 'monitoring');
    deployment(other, 'web', pulling(PUBLIC));
    access.grantPull(other);
    expect(() => app.synthYaml()).toThrow("Add 'monitoring' to 'namespaces'");
  });

  test('the grant of a Secret alone does the same', () => {
    const { other } = newApp(PUBLIC, (_, app) => ScopedPullSecret.fromSecretName('pull', {
      namespace: 'payments', covers: [Registry.harbor('registry.example.com')],
    }).grantPull(app));
    expect(pulls(other)).toEqual({ 'Deployment web': '' });
  });
});
