import { Audit } from '../../../src/audit/engine/audit';
import { Registry } from '../../../src/registry';
import { addingPolicies, FOREIGN } from '../../support/policies';
import { auditOf, deployment, findingsOf, lists, pullSecret, rawPullSecret, serviceAccount } from '../support';

const find = (objects: readonly object[], options = {}) => findingsOf('PRA101', objects, options);

const cronJob = (podSpec: object) => ({
  apiVersion: 'batch/v1',
  kind: 'CronJob',
  metadata: { name: 'x' },
  spec: { jobTemplate: { spec: { template: { spec: podSpec } } } },
});

test('a ServiceAccount has it once, whoever runs as it', () => {
  const users = ['a', 'b', 'c'].map(name => deployment('reg.io/app', {}, { name }));
  const found = find([serviceAccount('default', ['gone']), ...users]);
  expect(found.map(({ kind, relatedCount }) => [kind, relatedCount])).toEqual([['ServiceAccount', 3]]);
  expect(found[0].message).toContain('3 workloads would pull with it');
});

test('a pod that carries what its ServiceAccount has is not told apart from it', () => {
  const pod = {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web', uid: 'x' }, spec: { ...lists('gone'), containers: [] },
  };
  expect(find([serviceAccount('default', ['gone']), pod]).map(({ kind }) => kind)).toEqual(['ServiceAccount']);
  expect(find([serviceAccount('default', ['gone', 'more']), pod]).map(({ kind }) => kind))
    .toEqual(['ServiceAccount', 'ServiceAccount']);
});

test('workloads with lists of their own are one finding with their list', () => {
  expect(
    find([deployment('reg.io/a', lists('gone'), { name: 'a' }), deployment('reg.io/b', lists('gone'), { name: 'b' })]),
  ).toMatchObject([{ related: ["Deployment 'default/a'", "Deployment 'default/b'"], relatedCount: 2 }]);
});

test('it is an error in a live cluster, and worth knowing elsewhere', () => {
  expect(find([serviceAccount('default', ['gone'])]))
    .toMatchObject([{ severity: 'info', message: expect.stringContaining('is not among the objects') }]);
  expect(find([serviceAccount('default', ['gone'])], { cluster: true }))
    .toMatchObject([{ severity: 'error', message: expect.stringContaining('does not exist') }]);
});

test.each<[string, object[]]>([
  ['have a name that is like it', [deployment('reg.io/b', lists('secret-gone'), { name: 'b' })]],
  ['hold another pull secret for its image', [pullSecret('harbor', ['reg.io'])]],
  ['hold another pull secret that does not decode', [rawPullSecret('harbor', '{"auths":')]],
  ['make a pull secret that nobody names', [{
    apiVersion: 'bitnami.com/v1alpha1',
    kind: 'SealedSecret',
    metadata: { name: 'harbor' },
    spec: { encryptedData: { '.dockerconfigjson': 'x' } },
  }]],
  ['have a credential for the image', [pullSecret('harbor', ['reg.io'], { namespace: 'other' })]],
])('it is a contradiction where the files %s', (_, others) => {
  expect(find([deployment('reg.io/a', lists('gone-secret'), { name: 'a' }), ...others])[0].severity).toBe('warning');
});

test.each([
  ['only public images', ['nginx', 'reg.io/open/a'], 'info'],
  ['another image', ['nginx', 'reg.io/a'], 'warning'],
])('it is none where those who name it have %s', (_, images, severity) => {
  const containers = images.map((image, index) => ({ name: `c${index}`, image }));
  const objects = [deployment('', { ...lists('gone'), containers }), pullSecret('harbor', ['reg.io'])];
  expect(find(objects, { publicRegistries: [Registry.of('reg.io/open')] })[0].severity).toBe(severity);
});

