import { ApiObject, App, Chart, Testing, YamlOutputType } from 'cdk8s';
import * as yaml from 'js-yaml';
import { ghcr, harbor, harborLogin, manifests, newAccess, selectedSecrets } from './support';
import {
  AccessPattern, CloudIdentity, CredentialProvider, ExternalCredentials,
  ImageCoverage, PrivateRegistryAccessProps, Registry, RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { deployment, newChart, serviceAccount } from '../attach/support';
import { sealed } from '../encrypted/support';
import { ecr, ecrToken as ecrLogin, login } from '../external-secrets/support';
import { asServiceAccount, irsa } from '../node/support';
import { synthesisError } from '../support/synthesis-error';

const byLabel = { matchLabels: { pull: 'yes' } };
const existing = RegistryCredentials.existingSecret('harbor', { covers: [harbor] });
const external = (...credentials: ExternalCredentials[]) =>
  credentials.map(entry => RegistryCredentials.externalSecret(entry));
const encrypted = RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sealed())], covers: [harbor] });
const token = RegistryCredentials.token(ecr, { identity: irsa });

const synth = (props: Partial<PrivateRegistryAccessProps>, chart = newChart()) => {
  const access = newAccess(chart, { namespaceSelector: byLabel, ...props });
  return { access, objects: Object.keys(manifests(chart)) };
};

test('with a selector, no namespace is listed by itself', () => {
  const { access, objects } = synth({ credentials: [existing] });
  expect(access.secrets).toEqual([]);
  expect(objects).toEqual([]);
});

test('a Secret that exists is taken to be in the selected namespaces too', () => {
  const { access, objects } = synth({
    credentials: [existing], namespaces: ['shop'], namespaceSelector: { names: ['billing'] },
  });
  expect(access.secrets).toEqual([{ secretName: 'harbor', namespace: 'shop', covers: [harbor] }]);
  expect(selectedSecrets(access)).toMatchObject([{ secretName: 'harbor', covers: [harbor] }]);
  expect(['billing', 'shop', 'other'].map(namespace => selectedSecrets(access)[0].selects(namespace)))
    .toEqual([true, false, false]);
  expect(objects).toEqual(['ServiceAccount shop/default']);
});

test('External Secrets: an ExternalSecret for listed namespaces, a ClusterExternalSecret for selected ones', () => {
  const { access, objects } = synth({ credentials: external(login()), namespaces: ['shop'] });
  expect(objects).toEqual([
    'ExternalSecret shop/registry-pull', 'ClusterExternalSecret undefined/registry-pull',
    'ServiceAccount shop/default',
  ]);
  expect(selectedSecrets(access).map(({ secretName }) => secretName)).toEqual(['registry-pull']);
});

test('a Secret for each registry is selected by itself, with dedicated ServiceAccounts', () => {
  const { access } = synth({
    pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials: external(login(), login(ghcr)),
  });
  expect(selectedSecrets(access).map(({ secretName, covers }) => [secretName, covers.join()])).toEqual([
    ['registry-pull-external-registry-example-com', 'registry.example.com'],
    ['registry-pull-external-ghcr-io', 'ghcr.io'],
  ]);
});

describe('nodes may ask for tokens', () => {
  const bindings = (props: Partial<PrivateRegistryAccessProps>) =>
    synth({
      pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER,
      credentials: [asServiceAccount],
      secretName: undefined,
      ...props,
    })
      .objects.filter(object => /Binding/.test(object))
      .map(object => object.replace(/\/.*/, ''));

  test('in all namespaces where labels select, since RBAC knows none', () => {
    expect(bindings({ namespaces: ['shop'] })).toEqual(['ClusterRoleBinding undefined']);
  });

  test('in those that are listed and those that are named', () => {
    expect(bindings({ namespaces: ['shop'], namespaceSelector: { names: ['billing'] } }))
      .toEqual(['RoleBinding shop', 'RoleBinding billing']);
  });
});

