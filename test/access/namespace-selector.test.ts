import { App, Chart, Testing, YamlOutputType } from 'cdk8s';
import * as yaml from 'js-yaml';
import { ghcr, harbor, harborLogin, manifests, newAccess } from './support';
import {
  AccessPattern, CloudIdentity, CredentialProvider, ExternalCredentials, PrivateRegistryAccessProps, Registry, RegistryCredentials,
} from '../../src';
import { newChart } from '../attach/support';
import { sealed } from '../encrypted/support';
import { ecr, login } from '../external-secrets/support';

const byLabel = { matchLabels: { pull: 'yes' } };
const existing = RegistryCredentials.existingSecret('harbor', { covers: [harbor] });
const external = (...credentials: ExternalCredentials[]) => credentials.map(entry => RegistryCredentials.externalSecret(entry));
const asServiceAccount = RegistryCredentials.credentialProvider(
  CredentialProvider.ecr({ registries: [ecr], serviceAccounts: { roleArn: 'arn:aws:iam::123456789012:role/pull' } }));

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
  expect(access._selected).toMatchObject([{ secretName: 'harbor', covers: [harbor] }]);
  expect(['billing', 'shop', 'other'].map(namespace => access._selected[0].selects(namespace))).toEqual([true, false, false]);
  expect(objects).toEqual(['ServiceAccount shop/default']);
});

test('External Secrets makes an ExternalSecret where namespaces are listed, and a ClusterExternalSecret beside it', () => {
  const { access, objects } = synth({ credentials: external(login()), namespaces: ['shop'] });
  expect(objects).toEqual([
    'ExternalSecret shop/registry-pull-external', 'ClusterExternalSecret undefined/registry-pull-external', 'ServiceAccount shop/default',
  ]);
  expect(access._selected.map(({ secretName }) => secretName)).toEqual(['registry-pull-external']);
});

test('a Secret for each registry is selected by itself, with dedicated ServiceAccounts', () => {
  const { access } = synth({ pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials: external(login(), login(ghcr)) });
  expect(access._selected.map(({ secretName, covers }) => [secretName, covers.join()])).toEqual([
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

test('nodes that pull by themselves need nothing', () => {
  expect(synth({ pattern: AccessPattern.NODE_IDENTITY, credentials: [RegistryCredentials.nodeIdentity([ecr])] }).objects).toEqual([]);
});

const encrypted = RegistryCredentials.sealedSecret({ texts: [yaml.dump(sealed())], covers: [harbor] });
const token = RegistryCredentials.ecrToken(ecr, { identity: CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') });

test.each<[string, Partial<PrivateRegistryAccessProps>, RegExp]>([
  ['a Secret in the manifest', { credentials: [harborLogin] },
    /'namespaceSelector' cannot be used with credentials for registry.example.com.*: their Secrets stand in the manifests, so each namespace has to be known: list them/],
  ['a Secret in the manifest beside others', { credentials: [existing, harborLogin] }, /'namespaceSelector' cannot be used with/],
  ['an encrypted Secret', { credentials: [encrypted] }, /'namespaceSelector' cannot be used with .*: their Secrets stand in the manifests/],
  ['a token of a refresher', { credentials: [token] }, /'namespaceSelector' cannot be used with .*: a refresher cannot follow it yet: list the namespaces/],
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
