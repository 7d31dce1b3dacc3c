import { Audit } from '../../../src/audit/engine/audit';
import { Registry } from '../../../src/registry';
import { deployment, findingsOf, lists, pullSecret, rawPullSecret, serviceAccount } from '../support';

const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com/app:1';
const find = (objects: readonly object[], options = {}) => findingsOf('PRA103', objects, options);

test.each([
  ['of a declared cloud', ECR, { privateRegistries: [Registry.of(ECR.split('/')[0])] },
    'whose registry is declared private'],
  ['of a declared registry', 'reg.io/app', { privateRegistries: [Registry.of('reg.io')] },
    'whose registry is declared private'],
])('an image %s needs one', (_, image, options, why) => {
  expect(find([deployment(image)], options)).toMatchObject([
    { severity: 'error', message: expect.stringContaining(why) },
  ]);
});

test('an image of a host that any Secret has credentials for needs one, and is told where it is', () => {
  const [near] = find([deployment('reg.io/app'), pullSecret('pull', ['reg.io'])]);
  expect(near.fix).toBe("Add Secret 'pull' to imagePullSecrets of ServiceAccount 'default'");
  expect(near.message).toMatch(
    /Secret 'pull' of the same namespace has a credential for it, and the pod does not name it\.$/,
  );
  const [far] = find([
    deployment('reg.io/app'),
    pullSecret('pull', ['reg.io'], { namespace: 'b' }),
    pullSecret('pull', ['reg.io'], { namespace: 'a' }),
  ]);
  expect(far.fix).toMatch(/^Make a Secret like 'pull' of namespace 'a' in 'default'/);
});

test('on a host that holds public images too, a credential for the host is only a hint', () => {
  const user = deployment('ghcr.io/acme/api', lists('pull'), { name: 'api' });
  expect(find([deployment('ghcr.io/acme/app'), pullSecret('pull', ['ghcr.io']), user]))
    .toMatchObject([{ severity: 'warning' }]);
  // A credential of the account may be for pushing.
  expect(find([deployment('ghcr.io/robot/app'), pullSecret('pull',
    ['ghcr.io'])])).toMatchObject([{ severity: 'info' }]);
  expect(find([deployment('ghcr.io/other/app'), pullSecret('pull', ['ghcr.io']),
    user])).toMatchObject([{ severity: 'info' }]);
  expect(find([deployment('ghcr.io/acme/app')], { privateRegistries: [Registry.of('ghcr.io/acme')] }))
    .toMatchObject([{ severity: 'error' }]);
});

test('a path that serves nobody without a login is no guess on a host that is everybody\'s', () => {
  const secret = pullSecret('pull', ['nvcr.io']);
  expect(find([deployment('nvcr.io/nvidia/cuda'), secret])).toMatchObject([{ severity: 'info' }]);
  expect(find([deployment('nvcr.io/nim/meta/llama'), secret])).toMatchObject([{
    severity: 'warning', message: expect.stringContaining('whose registry serves nobody without a login'),
  }]);
});

test.each([
  ['an official image of Docker Hub', 'nginx', {}, {}],
  ['what nothing is known of', 'reg.io/app', {}, {}],
  ['what the nodes serve', ECR, {}, { nodeRegistries: [Registry.of('123456789012.dkr.ecr.eu-west-1.amazonaws.com')] }],
  ['what nodes of the platform serve', ECR, {}, { nodeRegistryPatterns: ['eks'] }],
  ['what is declared public', 'reg.io/open/app', {},
    { privateRegistries: [Registry.of('reg.io')], publicRegistries: [Registry.of('reg.io/open')] }],
  ['what every node has', ECR, {}, { preloadedImages: [ECR] }],
])('%s needs none', (_, image, podSpec, options) => {
  expect(find([deployment(image, podSpec), pullSecret('hub', ['https://index.docker.io/v1/'])], options)).toEqual([]);
});

test('what is never pulled is said for information: which kubelets ask for a credential, files do not tell', () => {
  const [never, pulled] = ['Never', 'IfNotPresent'].map(imagePullPolicy =>
    ({ name: imagePullPolicy, image: ECR, imagePullPolicy }));
  const [finding] = find([deployment(ECR, { containers: [never] })]);
  expect(finding).toMatchObject({ severity: 'info', field: 'containers[Never].image' });
  expect(finding.message).toContain("name it in 'preloadedImages'");
  const privateRegistries = [Registry.of(ECR.split('/')[0])];
  expect(find([deployment(ECR, { containers: [never, pulled] })], { privateRegistries }))
    .toMatchObject([{ severity: 'error', field: 'containers[IfNotPresent].image' }]);
});

test.each([
  ['is not among the objects', [], {}],
  ['does not exist', [], { cluster: true }],
  ["Neither the pod nor its ServiceAccount 'default' lists a pull secret", [serviceAccount('default', [])], {}],
])('it is said why: %s', (why, more, options) => {
  expect(find([deployment(ECR), ...more], options)[0].message).toContain(why);
});

