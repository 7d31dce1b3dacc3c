import { Registry } from '../../../src/registry';
import { deployment, findingsOf, lists, pullSecret, rawPullSecret, report, serviceAccount } from '../support';

const find = (objects: readonly object[], options = {}) => findingsOf('PRA104', objects, options);
const ECR = '123456789012.dkr.ecr.eu-west-1.amazonaws.com';

test.each([
  ['another port', 'reg.io:5000/app', 'reg.io', 'it has no port, the image has port 5000'],
  ['another path', 'reg.io/other/app', 'reg.io/team', "its path '/team' is not a prefix of '/other/app'"],
  ['another region', `${ECR}/app`, ECR.replace('west', 'north'),
    'it is for region eu-north-1, the image is in region eu-west-1'],
  ['a glob of fewer parts', 'a.b.reg.io/app', '*.reg.io', "each '*' stands for one part of a host"],
])('%s is told as the nearest miss', (_, image, key, difference) => {
  const [{ message }] = find([deployment(image, lists('pull')), pullSecret('pull', [key])], {
    privateRegistries: [Registry.of('a.b.reg.io')],
  });
  expect(message).toContain(`The nearest key is '${key}' of Secret 'pull': ${difference}`);
});

test('a Secret that the kubelet ignores is told as such', () => {
  const [{ message }] = find(
    [deployment('reg.io/app', lists('pull')), { ...pullSecret('pull', ['reg.io']), type: 'Opaque' }],
    { privateRegistries: [Registry.of('reg.io')] },
  );
  expect(message).toContain("'pull' is of type 'Opaque', which the kubelet ignores");
});

test.each([
  ['https://reg.io:443/v2/team', 'reg.io/team/app',
    "Change the key 'https://reg.io:443/v2/team' of Secret 'pull' to 'reg.io/team'"],
  ['reg.io/other', 'reg.io/team/app', "Change the key 'reg.io/other' of Secret 'pull' to 'reg.io'"],
  ['*.io', 'a.reg.io/app', "Change the key '*.io' of Secret 'pull' to 'a.reg.io'"],
  [ECR.replace('west', 'north'), `${ECR}/app`, "Add Secret 'right' to imagePullSecrets of the pod"],
])('a pull secret that the pod has is fixed first: %s for %s', (key, image, fix) => {
  const objects = [
    deployment(image, lists('pull')), pullSecret('pull', [key]), pullSecret('right', [image.split('/')[0]]),
  ];
  expect(find(objects)[0].fix).toBe(fix);
});

test('a Secret of the wrong type is made again', () => {
  const opaque = { ...pullSecret('pull', ['reg.io']), type: 'Opaque' };
  expect(find([deployment('reg.io/app', lists('pull')), opaque, pullSecret('right', ['reg.io'])])[0].fix)
    .toBe("Delete Secret 'pull' and create it again with `type: kubernetes.io/dockerconfigjson`");
});

test('it is told where the credential is', () => {
  const objects = [
    deployment('reg.io/app', lists('pull')), pullSecret('pull', ['other.io']), pullSecret('right', ['reg.io']),
  ];
  expect(find(objects)[0].fix).toBe("Add Secret 'right' to imagePullSecrets of the pod");
  expect(find(objects)[0].message).toMatch(
    /Secret 'right' of the same namespace has a credential for it, and the pod does not name it\.$/,
  );
});

test.each([
  ['that is missing', []],
  ['that something makes',
    [{ apiVersion: 'bitnami.com/v1alpha1', kind: 'SealedSecret', metadata: { name: 'other' }, spec: {} }]],
  ['that is encrypted',
    [{ ...rawPullSecret('other', ''), data: { '.dockerconfigjson': 'ENC[AES256_GCM,data:x]' }, sops: {} }]],
])('a Secret %s may be the one', (_, more) => {
  expect(find([deployment('reg.io/app', lists('pull', 'other')), pullSecret('pull', ['reg.io:5000']), ...more]))
    .toEqual([]);
});

test('in a live cluster what is missing does not exist, and if nothing exists that is said once', () => {
  const users = [deployment('reg.io/app', lists('pull', 'gone')), pullSecret('pull', ['reg.io:5000'])];
  expect(find(users, { cluster: true })).toHaveLength(1);
  expect(
    find([deployment('reg.io/app'), serviceAccount('default', ['gone'])], {
      cluster: true, privateRegistries: [Registry.of('reg.io')],
    }),
  ).toEqual([]);
});

test('a Secret that does not decode is said once, not for each image', () => {
  const objects = [deployment('reg.io/app', lists('pull')), rawPullSecret('pull', '{"auths":{"reg.io":{"auth":"!"}}}')];
  expect(report(objects, { privateRegistries: [Registry.of('reg.io')] }).findings.map(({ rule }) => rule))
    .toEqual(['PRA204']);
});

describe('where another rule says why the Secret gives nobody a credential', () => {
  const users = [
    deployment('reg.io/acme/api', lists('good'), { name: 'api' }), pullSecret('good', ['reg.io']),
    deployment('reg.io/acme/app', lists('pull')),
  ];
  test.each([
    ['its type', { ...pullSecret('pull', ['reg.io']), type: 'Opaque' }, 'PRA201'],
    ['the programs that it leaves logins to', rawPullSecret('pull', '{"auths":{"reg.io":{}},"credsStore":"desktop"}'),
      'PRA207'],
    ['its key', pullSecret('pull', ['oci://reg.io']), 'PRA206'],
    ['its layout', rawPullSecret('pull', '{"reg.io":{"username":"u","password":"hunter2"}}'), 'PRA202'],
    ['its login', rawPullSecret('pull', '{"auths":{"reg.io":{"username":"u","password":"CHANGEME"}}}'), 'PRA205'],
  ])('%s is said once', (_, secret, rule) => {
    expect(findingsOf(rule, [...users, secret])).toHaveLength(1);
    expect(find([...users, secret]).filter(({ severity }) => severity !== 'info')).toEqual([]);
  });

  test('a Secret that gives another one is', () => {
    expect(find([...users, pullSecret('pull', ['quay.io'])])).toMatchObject([{ severity: 'warning' }]);
  });
});
