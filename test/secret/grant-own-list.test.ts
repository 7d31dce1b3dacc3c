import { ApiObject, App, Chart, Testing } from 'cdk8s';
import {
  AccessPattern, CoverageStrictness, ImageCoverage, IPullSecret, PrivateRegistryAccess, Registry, RegistryCredentials,
  ScopedPullSecret,
} from '../../src';
import { deployment, newChart, NAMESPACE, pulls, serviceAccount } from '../attach/support';

const harbor = Registry.harbor('registry.example.com');
const ghcr = Registry.ghcr();

const scoped = (chart: Chart, covers = [harbor]): IPullSecret => new ScopedPullSecret(chart, 'Pull', {
  secretName: 'pull',
  credentials: covers.map(registry => RegistryCredentials.unsafeLiteralInManifest(registry, 'robot', 'hunter2')),
});
const named = (_: Chart, covers = [harbor]) =>
  ScopedPullSecret.fromSecretName('pull', { namespace: NAMESPACE, covers });

/** A Deployment with one image. */
const web = (chart: Chart, image = 'registry.example.com/web:1', podSpec: object = {}) =>
  deployment(chart, 'web', { containers: [{ name: 'main', image }], ...podSpec });

const fluxSource = (chart: Chart) => new ApiObject(chart, 'Source', {
  apiVersion: 'source.toolkit.fluxcd.io/v1',
  kind: 'OCIRepository',
  metadata: { name: 'app' },
  spec: { interval: '5m', url: 'oci://registry.example.com/app' },
});