test('one image in several containers is said once', () => {
  expect(find([deployment(ECR, { containers: ['a', 'b'].map(name => ({ name, image: ECR })) })]))
    .toMatchObject([{ field: 'containers[a].image' }]);
});

test('static pods are a matter of the node', () => {
  const pod = {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: { name: 'a', uid: 'a', annotations: { 'kubernetes.io/config.mirror': 'x' } },
    spec: { containers: [{ name: 'a', image: ECR }] },
  };
  expect(find([pod])).toEqual([]);
});

test('where the nodes pull as a rule, it is a warning only where the files contradict', () => {
  const other = (namespace: string, image = ECR) => deployment(image, lists('made-elsewhere'), {
    name: 'other',
    namespace,
  });
  const web = deployment(ECR, {}, { namespace: 'a' });
  const severities = (...more: object[]) => find([web, ...more]).map(({ severity }) => severity);
  expect(severities()).toEqual(['info']);
  expect(severities(other('a'))).toEqual(['warning']);
  expect(severities(other('b'))).toEqual(['info']);
  expect(severities(other('a', ECR.replace('app', 'api')))).toEqual(['warning']);
  expect(severities(other('b', ECR.replace('app', 'api')))).toEqual(['info']);
});

test.each([
  ['nvcr.io/nim/meta/llama:1', 'warning'], ['dhi.io/node:22', 'warning'], ['registry.redhat.io/ubi9/ubi', 'info'],
])('%s is on a host that serves nobody without a login: %s', (image, severity) => {
  expect(find([deployment(image)])).toMatchObject([
    { severity, message: expect.stringContaining('serves nobody without a login') },
  ]);
});

test('a path of a host that serves everybody needs none', () =>
  expect(find([deployment('nvcr.io/nvidia/cuda:12')])).toEqual([]));

test('a key without a login, as Docker leaves it with `credsStore`, makes no image private', () => {
  const held = (entry: object, name = 'pull') =>
    rawPullSecret(name, JSON.stringify({ auths: { 'reg.io': entry } }), { namespace: 'a' });
  const web = deployment('reg.io/team/app:1', {}, { namespace: 'a' });
  expect(find([web, held({})])).toEqual([]);
  expect(find([web, held({ username: 'u', password: 'CHANGEME' })])).toHaveLength(1);
  expect(find([web, held({}), held({ username: 'u', password: 'hunter2' }, 'other')])).toHaveLength(1);
});

test('of a ServiceAccount that files have with several lists, each may be the one that is applied', () => {
  const countWith = (second: string) => {
    const audit = new Audit({ privateRegistries: [Registry.of('reg.io')] });
    const objects: [object, string][] = [
      [pullSecret('pull', ['reg.io']), 'a'], [deployment('reg.io/app'), 'a'],
      [serviceAccount('default', ['pull']), 'a'], [serviceAccount('default', []), second],
    ];
    objects.forEach(([object, file]) => audit.addObject(object, { file }));
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA103').length;
  };
  expect([countWith('a'), countWith('b')]).toEqual([1, 0]);
});

test('a Secret of another namespace makes no contradiction, whoever pulls with it there', () => {
  const secret = pullSecret('pull', ['reg.io'], { namespace: 'build' });
  const web = deployment('reg.io/app', {}, { namespace: 'a' });
  const severityWith = (...more: object[]) => find([web, secret, ...more]).map(({ severity }) => severity);
  expect(severityWith()).toEqual(['info']);
  expect(severityWith(deployment('reg.io/api', lists('pull'), { namespace: 'build' }))).toEqual(['info']);
  expect(severityWith(serviceAccount('builder', ['pull'], { namespace: 'build' }))).toEqual(['info']);
  expect(severityWith(pullSecret('mine', ['reg.io'], { namespace: 'a' }))).toEqual(['warning']);
});

test('workloads that lack the same Secret in the same way are one finding', () => {
  const daemons = ['a', 'b', 'c'].map(name => deployment('reg.io/flannel', {}, { name }));
  const other = deployment('reg.io/flannel', { serviceAccountName: 'other' }, { name: 'd' });
  const found = find([pullSecret('pull', ['reg.io']), ...daemons, other]);
  expect(found.map(({ severity, relatedCount }) => [severity, relatedCount])).toEqual([['warning', 3], ['warning', 0]]);
  expect(found[0].message).toMatch(/^Deployment 'default\/a' .* So do 2 other objects\.$/);
});

test('it is for information where something gives pull secrets to ServiceAccounts', () => {
  const objects = [deployment('reg.io/app'), pullSecret('pull', ['reg.io'])];
  const patcher = deployment('acme/imagepullsecret-patcher:v1', {}, { name: 'patcher' });
  expect(find(objects)).toMatchObject([{ severity: 'warning' }]);
  expect(find([...objects, patcher])).toMatchObject([{ severity: 'info' }]);
  const audit = new Audit();
  objects.forEach(object => audit.addObject(object));
  audit.addScript('oc secrets link default pull --for=pull');
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA103')).toMatchObject([{ severity: 'info' }]);
});

