import { scanText } from '../../../src/audit/facts/scan-text';
import { expectLinear } from '../../support/linear';
import { gitHubToken } from '../github-token';

const login = (members: object) =>
  `credentials:\n${Object.entries(members).map(([key, value]) => `  ${key}: ${value}\n`).join('')}other: x\n`;
const encoded = (text: string) => Buffer.from(text).toString('base64');
const LOGIN = { registry: 'reg.io', username: 'robot', password: 'hunter2-abc' };

test.each<[string, string, number]>([
  ['registry, user and password', login(LOGIN), 1],
  ['another order, quotes', login({ password: '"hunter2-abc"', user: "'robot'", imageRegistry: 'reg.io' }), 1],
  ['an entry of a list', 'logins:\n- registry: reg.io\n  username: robot\n  password: hunter2-abc\n', 1],
  ['a password alone', login({ password: 'hunter2-abc' }), 0],
  ['no registry', login({ server: 'smtp.example.com', username: 'robot', password: 'hunter2-abc' }), 0],
  ['an empty registry', login({ ...LOGIN, registry: '""' }), 0],
  ['a placeholder', login({ ...LOGIN, password: 'changeme' }), 0],
  ['a template', login({ ...LOGIN, password: '{{ .Values.password }}' }), 0],
  ['an empty password', login({ ...LOGIN, password: '""' }), 0],
  ['a registry further out', `registry: reg.io\n${login({ username: 'robot', password: 'hunter2-abc' })}`, 0],
  ['a registry that nobody else reaches', login({ ...LOGIN, registry: 'localhost:5000' }), 0],
  ['a user that is to be filled in', login({ ...LOGIN, username: 'YOUR_USERNAME' }), 0],
  ['a user of a variable', login({ ...LOGIN, username: '${USER}' }), 1],
  ['a registry of documentation', login({ ...LOGIN, registry: 'reg.example.com' }), 0],
  ['a registry of another object',
    `${login({ username: 'robot', password: 'hunter2-abc' })}more:\n  registry: reg.io\n`, 0],
])('values with %s: %#', (_, text, count) => {
  expect(scanText(text, 0).map(({ what }) => what)).toEqual(Array(count).fill('a registry login'));
});

test.each<[string, string, number]>([
  ['in values', `  jsonB64: ${encoded('{\n\t"auths": {"reg.io": {"auth": "cm9ib3Q6aHVudGVyMi1hYmM="}}}')}\n`, 1],
  ['after a blank', `dockerconfigjson: ${encoded('{ "auths": {"reg.io": {"auth": "cm9ib3Q6aHVudGVyMi1hYmM="}} }')}`, 1],
  ['without a login', `a: ${encoded('{"auths": {"reg.io": {}}, "credHelpers": {"reg.io": "ecr-login"}}')}`, 0],
  ['of something else', `a: ${encoded('{"author": "somebody", "auth": "cm9ib3Q6aHVudGVyMi1hYmM=", "more": true}')}`, 0],
])('base64 of a Docker config %s', (_, text, count) => {
  expect(scanText(text, 0).map(({ what }) => what)).toEqual(Array(count).fill('the credentials of a pull secret'));
});

test('very many passwords are looked through in one pass', async () => {
  await expectLinear(20_000, count => login(LOGIN).repeat(count / 5), text => scanText(text, 0));
});

describe('the registries of containerd, k3s and RKE2', () => {
  const registries = (host: string, password: string) => [
    'mirrors:', '  docker.io:', '    endpoint: ["https://reg.io"]', 'configs:', `  ${host}:`, '    auth:',
    '      username: robot', `      password: ${password} # of the robot`, '    tls:', '      ca_file: a', '',
  ].join('\n');
  const found = (text: string) => scanText(text, 0).map(({ what, line }) => [what, line]);

  test.each(['reg.io', '"reg.io:5000"', 'registry:5000'])('a login for %s is seen', host => {
    expect(found(registries(host, 'hunter2-abc'))).toEqual([['a registry login', 7]]);
  });

  test.each([
    ['localhost:5000', 'hunter2-abc'], ['reg.example.com', 'hunter2-abc'], ['robot', 'hunter2-abc'],
    ['reg.io', 'REGISTRY_PASSWORD'], ['reg.io', '${PASSWORD}'], ['reg.io', 'admin'], ['reg.io', '"%%PASSWORD%%"'],
  ])('one for %s with %s is none', (host, password) => expect(found(registries(host, password))).toEqual([]));

  test('a login that is not below auth is none', () => {
    expect(found(registries('reg.io', 'hunter2-abc').replace('auth:', 'smtp:'))).toEqual([]);
  });
});

describe('a config of Docker in lines', () => {
  const config = (host: string, auth: string) =>
    JSON.stringify({ auths: { [host]: { auth: Buffer.from(auth).toString('base64') } } }, undefined, 2);
  const key = (header: string) => JSON.stringify({
    type: 'service_account', client_email: 'a@b.c', private_key: `-----BEGIN ${header}-----\nMIIEow`,
  });

  test.each([
    ['reg.io', 'robot:hunter2-abc', 1], ['localhost:5000', 'robot:hunter2-abc', 0],
    ['reg.example.com', 'robot:hunter2-abc', 0], ['gcr.io', `_json_key:${key('PRIVATE KEY')}`, 1],
    ['gcr.io', `_json_key_base64:${Buffer.from(key('PRIVATE KEY')).toString('base64')}`, 1],
    ['gcr.io', `_json_key:${key('WHATEVER')}`, 0], ['gcr.io', '_json_key:{ your key }', 0],
  ])('for %s: %#', (host, auth, count) => expect(scanText(config(host, auth), 0)).toHaveLength(count));
});

