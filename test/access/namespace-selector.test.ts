import { App, Chart, Testing, YamlOutputType } from 'cdk8s';
import * as yaml from 'js-yaml';
import { ghcr, harbor, harborLogin, manifests, newAccess, selectedSecrets } from './support';
import {
  AccessPattern, CloudIdentity, CredentialProvider, ExternalCredentials,
  ImageCoverage, PrivateRegistryAccessProps, Registry, RegistryCredentials, ScopedPullSecret,
} from '../../src';
import { deployment, newChart } from '../attach/support';
import { sealed } from '../encrypted/support';
import { ecr, ecrToken as ecrLogin, login } from '../external-secrets/support';

const byLabel = { matchLabels: { pull: 'yes' } };
const existing = RegistryCredentials.existingSecret('harbor', { covers: [harbor] });
const external = (...credentials: ExternalCredentials[]) => credentials.map(entry => RegistryCredentials.externalSecret(entry));
const asServiceAccount = RegistryCredentials.credentialProvider(
  CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') } }));

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
  const { access, objects } = synth({ credentials: [existing], namespaces: ['shop'], namespaceSelector: { names: ['billing'] } });
  expect(access.secrets).toEqual([{ secretName: 'harbor', namespace: 'shop', covers: [harbor] }]);
  expect(selectedSecrets(access)).toMatchObject([{ secretName: 'harbor', covers: [harbor] }]);
  expect(['billing', 'shop', 'other'].map(namespace => selectedSecrets(access)[0].selects(namespace))).toEqual([true, false, false]);
  expect(objects).toEqual(['ServiceAccount shop/default']);
});

test('External Secrets makes an ExternalSecret where namespaces are listed, and a ClusterExternalSecret beside it', () => {
  const { access, objects } = synth({ credentials: external(login()), namespaces: ['shop'] });
  expect(objects).toEqual([
    'ExternalSecret shop/registry-pull-external', 'ClusterExternalSecret undefined/registry-pull-external', 'ServiceAccount shop/default',
  ]);
  expect(selectedSecrets(access).map(({ secretName }) => secretName)).toEqual(['registry-pull-external']);
});

test('a Secret for each registry is selected by itself, with dedicated ServiceAccounts', () => {
  const { access } = synth({ pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials: external(login(), login(ghcr)) });
  expect(selectedSecrets(access).map(({ secretName, covers }) => [secretName, covers.join()])).toEqual([
    ['registry-pull-external-registry-example-com', 'registry.example.com'], ['registry-pull-external-ghcr-io', 'ghcr.io'],
  ]);
});

describe('nodes may ask for tokens', () => {
  const bindings = (props: Partial<PrivateRegistryAccessProps>) =>
    synth({ pattern: AccessPattern.KUBELET_CREDENTIAL_PROVIDER, credentials: [asServiceAccount], secretName: undefined, ...props })
      .objects.filter(object => /Binding/.test(object)).map(object => object.replace(/\/.*/, ''));

  test('in all namespaces where labels select, since RBAC knows none', () => {
    expect(bindings({ namespaces: ['shop'] })).toEqual(['ClusterRoleBinding undefined']);
  });

  test('in those that are listed and those that are named', () => {
    expect(bindings({ namespaces: ['shop'], namespaceSelector: { names: ['billing'] } })).toEqual(['RoleBinding shop', 'RoleBinding billing']);
  });
});

describe('a workload in a namespace that is selected', () => {
  const pod = (chart: Chart, image: string, podSpec: object = {}) =>
    deployment(new Chart(App.of(chart), 'later', { namespace: 'later' }), 'web', { containers: [{ name: 'main', image }], ...podSpec });
  const IMAGE = `${ecr.host}/app:1`;

  test.each([
    ['a refresher', () => token, 'registry-pull-token'],
    ['External Secrets', () => RegistryCredentials.externalSecret(ecrLogin()), 'registry-pull-external'],
    ['somebody else', () => RegistryCredentials.existingSecret('pull', { covers: [ecr] }), 'pull'],
  ])('can be granted what %s makes', (_, credentials, name) => {
    const chart = newChart();
    const target = pod(chart, IMAGE);
    newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [credentials()], namespaceSelector: byLabel }).grantPull(target);
    App.of(chart).node.validate();
    expect(Testing.synth(target.chart)[0].spec.template.spec.imagePullSecrets).toEqual([{ name }]);
  });

  test('is proven', () => {
    const chart = newChart();
    const access = newAccess(chart, { pattern: AccessPattern.WORKLOAD, credentials: [token], namespaceSelector: byLabel });
    access.grantPull(pod(chart, IMAGE.replace('eu-west-1', 'us-east-1')));
    expect(() => Testing.synth(chart)).toThrow(/us-east-1.amazonaws.com', which is private, and no credential reaches it.*'registry-pull-token' has/);
  });

  test('may name the Secret itself', () => {
    const chart = newChart();
    newAccess(chart, { credentials: [token], namespaceSelector: byLabel });
    const named = pod(chart, IMAGE, { imagePullSecrets: [{ name: 'registry-pull-token' }] });
    ImageCoverage.prove(named.chart);
    expect(() => Testing.synth(chart)).not.toThrow();
  });

  test('runs as a ServiceAccount that a refresher gives the Secret to', () => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [token], namespaceSelector: byLabel, refresh: { patchServiceAccounts: ['default'] } });
    const target = pod(chart, IMAGE);
    access.grantPull(target);
    expect(() => Testing.synth(chart)).not.toThrow();
    expect(Testing.synth(target.chart)[0].spec.template.spec.imagePullSecrets).toBeUndefined();
  });

  test('cannot be granted where only other names are selected', () => {
    const chart = newChart();
    const access = newAccess(chart, { credentials: [existing], namespaceSelector: { names: ['billing'] } });
    access.grantPull(pod(chart, 'registry.example.com/web:1'));
    expect(() => Testing.synth(chart)).toThrow(/is in namespace 'later', but its pull secret is in namespaces that are selected, which this one is not, and a pod can use/);
  });
});