describe('a workload in a namespace that is selected', () => {
  const pod = (chart: Chart, image: string, podSpec: object = {}) =>
    deployment(new Chart(App.of(chart), 'later', { namespace: 'later' }), 'web', {
      containers: [{ name: 'main', image }], ...podSpec,
    });
  const IMAGE = `${ecr.host}/app:1`;

  test.each([
    ['a refresher', () => token, 'registry-pull'],
    ['External Secrets', () => RegistryCredentials.externalSecret(ecrLogin()), 'registry-pull'],
    ['somebody else', () => RegistryCredentials.existingSecret('pull', { covers: [ecr] }), 'pull'],
  ])('can be granted what %s makes', (_, credentials, name) => {
    const chart = newChart();
    const target = pod(chart, IMAGE);
    newAccess(chart, {
      pattern: AccessPattern.WORKLOAD, credentials: [credentials()], namespaceSelector: byLabel,
    }).grantPull(target);
    App.of(chart).node.validate();
    expect(Testing.synth(target.chart)[0].spec.template.spec.imagePullSecrets).toEqual([{ name }]);
  });

  test('is proven', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      pattern: AccessPattern.WORKLOAD, credentials: [token], namespaceSelector: byLabel,
    });
    access.grantPull(pod(chart, IMAGE.replace('eu-west-1', 'us-east-1')));
    expect(() => Testing.synth(chart)).toThrow(
      /us-east-1.amazonaws.com', which is private, and no credential reaches it.*'registry-pull' has/,
    );
  });

  test('may name the Secret itself', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [token], namespaceSelector: byLabel });
    const named = pod(chart, IMAGE, { imagePullSecrets: [{ name: 'registry-pull' }] });
    ImageCoverage.prove(named.chart);
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('runs as a ServiceAccount that a refresher gives the Secret to', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      credentials: [token], namespaceSelector: byLabel, refresh: { patchServiceAccounts: ['default'] },
    });
    const target = pod(chart, IMAGE);
    access.grantPull(target);
    expect(() => Testing.synth(chart)).not.toThrow();
    expect(Testing.synth(target.chart)[0].spec.template.spec.imagePullSecrets).toBeUndefined();
  });

  test.each([
    { names: ['billing'] }, { matchLabels: { 'kubernetes.io/metadata.name': 'billing' } },
  ])('cannot be granted where only another name is selected: %j', namespaceSelector => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [existing], namespaceSelector });
    access.grantPull(pod(chart, 'registry.example.com/web:1'));
    expect(() => Testing.synth(chart)).toThrow("is in namespace 'later', but its pull secret is in namespaces that are "
      + "selected, which this one is not, and a pod can use only the Secrets of its own namespace. Add 'later' to "
      + "'namespaces', or set the namespace of the chart of the workload");
  });
});

/** A chart of the namespace 'later'. */
const later = (chart: Chart, namespace = 'later') => new Chart(App.of(chart), namespace, { namespace });

test('no namespace is said to be selected where External Secrets only has a source', () => {
  const chart = newChart();
  const access = newAccess(chart, {
    credentials: external(login()), externalSecrets: { sourceNamespace: 'source' }, namespaceSelector: undefined,
  });
  access.grantPull(deployment(later(chart), 'web'));
  expect(synthesisError(chart)).toContain(
    "is in namespace 'later', but its pull secret is in namespace 'payments', and a pod can",
  );
});