test.each([
  ['docker login -u a -p hunter2-abc reg.io', 1], ['docker login -u a -p hunter2-abc kind-registry:5000', 0],
  ['docker login -u a -p hunter2-abc registry.localhost:5000', 0],
  ['docker login -u a -p hunter2-abc $(minikube ip):5000', 0],
  ['docker login -u a -p hunter2-abc --email me@example.com reg.io', 1],
  ['docker login -u a \\\n  -p hunter2-abc \\\n  reg.example.com', 0],
  ['create secret docker-registry x --docker-password= --docker-email=robot@reg.io', 0],
  ['docker login reg.io -p --username robot', 0],
  ['docker login -u a \\\n  --docker-password=hunter2-abc \\\n  reg.io\necho reg.example.com', 1],
])('a command is told by its registry: %#', (text, count) => expect(scanText(text, 0)).toHaveLength(count));

test.each(['podman', 'buildah', 'skopeo', 'nerdctl', 'oras', 'helm registry', 'crane auth'])(
  '%s logs in to registries as Docker does', program => {
    expect(scanText(`${program} login -u a -p hunter2-abc reg.io`, 0)).toMatchObject([{ what: 'a registry password' }]);
    expect(scanText(`${program} login -u a -p $TOKEN reg.io`, 0)).toEqual([]);
  },
);

test.each([
  ['echo hunter2-abc | docker login -u a --password-stdin reg.io', 1],
  ['echo -n "hunter2-abc" | sudo podman login reg.io -u a --password-stdin', 1],
  ['echo hunter2-abc | docker login', 1],
  ['echo "$TOKEN" | docker login -u a --password-stdin reg.io', 0],
  ['echo "hunter2-abc" | docker login -u AWS --password-stdin reg.io', 0],
  ['echo done; cat token | docker login -u a --password-stdin reg.io', 0],
  ['echo hunter2-abc | docker login -u a --password-stdin localhost:5000', 0],
])('a password that is piped into a login is seen: %s', (text, count) =>
  expect(scanText(text, 0)).toHaveLength(count));

test('a login to something else is none to a registry', () => {
  expect(scanText('oc login -u a -p hunter2-abc\naz login -u a -p hunter2-abc', 0)).toEqual([]);
});

test.each([
  '-eyJ', '/LS0tLS1CRUdJTi', '"auth": "Ojo6"', `"auth": "${encoded(':'.repeat(3_000))}" `, '\\',
])('a line of `%.20s` alone is read in one pass', unit =>
  expectLinear(50_000 / unit.length, size => `dockerconfigjson ${unit.repeat(size)}`, text => scanText(text, 0)));

test('what a line beside a password says at length is read in one pass', () => expectLinear(
  12_500,
  size => login({ username: 'robot', password: 'hunter2-abc', [`${'registry'.repeat(size)}!`]: 'x' }),
  text => scanText(text, 0),
));

test('a token in loose JSON is seen at whatever registry it stands, a password where somebody else reaches it', () => {
  const found = (host: string, password: string) => scanText(
    `{\n  "${host}": {\n    "auth": "${encoded(`robot:${password}`)}"\n  }\n}\n`, 0).map(({ line }) => line);
  expect(found('reg.io', 'hunter2-abc')).toEqual([2]);
  expect(found('localhost:5000', 'hunter2-abc')).toEqual([]);
  expect(found('localhost:5000', gitHubToken())).toEqual([2]);
});

test.each([
  ['YOUR_USER', 'hunter2-abc', 0], ['$oauthtoken', 'hunter2-abc', 1], ['YOUR_USER', gitHubToken(), 1],
])('a login of %s in a line is seen %#', (user, password, expected) =>
  expect(scanText(`  "auth": "${Buffer.from(`${user}:${password}`).toString('base64')}"`, 0)).toHaveLength(expected));

test.each<[string, object, number]>([
  ['a password', { username: 'deploy', password: 'Zx7vBn4q' }, 1],
  ['the password first', { password: 'Zx7vBn4q', email: 'a@b.co', username: 'deploy' }, 1],
  ['a form', { username: 'deploy', password: 'changeme' }, 0],
  ['what a template fills in', { username: 'deploy', password: '$(cat p)' }, 0],
  ['a password alone', { password: 'Zx7vBn4q' }, 0],
])('a config of Docker in lines that has %s and no auth', (_, login_, count) => {
  for (const blanks of [2, '\t']) {
    const config = (host: string) => JSON.stringify({ auths: { 'a.io': {}, [host]: login_ } }, undefined, blanks);
    expect(scanText(config('reg.io'), 0)).toHaveLength(count);
    expect(scanText(config('localhost:5000'), 0)).toEqual([]);
    expect(scanText(config('reg.io').replace('auths', 'http-basic'), 0)).toEqual([]);
  }
});

test('very many passwords in JSON are looked through in one pass', async () => {
  const entry = '    "reg.io": {\n      "username": "deploy",\n      "password": "Zx7vBn4q"\n    },\n';
  await expectLinear(20_000, count => `{\n  "auths": {\n${entry.repeat(count / 4)}`, text => scanText(text, 0));
});