test.each<[string, object[]]>([
  ['a pull secret is for other images', [pullSecret('harbor', ['quay.io'])]],
  ['one with a name like it is for other images', [pullSecret('gone-secret-b', ['quay.io'])]],
])('it is none where %s', (_, others) => {
  const found = find([deployment('reg.io/a', lists('gone-secret'), { name: 'a' }), ...others]);
  expect(found).toMatchObject([{ severity: 'info' }]);
});

test.each([
  ['a description', '# Setup\n\nAsk for the secret `gone` first.', 'info'],
  ['Terraform', 'resource "kubernetes_secret" "pull" {\n  metadata {\n    name = "gone"\n  }\n}', 'info'],
  ['a pipeline', 'inputs:\n  action: createSecret\n  secretName: gone', 'info'],
  ['a text about something else', 'The page is gone.', 'warning'],
])('it is none where %s speaks of the Secret', (_, text, severity) => {
  const audit = new Audit();
  [deployment('reg.io/a', lists('gone')), pullSecret('harbor', ['reg.io'])].forEach(each => audit.addObject(each));
  audit.addText(text, { file: 'x.yaml', document: 0, line: 1 });
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA101')).toMatchObject([{ severity }]);
});

test('nothing is concluded of a template of the whole cluster', () => {
  const template = (name: string) => ({
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'ClusterWorkflowTemplate',
    metadata: { name: 'build' },
    spec: { imagePullSecrets: [{ name }], templates: [{ container: { image: 'reg.io/app' } }] },
  });
  const secret = pullSecret('pull', ['reg.io'], { namespace: 'a' });
  expect(find([template('gone'), secret])).toMatchObject([{ severity: 'info' }]);
  expect(find([template('gone'), secret], { cluster: true })).toEqual([]);
  expect(find([template('pull'), secret])).toEqual([]);
  expect(findingsOf('PRA102', [template('pull'), secret])).toEqual([]);
});

test.each([
  ['swapped', 'regcerd', 'regcred'],
  ['left out', 'regcrd', 'regcred'],
  ['with another ending', 'regcred-2', 'regcred'],
])('characters %s: the right name is proposed', (_, name, proposed) => {
  const others = [
    pullSecret(proposed, ['reg.io']),
    pullSecret('unrelated', ['reg.io']),
    { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'regcre' }, type: 'Opaque' },
  ];
  expect(find([...others, serviceAccount('default', [name])])[0].message)
    .toMatch(new RegExp(`Did you mean '${proposed}'\\?$`));
});

test('a name that is like none has no proposal', () => {
  expect(find([pullSecret('regcred', ['reg.io']), serviceAccount('default', ['harbor'])])[0].message)
    .not.toContain('Did you mean');
});

const custom = (apiVersion: string, kind: string, spec: object, name = 'x') => ({
  apiVersion, kind, metadata: { name }, spec,
});
const copied = {
  ...rawPullSecret('pull', '{"auths":{}}'),
  metadata: {
    name: 'pull',
    namespace: 'source',
    annotations: { 'reflector.v1.k8s.emberstack.com/reflection-auto-enabled': 'true' },
  },
};
const SCRIPT = 'kubectl create secret docker-registry pull --docker-password=$(aws ecr get-login-password)';
const PLAN = '{"parts":{},"secrets":[{"name":"pull"}],"namespaces":["default","other"]}';