describe('ServiceAccounts that a refresher gives its Secrets', () => {
  const run = (
    props: Partial<PrivateRegistryAccessProps>, { namespace = 'later', ...podSpec }: any = {}, registries?: Registry[],
  ) => {
    const chart = newChart();
    const access = newAccess(chart, {
      namespaceSelector: byLabel, refresh: { patchServiceAccounts: ['app'], namespace: 'refresh' }, ...props,
    });
    access.grantPull(deployment(later(chart, namespace), 'web', {
      containers: [{ name: 'main', image: `${ecr.host}/app:1` }], serviceAccountName: 'app', ...podSpec,
    }), { registries });
    return synthesisError(chart);
  };
  const harborImage = { containers: [{ name: 'main', image: 'registry.example.com/app:1' }] };

  test('are known in selected namespaces', () => {
    expect(run({ credentials: [token] })).toBe('');
    expect(run({ credentials: [token], namespaces: ['a'] })).toBe('');
  });

  test('are not in listed ones', () => {
    expect(run({ credentials: [token], namespaces: ['a'] }, { namespace: 'a' })).toContain(
      "runs as ServiceAccount 'app', which is neither in the app nor declared external, so nothing carries its pull "
        + "secrets. Declare it in the app (a PrivateRegistryAccess does that for the names in its 'serviceAccounts'), "
        + "or add it to 'externalServiceAccounts' (patched elsewhere)",
    );
  });

  test('carry nothing else', () => {
    expect(run({ credentials: [token, existing] }, harborImage)).toContain("Deployment 'later/web' "
      + "(later/Deployment-web) runs as ServiceAccount 'app', whose whole list of pull secrets the refresher writes "
      + "('registry-pull'), so 'harbor' cannot be in it: leave 'app' out of 'refresh.patchServiceAccounts', "
      + "grant only the registries of the tokens ('registries'), or use AccessPattern.WORKLOAD for the others");
    expect(run({ credentials: [token, existing] }, undefined, [ecr])).toBe('');
  });

  test('carry nothing else, though somebody else is said to give it to them', () => {
    expect(run({ credentials: [token, existing], externalServiceAccounts: ['app'] }, harborImage))
      .toContain("so 'harbor' cannot be in it");
  });

  test('carry nothing else, though they stand in the app', () => {
    const chart = newChart();
    const access = newAccess(chart, {
      credentials: [token], namespaceSelector: byLabel, refresh: { patchServiceAccounts: ['app'] },
    });
    access.grantPull(serviceAccount(later(chart), 'app', ['own']));
    expect(synthesisError(chart)).toContain("ServiceAccount 'later/app' (later/ServiceAccount-app) is one whose whole "
      + "list of pull secrets the refresher writes ('registry-pull'), so 'own' cannot be in it");
  });

  test('have no annotations', () => {
    const other = Registry.ecr({ account: '123456789012', region: 'us-east-1' });
    const program = RegistryCredentials.credentialProvider(
      CredentialProvider.ecr({
        registries: [other], serviceAccounts: { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') },
      }),
    );
    const image = { containers: [{ name: 'main', image: `${other.host}/app:1` }] };
    const error = run({ credentials: [token, program] }, image);
    expect(error).toContain("runs as ServiceAccount 'app', which is neither in the app nor declared external, so "
      + "nothing carries its annotations. Declare it in the app and grant it, list namespace 'later' in 'namespaces', "
      + "or add it to 'externalServiceAccounts' (patched elsewhere)");
    expect(run({ credentials: [token, program], externalServiceAccounts: ['app'] }, image)).toBe('');
  });

  test('are those of selected namespaces: in listed ones they may be declared, with more', () => {
    const props = {
      credentials: [token, existing],
      namespaces: ['a'],
      refresh: { patchServiceAccounts: ['default'], namespace: 'refresh' },
    };
    expect(() => synth(props)).not.toThrow();
    expect(() => synth({ ...props, credentials: [token] })).not.toThrow();
    expect(() => synth({ ...props, serviceAccounts: [] })).not.toThrow();
  });
});

describe('a ServiceAccount that is not known in a namespace that is only selected', () => {
  const errorWith = (props: Partial<PrivateRegistryAccessProps>) => {
    const chart = newChart();
    newAccess(chart, { namespaceSelector: byLabel, ...props }).grantPull(deployment(later(chart), 'web'));
    return synthesisError(chart);
  };
  const start = "runs as ServiceAccount 'default', which is neither in the app nor declared external, so nothing "
    + "carries its pull secrets. Declare it in the app and grant it, list namespace 'later' in 'namespaces', ";

  test('cannot be declared by the construct', () => {
    expect(errorWith({ credentials: [existing] }))
      .toContain(`${start}use AccessPattern.WORKLOAD, or add it to 'externalServiceAccounts' (patched elsewhere)`);
  });

  test('can be given tokens by the refresher', () => {
    expect(errorWith({ credentials: [token] })).toContain(`${start}name it in 'refresh.patchServiceAccounts' (for `
      + "tokens), use AccessPattern.WORKLOAD, or add it to 'externalServiceAccounts' (patched elsewhere)");
  });
});

test('a pull secret for what the nodes pull is left over in selected namespaces too', () => {
  const chart = newChart();
  const old = RegistryCredentials.existingSecret('old', { covers: [ecr] });
  newAccess(chart, {
    credentials: [RegistryCredentials.nodeIdentity([ecr]), old], namespaceSelector: { names: ['later'] },
  });
  const own = new Chart(chart, 'own', { namespace: 'later' });
  deployment(own, 'web', {
    containers: [{ name: 'main', image: `${ecr.host}/app:1` }], imagePullSecrets: [{ name: 'old' }],
  });
  expect(synthesisError(chart)).toContain("Deployment 'later/web' (chart/own/Deployment-web) names the pull secret "
    + `'old', which has a credential for '${ecr.host}', and the nodes pull from there by themselves`);
});

test('what is said of one Secret counts together, where it is listed and where it is selected', () => {
  const chart = newChart();
  const props = { pattern: AccessPattern.WORKLOAD, secretName: undefined };
  const both = (covers: Registry) => RegistryCredentials.existingSecret('pull', { covers: [covers] });
  newAccess(chart, { ...props, credentials: [both(harbor)], namespaces: ['later'] }, 'Listed');
  newAccess(chart, { ...props, credentials: [both(ecr)], namespaceSelector: byLabel }, 'Selected');
  newAccess(chart, { ...props, credentials: [both(ghcr)], namespaceSelector: { names: ['later'] } }, 'Named');
  const containers = ['registry.example.com/app:1', `${ecr.host}/app:1`, 'ghcr.io/a/b:1'].map((image, index) => ({
    name: `c${index}`, image,
  }));
  deployment(new Chart(chart, 'own', { namespace: 'later' }), 'web', {
    containers, imagePullSecrets: [{ name: 'pull' }],
  });
  expect(synthesisError(chart)).toBe('');
});

test.each([
  [{ namespaceSelector: { names: ['b'] } }, "is in namespace 'c', which is not selected, and Secret 'harbor' for "
    + "'oci://registry.example.com/app' is only in namespaces that are; Flux reads only the Secrets of the namespace "
    + "of the source. Add it to 'namespaces' or 'namespaceSelector.names'"],
  [{ namespaceSelector: { names: ['b'] }, namespaces: ['a'] },
    "is in namespace 'c', and Secret 'harbor' for 'oci://registry.example.com/app' is in 'a'; Flux reads only"],
])('a source of Flux outside %j is told so', (props, message) => {
  const chart = newChart();
  const source = new ApiObject(later(chart, 'c'), 'Source', {
    apiVersion: 'source.toolkit.fluxcd.io/v1',
    kind: 'OCIRepository',
    metadata: { name: 'app' },
    spec: { interval: '5m', url: 'oci://registry.example.com/app' },
  });
  newAccess(chart, { credentials: [existing], ...props }).grantPull(source);
  expect(synthesisError(chart)).toContain(message);
});

describe('Secrets that cannot follow a selector, where namespaces are listed too', () => {
  const { WORKLOAD } = AccessPattern;
  const apart = RegistryCredentials.pullSecrets([
    ScopedPullSecret.fromSecretName('apart', { covers: [harbor], namespace: 'payments' }),
  ]);
  const others: [string, () => RegistryCredentials, string][] = [
    ['those of the manifest', () => harborLogin, 'registry-pull'],
    ['encrypted ones', () => encrypted, sealed().metadata.name],
    ['those that are made separately', () => apart, 'apart'],
  ];
  const run = (credentials: RegistryCredentials[], namespace: string, image: string, podSpec: object = {}) => {
    const chart = newChart();
    const access = newAccess(chart, {
      pattern: WORKLOAD, credentials, namespaces: ['payments'], namespaceSelector: byLabel,
    });
    const target = deployment(new Chart(chart, 'own', { namespace }), 'web', {
      containers: [{ name: 'main', image }], ...podSpec,
    });
    return { chart, access, target };
  };

  test.each(others)('%s are in the listed ones, beside what follows it', (_, make, name) => {
    const { chart, access, target } = run([token, make()], 'payments', 'registry.example.com/app:1');
    access.grantPull(target);
    const [following] = selectedSecrets(access);
    expect(access.secrets.map(({ secretName, namespace }) => [secretName, namespace])).toEqual(
      expect.arrayContaining([[name, 'payments'], [following.secretName, 'payments']]));
    expect(synthesisError(chart)).toBe('');
  });

  test.each(others)('%s are not in the selected ones', (_, make, name) => {
    const { chart } = run([token, make()], 'later', 'registry.example.com/app:1', { imagePullSecrets: [{ name }] });
    expect(synthesisError(chart)).toContain(
      `Pull secrets of the pod: '${name}' is neither in the app nor declared with what it covers`,
    );
  });

  test.each(others)('%s are not granted in the selected ones', (_, make) => {
    const { chart, access, target } = run(
      [RegistryCredentials.externalSecret(ecrLogin()), make()], 'later', `${ecr.host}/app:1`,
    );
    access.grantPull(target);
    expect(Testing.synth(target.chart)[0].spec.template.spec.imagePullSecrets)
      .toEqual([{ name: selectedSecrets(access)[0].secretName }]);
    expect(synthesisError(chart)).toBe('');
  });

  test('an image of theirs in a selected one is not covered', () => {
    const { chart, access, target } = run([token, harborLogin], 'later', 'registry.example.com/app:1');
    access.grantPull(target);
    expect(synthesisError(chart)).toContain(
      "which is private, and no credential reaches it. Pull secrets of the pod: 'registry-pull-token' has",
    );
  });
});

test('nodes that pull by themselves need nothing', () => {
  expect(
    synth({ pattern: AccessPattern.NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr])] }).objects,
  ).toEqual([]);
});