describe('what files say of a workload without a pull secret', () => {
  const [NAMESPACE, IMAGE] = ['a', 'reg.io/acme/app'];
  const other = deployment('reg.io/acme/api', lists('pull'), { name: 'api', namespace: NAMESPACE });
  const secret = pullSecret('pull', ['reg.io'], { namespace: NAMESPACE });
  const severities = (files: readonly (readonly [string, object])[], comment?: string) => {
    const audit = new Audit();
    files.forEach(([file, object]) => audit.addObject(object, { file }));
    audit.addText(comment ?? '', { file: 'k8s/beside.yaml', document: 0, line: 1 });
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA103').map(({ severity }) => severity);
  };
  const web = deployment(IMAGE, {}, { namespace: NAMESPACE });

  test('is a warning where another one of the namespace pulls with a Secret that is there', () => {
    expect(severities([['k8s/web.yaml', web], ['k8s/api.yaml', other], ['k8s/secret.yaml', secret]]))
      .toEqual(['warning']);
  });

  test('is a warning where a Secret for it stands in the same file, and not elsewhere', () => {
    expect(severities([['k8s/web.yaml', web], ['k8s/web.yaml', secret]])).toEqual(['warning']);
    expect(severities([['k8s/web.yaml', web], ['k8s/secret.yaml', secret]])).toEqual(['info']);
  });

  test('is nothing sure where the list is a comment in a file or beside it', () => {
    const files = [['k8s/web.yaml', web], ['k8s/api.yaml', other], ['k8s/secret.yaml', secret]] as const;
    const text = 'apiVersion: apps/v1\nkind: Deployment\nspec:\n';
    expect(severities(files, `${text}  #imagePullSecrets:\n  #  - name: pull\n`)).toEqual(['info']);
    expect(severities(files, `${text}  imagePullSecrets: # of the registry\n`)).toEqual(['warning']);
    expect(severities(files, '## imagePullSecrets: the pull secrets of all pods\nother: []\n')).toEqual(['warning']);
  });

  test.each(['web-no-secret', 'noauth', 'pull-without-credentials', 'no-pull-secret', 'web-unauthenticated'])(
    'is nothing sure of %s, which shows it', name => {
      const shown = deployment(IMAGE, {}, { name, namespace: NAMESPACE });
      expect(severities([['k8s/web.yaml', shown], ['k8s/api.yaml', other], ['k8s/secret.yaml', secret]]))
        .toEqual(['info']);
      expect(severities([[`k8s/${name}.yaml`, web], ['k8s/api.yaml', other], ['k8s/secret.yaml', secret]]))
        .toEqual(['info']);
    });

  test('is a warning of a name in which such a word is a part of another', () => {
    const named = deployment(IMAGE, {}, { name: 'casino-authors', namespace: NAMESPACE });
    expect(severities([['k8s/web.yaml', named], ['k8s/api.yaml', other], ['k8s/s.yaml', secret]])).toEqual(['warning']);
  });

  test.each([
    ['WorkflowTemplate', 'argoproj.io/v1alpha1', 'info'], ['ClusterWorkflowTemplate', 'argoproj.io/v1alpha1', 'info'],
    ['Workflow', 'argoproj.io/v1alpha1', 'warning'],
  ])('is for a %s: %s %s', (kind, apiVersion, severity) => {
    const metadata = { name: 'scan', ...kind.startsWith('Cluster') ? {} : { namespace: NAMESPACE } };
    const template = { apiVersion, kind, metadata, spec: { templates: [{ name: 'a', container: { image: IMAGE } }] } };
    const found = severities([['k8s/scan.yaml', template], ['k8s/api.yaml', other], ['k8s/secret.yaml', secret]]);
    expect(found.filter(each => each !== severity)).toEqual([]);
  });

  test('is told of files of one folder that name no namespace, and not of those of others', () => {
    const [bare, api] = [deployment(IMAGE), deployment('reg.io/acme/api', lists('pull'), { name: 'api' })];
    const held = pullSecret('pull', ['reg.io']);
    expect(severities([['k8s/web.yaml', bare], ['k8s/api.yaml', api], ['s/s.yaml', held]])).toEqual(['warning']);
    expect(severities([['web/web.yaml', bare], ['k8s/api.yaml', api], ['s/s.yaml', held]])).toEqual(['info']);
  });
});

test('a pod whose list is malformed is told of as an error once', () => {
  const web = deployment('registry.gitlab.com/acme/app', { imagePullSecrets: ['pull'] });
  const user = deployment('registry.gitlab.com/acme/api', lists('pull'), { name: 'api' });
  const objects = [web, user, pullSecret('pull', ['registry.gitlab.com'])];
  expect(findingsOf('PRA110', objects)).toMatchObject([{ severity: 'error' }]);
  expect(find(objects)).toMatchObject([{ severity: 'info' }]);
});