describe.each([['a ScopedPullSecret', scoped], ['a Secret that is known by its name', named]])('%s', (_, make) => {
  test('is added to the list of a granted pod', () => {
    const chart = newChart();
    make(chart).grantPull(web(chart));
    expect(pulls(chart)['Deployment web']).toBe('pull');
  });

  test('is added to the list of a granted ServiceAccount', () => {
    const chart = newChart();
    make(chart).grantPull(serviceAccount(chart, 'builder', ['own']));
    expect(pulls(chart)['ServiceAccount builder']).toBe('own,pull');
  });

  test('is added to the pods of a scope that holds ServiceAccounts too, which stay as they are', () => {
    const chart = newChart();
    serviceAccount(chart, 'default', ['own']);
    web(chart);
    make(chart).grantPull(chart);
    expect(pulls(chart)).toMatchObject({ 'Deployment web': 'own,pull', 'ServiceAccount default': 'own' });
  });

  test('reaches what is added to the target later, and custom resources by the path of their pod spec', () => {
    const chart = newChart();
    make(chart).grantPull(chart, { podSpecPath: 'spec.template.spec' });
    const spec = { template: { spec: { containers: [{ name: 'main', image: 'registry.example.com/web:1' }] } } };
    new ApiObject(chart, 'Rollout', {
      apiVersion: 'argoproj.io/v1alpha1', kind: 'Rollout', metadata: { name: 'web' }, spec,
    });
    expect(pulls(chart)['Rollout web']).toBe('pull');
  });

  test('is granted to a source of Flux that it opens', () => {
    const chart = newChart();
    const source = fluxSource(chart);
    make(chart).grantPull(source);
    expect(Testing.synth(chart).find(({ kind }) => kind === 'OCIRepository').spec.secretRef).toEqual({ name: 'pull' });
  });

  test('proves every image of a granted workload', () => {
    const chart = newChart();
    make(chart).grantPull(web(chart, 'registry.example.com:5000/web:1'));
    expect(() => Testing.synth(chart)).toThrow(
      /'registry.example.com:5000\/web:1' .* no credential reaches it.* it has no port, the image has port 5000/,
    );
  });

  test('is as strict as a scope around the workload says', () => {
    const chart = newChart();
    ImageCoverage.prove(chart, { strictness: CoverageStrictness.OFF });
    make(chart).grantPull(web(chart, 'registry.example.com:5000/web:1'));
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('cannot be used in another namespace', () => {
    const chart = newChart();
    make(chart).grantPull(web(newChart(chart.node.root as any, 'other', 'shop')));
    expect(() => Testing.synth(chart)).toThrow("is in namespace 'shop', but its pull secret is in namespace "
      + "'payments', and a pod can use only the Secrets of its own namespace. Make a Secret there too ('namespace', or "
      + "'namespaces' of a refresher), grant the copy in 'shop' if something copies it (copiesOf), or set the "
      + 'namespace of the chart of the workload');
  });

  test('reports a target that holds nothing to grant', () => {
    const chart = newChart();
    make(chart).grantPull(newChart(chart.node.root as any, 'empty'));
    expect(() => Testing.synth(chart)).toThrow(
      /'empty' was passed to grantPull but contains neither a workload nor a ServiceAccount/,
    );
  });

  test('may be granted for all of its registries, and not for some', () => {
    const chart = newChart();
    const secret = make(chart, [harbor, ghcr]);
    secret.grantPull(web(chart), { registries: [ghcr, harbor] });
    expect(pulls(chart)['Deployment web']).toBe('pull');
    expect(() => secret.grantPull(chart, { registries: [harbor] })).toThrow("Secret 'pull' is for 'ghcr.io' too");
    expect(() => secret.grantPull(chart, { registries: [] }))
      .toThrow("'registries' is empty: leave it out for all registries of Secret 'pull'");
    expect(() => secret.grantPull(chart, { registries: [Registry.quay()] }))
      .toThrow("(registry.example.com, ghcr.io), got 'quay.io'");
  });

  test('has no pattern that makes ServiceAccounts', () => {
    const chart = newChart();
    expect(() => make(chart).grantPull(chart, { serviceAccountName: 'web' }))
      .toThrow("'serviceAccountName' ('web') belongs to the pattern");
  });

  test('goes together with the grant of a PrivateRegistryAccess', () => {
    const chart = newChart();
    const target = web(chart, 'registry.example.com/web:1', { serviceAccountName: 'web' });
    make(chart).grantPull(target);
    new PrivateRegistryAccess(chart, 'Access', {
      pattern: AccessPattern.NAMESPACE,
      serviceAccounts: ['web'],
      credentials: [RegistryCredentials.existingSecret('ghcr', { covers: [ghcr] })],
    }).grantPull(target);
    expect(pulls(chart)).toMatchObject({ 'Deployment web': 'ghcr,pull as web', 'ServiceAccount web': 'ghcr' });
  });
});

describe('a Secret that is known by its name alone', () => {
  const anywhere = ScopedPullSecret.fromSecretName('pull', { covers: [harbor] });

  test('is in the namespaces of what it is granted to', () => {
    const [chart, other] = [newChart(), newChart(undefined, 'other', 'shop')];
    anywhere.grantPull(web(chart));
    anywhere.grantPull(web(other));
    [chart, other].forEach(own => expect(pulls(own)['Deployment web']).toBe('pull'));
  });

  test('is proven there', () => {
    const chart = newChart();
    anywhere.grantPull(web(chart, 'registry.example.com:5000/web:1'));
    expect(() => Testing.synth(chart)).toThrow(
      /no credential reaches it. Pull secrets of the pod: 'pull' has 'registry.example.com'/,
    );
  });

  test('is known in no other namespace', () => {
    const chart = newChart();
    anywhere.grantPull(web(chart));
    web(newChart(chart.node.root as App, 'other', 'shop'), 'registry.example.com/web:1', {
      imagePullSecrets: [{ name: 'pull' }],
    });
    ImageCoverage.prove(chart.node.root);
    expect(() => Testing.synth(chart)).toThrow(
      /Deployment 'shop\/web' .* no credential reaches it. Pull secrets of the pod: 'pull' is neither in the app nor declared/,
    );
  });

  test('is granted to a source of Flux', () => {
    const chart = newChart();
    const source = fluxSource(chart);
    anywhere.grantPull(source);
    ImageCoverage.prove(chart);
    expect(Testing.synth(chart)[0].spec.secretRef).toEqual({ name: 'pull' });
  });
});

test('a Secret that is made in no namespace cannot be used in one', () => {
  const chart = newChart();
  scoped(new Chart(chart.node.root as App, 'nowhere')).grantPull(web(chart));
  expect(() => Testing.synth(chart)).toThrow("is in namespace 'payments', but its pull secret is in no namespace, and "
    + 'a pod can use only the Secrets of its own namespace. Say where the Secret is: give it, or its chart, the '
    + "'namespace' 'payments'");
});

test('one workload may be granted several Secrets, in the order of the grants', () => {
  const chart = newChart();
  const target = web(chart);
  named(chart).grantPull(target);
  ScopedPullSecret.fromSecretName('other', { namespace: NAMESPACE, covers: [ghcr] }).grantPull(target);
  expect(pulls(chart)['Deployment web']).toBe('pull,other');
});