test.each<[string, Partial<PrivateRegistryAccessProps>, RegExp]>([
  ['a Secret in the manifest', { credentials: [harborLogin] },
    /'namespaceSelector' alone cannot be used with credentials for registry.example.com.*: their Secrets are in the manifests, so each namespace has to be known: list those that get them in 'namespaces'/],
  ['a Secret in the manifest beside others', { credentials: [existing, harborLogin] },
    /'namespaceSelector' alone cannot be used with credentials for registry.example.com/],
  ['an encrypted Secret', { credentials: [encrypted] },
    /'namespaceSelector' alone cannot be used with .*: their Secrets are in the manifests/],
  ['names, to a refresher', { credentials: [token], namespaceSelector: { names: ['a'] } },
    /'namespaceSelector.names' \('a'\) cannot be used here, as a refresher finds namespaces by labels alone/],
  [
    'pull secrets that are made apart',
    {
      credentials: [RegistryCredentials.pullSecrets([ScopedPullSecret.fromSecretName('pull', { covers: [harbor] })])],
    },
    /'namespaceSelector' alone cannot be used with .*: each of them is in a namespace that is known/,
  ],
  ['nothing that follows it', { credentials: [harborLogin], namespaces: ['shop'] },
    /'namespaceSelector' has no effect, as all 'credentials' follow 'namespaces' alone: their Secrets/],
  ['a selector of nothing', { credentials: [existing], namespaceSelector: {} },
    /'namespaceSelector' has neither 'names' nor 'matchLabels'/],
  ['a name that is none', { credentials: [existing], namespaceSelector: { names: ['A'] } },
    /'namespaceSelector.names' must be a DNS label.*got 'A'/],
  ['a label that is none', { credentials: [existing], namespaceSelector: { matchLabels: { 'x y': ' ' } } },
    /'namespaceSelector.matchLabels' must hold labels, got 'x y': ' '/],
  ['an empty list of namespaces', { credentials: [existing], namespaces: [] }, /'namespaces' is empty/],
  ['ServiceAccounts in no namespace', { credentials: [existing], serviceAccounts: ['web'] },
    /'serviceAccounts' \(web\) is for ServiceAccounts that are declared in 'namespaces'/],
  ['kept pull secrets in no namespace', { credentials: [existing], keepPullSecrets: ['old'] },
    /'keepPullSecrets' \(old\) is for ServiceAccounts/],
])('%s is refused', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test('registries that share a Secret cannot be granted alone', () => {
  const { access } = synth({ credentials: external(login(), login(ghcr)) });
  expect(() => access.grantPull(access, { registries: [ghcr] }))
    .toThrow(/Secret 'registry-pull' is for 'registry.example.com' too/);
  expect(() => access.grantPull(access, { registries: [Registry.quay()] }))
    .toThrow(/'registries' must name registries of/);
});

test('a source beside the namespaces needs a file for several objects of one name', () => {
  const chart = (yamlOutputType: YamlOutputType) =>
    new Chart(new App({ outdir: Testing.app().outdir, yamlOutputType }), 'chart', { namespace: 'payments' });
  const props = {
    namespaceSelector: undefined,
    credentials: external(login()),
    externalSecrets: { sourceNamespace: 'registry-access' },
  };
  expect(() => newAccess(chart(YamlOutputType.FILE_PER_RESOURCE), props))
    .toThrow(/'namespaces' has 1 entries beside 'sourceNamespace', and 'yamlOutputType' FILE_PER_RESOURCE/);
  expect(() => newAccess(chart(YamlOutputType.FILE_PER_CHART), props)).not.toThrow();
});