test('nodes that pull by themselves need nothing', () => {
  expect(synth({ pattern: AccessPattern.NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr])] }).objects).toEqual([]);
});

const encrypted = RegistryCredentials.encryptedSecret({ texts: [yaml.dump(sealed())], covers: [harbor] });
const token = RegistryCredentials.token(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') });

test.each<[string, Partial<PrivateRegistryAccessProps>, RegExp]>([
  ['a Secret in the manifest', { credentials: [harborLogin] },
    /'namespaceSelector' cannot be used with credentials for registry.example.com.*: their Secrets stand in the manifests, so each namespace has to be known: list them/],
  ['a Secret in the manifest beside others', { credentials: [existing, harborLogin] }, /'namespaceSelector' cannot be used with/],
  ['an encrypted Secret', { credentials: [encrypted] }, /'namespaceSelector' cannot be used with .*: their Secrets stand in the manifests/],
  ['names, to a refresher', { credentials: [token], namespaceSelector: { names: ['a'] } }, /'namespaceSelector.names' \('a'\) cannot be used here, as a refresher finds namespaces by labels alone/],
  ['pull secrets that are made apart', { credentials: [RegistryCredentials.pullSecrets([ScopedPullSecret.fromSecretName('pull', { covers: [harbor] })])] },
    /'namespaceSelector' cannot be used with .*: each of them is in a namespace that is known/],
  ['a selector of nothing', { credentials: [existing], namespaceSelector: {} }, /'namespaceSelector' has neither 'names' nor 'matchLabels'/],
  ['a name that is none', { credentials: [existing], namespaceSelector: { names: ['A'] } }, /'namespaceSelector.names' must be a DNS label.*got 'A'/],
  ['an empty list of namespaces', { credentials: [existing], namespaces: [] }, /'namespaces' is empty/],
  ['ServiceAccounts in no namespace', { credentials: [existing], serviceAccounts: ['web'] }, /'serviceAccounts' \(web\) is for ServiceAccounts that are declared in 'namespaces'/],
  ['kept pull secrets in no namespace', { credentials: [existing], keepPullSecrets: ['old'] }, /'keepPullSecrets' \(old\) is for ServiceAccounts/],
])('%s is refused', (_, props, message) => {
  expect(() => synth(props)).toThrow(message);
});

test('registries that share a Secret cannot be granted alone', () => {
  const { access } = synth({ credentials: external(login(), login(ghcr)) });
  expect(() => access.grantPull(access, { registries: [ghcr] })).toThrow(/Secret 'registry-pull-external' opens 'registry.example.com' too/);
  expect(() => access.grantPull(access, { registries: [Registry.quay()] })).toThrow(/'registries' must name registries of/);
});

test('a source beside the namespaces needs a file for several objects of one name', () => {
  const chart = (yamlOutputType: YamlOutputType) =>
    new Chart(new App({ outdir: Testing.app().outdir, yamlOutputType }), 'chart', { namespace: 'payments' });
  const props = { namespaceSelector: undefined, credentials: external(login()), externalSecrets: { sourceNamespace: 'registry-access' } };
  expect(() => newAccess(chart(YamlOutputType.FILE_PER_RESOURCE), props)).toThrow(/'namespaces' has 1 entries beside 'sourceNamespace', and 'yamlOutputType' FILE_PER_RESOURCE/);
  expect(() => newAccess(chart(YamlOutputType.FILE_PER_CHART), props)).not.toThrow();
});
