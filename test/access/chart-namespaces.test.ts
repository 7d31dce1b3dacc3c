import { App, Chart, Testing } from 'cdk8s';
import { Construct } from 'constructs';
import { keysOf, newAccess } from './support';
import { PrivateRegistryAccess, Registry, RegistryCredentials } from '../../src';
import { deployment } from '../attach/support';
import { synthesisError } from '../support/synthesis-error';

const { namespacesOf } = PrivateRegistryAccess;

/** An app with a chart for each name, in a namespace of that name. */
function appOf(...names: string[]) {
  const app = Testing.app();
  const charts = names.map(name => new Chart(app, name, { namespace: name }));
  return { app, charts };
}

test('are those of all charts at and below a scope, each once, in the order of the charts', () => {
  const { app, charts: [shop] } = appOf('shop', 'billing');
  new Chart(shop, 'inner', { namespace: 'search' });
  new Chart(new Construct(app, 'Team'), 'again', { namespace: 'billing' });
  expect(namespacesOf(app)).toEqual(['shop', 'search', 'billing']);
  expect(namespacesOf(shop)).toEqual(['shop', 'search']);
});

test('an access has one Secret in each, and each of their workloads is granted and proven by it', () => {
  const names = Array.from({ length: 20 }, (_, index) => `team-${index}`);
  const { app, charts } = appOf(...names);
  const platform = new Chart(app, 'platform', { namespace: 'platform' });
  const hub = RegistryCredentials.unsafeLiteralInManifest(Registry.dockerHub(), 'acme', 'hunter2');
  const workloads = charts.map(chart =>
    deployment(chart, 'web', { containers: [{ name: 'main', image: 'acme/web:1' }] }));
  const access = newAccess(platform, { namespaces: namespacesOf(app), credentials: [hub] });
  expect(access.secrets.map(({ namespace }) => namespace)).toEqual([...names, 'platform']);
  workloads.forEach(workload => access.grantPull(workload));
  expect(synthesisError(charts[19])).toBe('');
  const secrets = Testing.synth(platform).filter(({ kind }) => kind === 'Secret');
  expect(new Set(secrets.map(secret => JSON.stringify([secret.metadata.name, keysOf(secret)]))).size).toBe(1);
  expect(secrets.map(({ metadata }) => metadata.namespace)).toEqual([...names, 'platform']);
});

test('a chart that is added later fails the synthesis, unless its namespace is known or it stands elsewhere', () => {
  const { app } = appOf();
  const team = new Construct(app, 'Team');
  const shop = new Chart(team, 'shop', { namespace: 'shop' });
  namespacesOf(team);
  new Chart(team, 'again', { namespace: 'shop' });
  new Chart(app, 'elsewhere', { namespace: 'elsewhere' });
  expect(synthesisError(shop)).toBe('');
  new Chart(team, 'late', { namespace: 'late' });
  new Chart(team, 'nowhere');
  expect(synthesisError(shop)).toContain("chart 'Team/late' has the namespace 'late' and was added after "
    + "PrivateRegistryAccess.namespacesOf(…) took those of 'Team', so that it gets no access: add it before");
  expect(synthesisError(shop)).toContain("chart 'Team/nowhere' has no namespace");
});

test.each([
  ['holds no chart', () => Testing.app(), /^'scope' \(the app\) holds no chart: add the charts before/],
  ['holds a chart without a namespace', () => {
    const { app } = appOf('shop');
    new Chart(app, 'crds');
    return app;
  }, /^'scope' \(the app\): chart 'crds' has no namespace, .*: give it one, or call/],
  ['is no construct', () => undefined as unknown as App, /'scope' must be an IConstruct, got undefined/],
])('a scope that %s is refused', (_, scope, message) => {
  expect(() => namespacesOf(scope())).toThrow(message);
});