test.each([
  ['an ExternalSecret', custom('external-secrets.io/v1', 'ExternalSecret', { target: { name: 'pull' } })],
  ['a ClusterExternalSecret', custom('external-secrets.io/v1', 'ClusterExternalSecret', {}, 'pull')],
  ['a SealedSecret', custom('bitnami.com/v1alpha1', 'SealedSecret', {}, 'pull')],
  ['a VaultStaticSecret',
    custom('secrets.hashicorp.com/v1beta1', 'VaultStaticSecret', { destination: { name: 'pull' } })],
  ['a SecretProviderClass',
    custom('secrets-store.csi.x-k8s.io/v1', 'SecretProviderClass', { secretObjects: [{ secretName: 'pull' }] })],
  ['a SopsSecret', custom('isindir.github.com/v1alpha3', 'SopsSecret', { secretTemplates: [{ name: 'pull' }] })],
  ['a OnePasswordItem', custom('onepassword.com/v1', 'OnePasswordItem', {}, 'pull')],
  ['kustomize',
    { apiVersion: 'kustomize.config.k8s.io/v1beta1', kind: 'Kustomization', secretGenerator: [{ name: 'pull' }] }],
  ['a Kyverno policy',
    custom('kyverno.io/v1', 'ClusterPolicy', { rules: [{ generate: { kind: 'Secret', name: 'pull' } }] })],
  ['a controller that copies it', copied],
  ['a refresh job', cronJob({ containers: [{ name: 'x', command: ['sh', '-c', SCRIPT] }] })],
  ['our refresher', [
    { apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'plan' }, data: { 'plan.json': PLAN } },
    cronJob({ containers: [{ name: 'x' }], volumes: [{ name: 'c', configMap: { name: 'plan' } }] }),
  ]],
  ['the options', []],
])('what %s makes is there', (what, maker) => {
  const options =
    what === 'the options' ? { pullSecrets: [{ secretName: 'pull', covers: [Registry.of('reg.io')] }] } : {};
  const objects = [serviceAccount('default', ['pull']), ...[maker].flat()];
  expect(find(objects, options)).toEqual([]);
});

test('in a live cluster what should have been made and is not there is missing, and the maker is to be asked', () => {
  const maker = { apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'pull' }, spec: {} };
  const [finding] = find([serviceAccount('default', ['pull']), maker], { cluster: true });
  expect(finding).toMatchObject({
    message: expect.stringContaining("ExternalSecret 'pull' should have made it"),
    fix: expect.stringContaining('its status and events'),
  });
});

describe('where admission policies change lists', () => {
  test('what one adds is told of the policy, not of the pod', () => {
    const web = deployment('reg.io/app', {}, { namespace: 'a' });
    expect(find([web, ...addingPolicies()])).toMatchObject([{
      kind: 'Deployment',
      message: expect.stringMatching(
        /^An admission policy, for Deployment 'a\/web', names the pull secret 'pull', which is not among/),
    }]);
  });

  test('it is no error of a pod that a policy of somebody else may change, and of its ServiceAccount it is', () => {
    const severities = find([
      FOREIGN.ClusterPolicy, deployment('reg.io/app', lists('gone')), serviceAccount('web', ['lost']),
    ], { cluster: true }).map(({ kind, severity }) => `${kind} ${severity}`);
    expect(severities).toEqual(['Deployment warning', 'ServiceAccount error']);
  });
});

test.each([undefined, 1])('a manifest does not speak of what it names itself, with an indent of %p', indent => {
  const objects = [deployment('reg.io/a', lists('gone-secret'), { name: 'a' }), pullSecret('harbor', ['reg.io'])];
  const audit = new Audit();
  for (const object of objects) {
    audit.addObject(object);
    audit.addText(JSON.stringify(object, undefined, indent), { file: 'x.json', document: 0, line: 1 });
  }
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA101')).toMatchObject([{ severity: 'warning' }]);
});

test('where a text makes a pull secret by a command without its name, none is missing for sure', () => {
  const severity = (script: string, name = 'gone') => {
    const audit = auditOf([deployment('reg.io/a', lists(name), { name: 'a' }), pullSecret('harbor', ['reg.io'])]);
    audit.addScript(script);
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA101').map(found => found.severity);
  };
  expect(severity('or with `kubectl create secret docker-registry`')).toEqual(['info']);
  expect(severity('or with `kubectl create secret docker-registry`', 'habor')).toEqual(['warning']);
  expect(severity('or with `kubectl create secret docker-registry`', 'harbor-b')).toEqual(['warning']);
  expect(severity('or with `kubectl create secret docker-registry`', 'harbor-two')).toEqual(['info']);
  expect(severity('kubectl create secret docker-registry other')).toEqual(['warning']);
});
