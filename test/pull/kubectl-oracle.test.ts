import { ApiObject, Chart, Testing } from 'cdk8s';
import { kubectl } from './support/kubectl';
import {
  AccessPattern, PrivateRegistryAccess, PrivateRegistryAccessProps, Registry, RegistryCredentials, ScopedPullSecret,
} from '../../src';

/*
 * What users do by hand with kubectl is what the constructs have to do. Passwords stand in kubectl's arguments here: it
 * takes them no other way, and these open nothing.
 */

const NAMESPACE = 'payments';
const harbor = Registry.harbor('registry.example.com');

describe('kubectl create secret docker-registry', () => {
  test.each([
    ['a host', harbor, 'robot', 'dummy'],
    ['a port', Registry.of('registry.example.com:5000'), 'robot', 'dummy'],
    ['a path', harbor.withPath('team-a'), 'robot$team+ci', 'dummy'],
    ['Docker Hub', Registry.dockerHub(), 'octocat', 'dummy'],
    ['letters that JSON and HTML escape', harbor, 'robot', 'p"a\\s<s>&\'w ö:rd\u2028\t'],
    ['a key file as password', harbor, '_json_key',
      JSON.stringify({ type: 'service_account', private_key: '-----BEGIN\nKEY\n-----\n' }, undefined, 2)],
  ])('makes the Secret that ScopedPullSecret makes: %s', async (_, registry, username, password) => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: NAMESPACE });
    new ScopedPullSecret(chart, 'Pull', {
      secretName: 'pull',
      credentials: [RegistryCredentials.unsafeLiteralInManifest(registry, username, password)],
    });
    const [ours] = Testing.synth(chart);

    const theirs = await kubectl([
      'create', 'secret', 'docker-registry', 'pull', `--namespace=${NAMESPACE}`, '--dry-run=client',
      `--docker-server=${registry.configKey}`, `--docker-username=${username}`, `--docker-password=${password}`,
    ]);

    expect(meaning(ours)).toEqual(meaning(theirs));
  });
});

describe('kubectl patch', () => {
  test('makes the ServiceAccount that the pattern NAMESPACE makes', async () => {
    const [ours] = synth(AccessPattern.NAMESPACE, { serviceAccounts: ['builder'] });
    expect(meaning(ours)).toEqual(meaning(await patch(account('builder'), { imagePullSecrets: [{ name: 'pull' }] })));
  });

  test('replaces the list of a ServiceAccount: only what keepPullSecrets names survives our manifest', async () => {
    const [ours] = synth(AccessPattern.NAMESPACE, { keepPullSecrets: ['kept'] });
    const patched = await patch(
      { ...account('default'), imagePullSecrets: [{ name: 'lost' }, { name: 'kept' }] },
      ours,
    );
    expect(patched.imagePullSecrets).toEqual([{ name: 'kept' }, { name: 'pull' }]);
  });

  test.each(['Deployment', 'Pod'] as const)('makes the %s that the pattern WORKLOAD makes', async (kind) => {
    const before = workload(kind, { imagePullSecrets: [{ name: 'own' }] });
    const [ours] = synth(AccessPattern.WORKLOAD, {}, before);
    const theirs = await patch(before, workload(kind, { imagePullSecrets: [{ name: 'pull' }] }));
    // Here the list has a merge key, and kubectl puts what it adds in front; the kubelet tries all secrets anyway.
    expect(sortedPullSecrets(ours)).toEqual(sortedPullSecrets(theirs));
  });
});

describe('kubectl set serviceaccount', () => {
  test('makes the Deployment that the pattern DEDICATED_SERVICE_ACCOUNT makes', async () => {
    const before = workload('Deployment');
    const ours = synth(AccessPattern.DEDICATED_SERVICE_ACCOUNT, {}, before);
    const theirs = await kubectl(['set', 'serviceaccount', '--local', '--filename=-', 'web-pull'], before);
    expect(meaning(ours.find(({ kind }) => kind === 'Deployment'))).toEqual(meaning(theirs));
    expect(meaning(ours.find(({ kind }) => kind === 'ServiceAccount')))
      .toEqual(meaning(await patch(account('web-pull'), { imagePullSecrets: [{ name: 'pull' }] })));
  });
});

/** The manifests of an app that gives access to a workload, or else to the ServiceAccounts of its namespace. */
function synth(pattern: AccessPattern, props: Partial<PrivateRegistryAccessProps>, granted?: { kind: string }): any[] {
  const chart = new Chart(Testing.app(), 'chart', { namespace: NAMESPACE });
  const access = new PrivateRegistryAccess(chart, 'Access', {
    pattern, credentials: [RegistryCredentials.existingSecret('pull', { covers: [harbor] })], ...props,
  });
  if (granted) access.grantPull(new ApiObject(chart, 'Workload', granted as any));
  return Testing.synth(chart);
}

function patch(manifest: object, change: object): Promise<any> {
  return kubectl(['patch', '--local', '--filename=-', `--patch=${JSON.stringify(change)}`], manifest);
}

function account(name: string) {
  return { apiVersion: 'v1', kind: 'ServiceAccount', metadata: { name, namespace: NAMESPACE } };
}

/** A workload `web` with one container, of a kind that kubectl has known for long: Debian 12 has version 1.20. */
function workload(kind: 'Deployment' | 'Pod', podSpec: object = {}) {
  const metadata = { name: 'web', namespace: NAMESPACE };
  const spec = { containers: [{ name: 'main', image: 'registry.example.com/web' }], ...podSpec };
  return kind === 'Pod'
    ? { apiVersion: 'v1', kind, metadata, spec }
    : { apiVersion: 'apps/v1', kind, metadata, spec: { template: { spec } } };
}

/** A manifest less what pods do not depend on: labels, annotations, and the empty members that kubectl prints. */
function meaning(manifest: any): any {
  return JSON.parse(JSON.stringify(manifest), (key, value) => {
    const empty = value === null || (typeof value === 'object' && Object.keys(value).length === 0);
    return empty || key === 'labels' || key === 'annotations' ? undefined : value;
  });
}

function sortedPullSecrets(manifest: any): any {
  return JSON.parse(JSON.stringify(meaning(manifest)), (key, value) =>
    key === 'imagePullSecrets'
      ? [...value].sort((a: { name: string }, b: { name: string }) => a.name.localeCompare(b.name))
      : value,
  );
}
