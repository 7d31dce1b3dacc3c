import { AuditFinding } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { CA, CLUSTER, REAL } from '../certificates';
import { gitHubToken } from '../github-token';
import { auditOf, base64, parseYaml, pullSecret, rawPullSecret } from '../support';

const TOKEN = gitHubToken();

/** What is found in a file, as a reader gives it: its objects, and its text. */
function find(text: string, rule = 'PRA405'): AuditFinding[] {
  const audit = new Audit();
  text.split(/^---\n/m).forEach((part, document, parts) => {
    const linesBefore = parts.slice(0, document).reduce((lines, before) => lines + before.split('\n').length, 0);
    const origin = { file: 'a.yaml', document, line: linesBefore + 1 };
    parseYaml(part).forEach(object => audit.addObject(object, origin));
    audit.addText(part, origin);
  });
  return audit.finish().findings.filter(finding => finding.rule === rule);
}

const yaml = (name: string, value: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\ntype: `
  + `kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${value}\n`;
const VALUE = base64('{"auths":{"reg.io":{"username":"robot","password":"hunter2"}}}');

test('a pull secret of a file is told with its line', () => {
  const found = find(`${yaml('a', VALUE)}---\n${yaml('b', VALUE)}`);
  expect(found.map(({ kind, name, origin }) => [kind, name, origin.line]))
    .toEqual([['Secret', 'a', 7], ['Secret', 'b', 15]]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|eyJhdXRocyI/);
});

test('what is rendered from a file and stands in it is told once', () => {
  const audit = new Audit();
  const text = `${yaml('a', VALUE)}`;
  parseYaml(text.replace('name: a', 'name: prod-a')).forEach(object => audit.addObject(object, { file: 'a.yaml' }));
  audit.addText(text, { file: 'a.yaml', document: 0, line: 1 });
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA405').map(({ name }) => name)).toEqual(['prod-a']);
});

/** Nobody's: a header and the letters that keys begin with. */
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', `MIIEow${'A1b2C3d4'.repeat(7)}`, '-----END RSA PRIVATE KEY-----']
  .join('\n');

test.each([
  ['a pull secret', `#  .dockerconfigjson: ${VALUE}`, 'the credentials of a pull secret'],
  ['a GitHub token', `# token: ${TOKEN}`, 'a GitHub token'],
  ['a GitLab token', `# glpat-${'q7Rz'.repeat(5)}`, 'a GitLab token'],
  ['a Docker Hub token', `# dckr_pat_${'q7Rz'.repeat(5)}`, 'a Docker Hub token'],
  ['an AWS key', '# AKIAIOSFODNN7ABCDEFG', 'an AWS access key'],
  ['a private key', KEY.replace(/^/gm, '# '), 'a private key'],
  ['a login', `# "auth": "${base64('robot:hunter2')}"`, 'a registry login'],
  ['a docker-password', '# kubectl create secret docker-registry x --docker-password=hunter2!', 'a registry password'],
  ['a docker login', '# docker login -u robot -p hunter2 reg.io', 'a registry password'],
])('%s in a comment is told with its line', (_, comment, what) => {
  const found = find(`apiVersion: v1\nkind: Namespace\n${comment}\n`);
  expect(found).toMatchObject([
    {
      kind: 'File', name: 'a.yaml', origin: { file: 'a.yaml', line: 3 }, message: `Line 3 has what looks like ${what}.`,
    },
  ]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|a1B2|q7Rz|AKIA|glpat|dckr/);
});

const webToken = (claims: object) =>
  ['{"alg":"HS256"}', JSON.stringify(claims), 'signature-of-nobody']
    .map(part => Buffer.from(part).toString('base64url')).join('.');

test('a web token of anybody else is told', () => {
  expect(find(`# ${webToken({ iss: 'acme', role: 'service' })}`)).toHaveLength(1);
});

test.each([
  'localhost:5000', 'http://127.0.0.1:5000', 'registry.example.com', 'reg.test', 'registry.kube-system.svc:5000',
])('a pull secret for %s gives nothing away', key => {
  expect(find(yaml('a', base64(`{"auths":{"${key}":{"username":"robot","password":"hunter2"}}}`)))).toEqual([]);
  expect(find(`# .dockerconfigjson: ${base64(`{"auths":{"${key}":{"username":"robot","password":"hunter2"}}}`)}`))
    .toEqual([]);
});

test.each([
  ['encrypted values', '.dockerconfigjson: ENC[AES256_GCM,data:abcdefghijklmnopqrstuvwxyz,type:str]'],
  ['an empty config', `.dockerconfigjson: ${base64('{"auths":{}}')}`],
  ['placeholders', `"auth": "${base64('robot:CHANGE_ME')}"`],
  ['variables', '--docker-password="$TOKEN" --docker-password $(cat token) --docker-password=${TOKEN}'],
  ['commands without password', 'docker login reg.io && docker login --password-stdin'],
  ['the keys of Amazon\'s documentation', 'AKIAIOSFODNN7EXAMPLE'],
  ['keys of AWS that last for hours', 'ASIAIOSFODNN7ABCDEFG'],
  ['what only looks like base64', '"auth": "registry"'],
  ['the header of a key alone', '-----BEGIN PRIVATE KEY-----'],
  ['a header and dots', '-----BEGIN RSA PRIVATE KEY-----\n# ...\n# -----END RSA PRIVATE KEY-----'],
  ['a header and words', '-----BEGIN RSA PRIVATE KEY-----\\nMY PRIVATE KEY IN BASE64\\n-----END RSA PRIVATE KEY-----'],
  ['a header and the beginning of a key',
    `-----BEGIN RSA PRIVATE KEY-----\\nMIIEow${'A1b2C3d4'.repeat(9)}...\\n-----END`],
  ['a key and words',
    `-----BEGIN PRIVATE KEY-----\nMIIEow${'A1b2C3d4'.repeat(8)}\n(truncated)\n-----END PRIVATE KEY-----`],
  ['a key of one letter', `-----BEGIN PRIVATE KEY-----\nMIIEow${'A'.repeat(64)}\n-----END PRIVATE KEY-----`],
  ['a key that is crossed out', `-----BEGIN RSA PRIVATE KEY-----\\nMIIEow${'x'.repeat(70)}\\n-----END`],
  ['variables of Windows', 'docker login -u a -p !DOCKER_PASS! reg.io'],
  ['passwords in words of other languages', '--docker-password=SENHA && docker login -u a -p tu-token reg.io'],
  ['words in capitals', '--docker-password=YOUR_GITHUB_PAT'],
  ['words in brackets', '--docker-password=<access token> && docker login -u a -p {the token} reg.io'],
  ['made-up tokens', 'glpat-abcdefghij1234567890'],
  ['users whose name is their password', `"auth": "${base64('robot:robot')}"`],
  ['logins of this machine', 'docker login localhost:5000 -u robot -p hunter2hunter2'],
  ['web tokens of a demonstration', webToken({ iss: 'supabase-demo' })],
  ['web tokens for browsers', webToken({ role: 'anon' })],
  ['the web token of jwt.io', webToken({ sub: '1234567890' })],
  ['the web token of a test', webToken({ sub: 'test-user' })],
  ['the web token of a user of documentation', webToken({ email: 'jane@example.com' })],
  ['the web token of Istio', webToken({ iss: 'testing@secure.istio.io' })],
  ['tokens of ECR', `docker login -u AWS -p ${TOKEN.slice(4)} reg.io`],
  ['ports of the next command', 'docker login reg.io -p 8080:80'],
  ['the token of kubectl\'s documentation', '--docker-password=your-pword'],
  ['what is cut off', '--docker-password=dckr_pat_... && docker login -u a -p "ghp_..."'],
  ['files and commands', '--docker-password=key.json && docker login -u a -p "`cat token`"'],
  ['passwords of tests', 'docker login -u test -p testpassword && docker login -u admin -p Harbor12345'],
])('%s are fine', (_, line) => {
  expect(find(`# ${line}\n`)).toEqual([]);
});

test('without the text, the Secrets of a file are told all the same; those of a cluster are not', () => {
  const audit = new Audit();
  audit.addObject(pullSecret('a', ['reg.io']), { file: 'a.json', document: 0, line: 1 });
  audit.addObject(pullSecret('b', ['reg.io']));
  audit.addObject(rawPullSecret('c', '{"auths":{}}'), { file: 'a.json', document: 0, line: 1 });
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA405').map(({ name }) => name)).toEqual(['a']);
});

const CONFIG_MAP = `apiVersion: v1
kind: ConfigMap
metadata:
  name: a
data:
  login.sh: |
    # docker login -u robot -p hunter2 reg.io
    true
  other.sh: "docker login -u robot -p hunter2 reg.io" # docker login -u robot -p hunter2 reg.io
`;

test('what an object holds is told of the object, as without the file; what stands in comments, of the file', () => {
  const outside = find(CONFIG_MAP, 'PRA406');
  const audit = new Audit();
  parseYaml(CONFIG_MAP).forEach(object => audit.addObject(object));
  const alone = audit.finish().findings.filter(({ rule }) => rule === 'PRA406');
  expect(outside.map(({ message }) => message)).toEqual(alone.map(({ message }) => message));
  expect(outside.map(({ field, origin }) => [field, origin.line]))
    .toEqual([['data[login.sh]', 7], ['data[other.sh]', 9]]);
  expect(find(CONFIG_MAP).map(({ kind, origin }) => [kind, origin.line])).toEqual([['File', 9]]);
});

test.each([
  ['a Secret of another type',
    `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata:\n  .dockerconfigjson: ${VALUE}\n`,
    'data[.dockerconfigjson]', 5],
  ['an object of any kind',
    'apiVersion: helm.toolkit.fluxcd.io/v2\nkind: HelmRelease\nmetadata: { name: a }\nspec:\n  values: { a: 1,\n    '
      + `token: ${TOKEN} }\n`,
    'spec.values.token', 6],
  ['an object of JSON', `{"apiVersion":"v1","kind":"Secret","metadata":{"name":"a"},\n"stringData":{"k":"${TOKEN}"}}`,
    'stringData.k', 2],
  ['an item of a list',
    'apiVersion: v1\nkind: List\nitems:\n- { apiVersion: v1, kind: Namespace, metadata: { name: b } }\n- { apiVersion: '
      + `v1, kind: Service, metadata: { name: a, annotations: { t: ${TOKEN} } } }\n`,
    'metadata.annotations.t', 5],
])('a credential in %s is told of it, and by an annotation it is accepted', (_, text, field, line) => {
  expect(find(text)).toMatchObject([{ name: 'a', field, origin: { line } }]);
  expect(
    find(
      text.replace(/name: a\b|"name":"a"/, match =>
        match.startsWith('"') ? `${match},"annotations":{"cdk8s-registry-access/ignore-PRA405":"x"}` : match,
      ),
    ).length,
  ).toBe(text.startsWith('{') ? 0 : 1);
});

test('a file that does not parse is told by its lines', () => {
  const audit = new Audit();
  audit.addText(`kind: Secret\n  a: "${TOKEN}\n`, { file: 'a.yaml', document: 0, line: 3 });
  expect(audit.finish().findings).toMatchObject([{ kind: 'File', origin: { line: 4 } }]);
});

const secretOf = (data: object, type = 'Opaque', name = 'app') =>
  JSON.stringify({ apiVersion: 'v1', kind: 'Secret', metadata: { name }, type, data }, undefined, 2);

test.each([
  ['a key in base64 of a Secret', secretOf({ 'tls.key': base64(KEY) }), 'a private key'],
  ['a token in base64 of a Secret', secretOf({ password: base64(TOKEN) }), 'a GitHub token'],
  ['a login with username and password', '{"auths":{"reg.io":{"username":"robot","password":"hunter2!"}}}',
    'the credentials of a pull secret'],
  ['a key in JSON', `{"private_key": "${KEY.replace(/\n/g, '\\n')}"}`, 'a private key'],
])('%s is told', (_, text, what) => {
  expect(find(text)).toMatchObject([{ severity: 'error', message: expect.stringContaining(what) }]);
});

test('what an object was applied with holds the credential too', () => {
  const applied = JSON.stringify({ data: { '.dockerconfigjson': VALUE } });
  expect(find(JSON.stringify({
    apiVersion: 'v1',
    kind: 'ConfigMap',
    metadata: {
      name: 'a',
      annotations: { 'kubectl.kubernetes.io/last-applied-configuration': applied },
    },
  }))).toMatchObject([{ field: expect.stringContaining('last-applied') }]);
});

test.each([
  ['a schema', `kind: CustomResourceDefinition\napiVersion: apiextensions.k8s.io/v1\ndescription: |\n  ${TOKEN}\n`],
  ['a Secret of a test', secretOf({ 'tls.key': base64(KEY) }, 'kubernetes.io/tls', 'app-test-ca')],
  ['a pull secret of a tutorial',
    secretOf({ '.dockerconfigjson': base64('{"auths":{"reg.io":{"username":"testuser","password":"testpassword"}}}') },
      'kubernetes.io/dockerconfigjson')],
])('%s is fine', (_, text) => expect(find(text)).toEqual([]));

test('what an editor remembers is no manifest', () => {
  const audit = auditOf([]);
  audit.addText(`token: ${TOKEN}`, { file: 'a/.vscode/settings.json' });
  expect(audit.finish().findings).toEqual([]);
});

test.each(['a/testdata/b.yaml', 'e2e-tests/conf/secrets.yml', 'examples/tls.yaml'])(
  'keys in %s were made for it, tokens were not', file => {
    const audit = auditOf([]);
    [KEY, `token: ${TOKEN}`].forEach(text => audit.addText(text, { file }));
    const told = audit.finish().findings.map(({ severity, message }) => `${severity}: ${message}`);
    expect(told.sort()).toEqual([
      'error: Line 1 has what looks like a GitHub token.', 'info: Line 1 has what looks like a private key.',
    ]);
  });

test.each([
  ['of one cluster', CLUSTER, 'info'], ['of a site', REAL, 'error'],
])('the key of a certificate %s is told', (_, certificate, severity) => {
  const values = { 'ca.crt': CA, 'tls.crt': certificate, 'tls.key': KEY };
  const encoded = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, base64(value)]));
  expect(find(secretOf(encoded, 'kubernetes.io/tls'))).toMatchObject([{ severity, field: 'data[tls.key]' }]);
  expect(find(JSON.stringify({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'a' }, data: values }), 'PRA406'))
    .toMatchObject([{ severity }]);
  expect(find(`${certificate}\n${KEY}`.replace(/^/gm, '# '))).toMatchObject([{ kind: 'File', severity }]);
});

test.each(['AWS', 'oauth2accesstoken', '00000000-0000-0000-0000-000000000000'])(
  'a login of %s is a token that has long ended', username => {
    const config = (user: string) => JSON.stringify({
      auths: { '123456789012.dkr.ecr.eu-west-1.amazonaws.com': { auth: base64(`${user}:hunter2-and-more`) } },
    });
    expect(find(yaml('a', base64(config(username))))).toMatchObject([
      { severity: 'info', message: expect.stringContaining(': tokens that end within hours.') },
    ]);
    expect(find(yaml('a', base64(config('robot'))))).toMatchObject([{ severity: 'error' }]);
    expect([username, 'robot'].map(user => find(`# .dockerconfigjson: ${base64(config(user))}`).length))
      .toEqual([0, 1]);
  });

test.each([
  ['ghs_', `ghs_${'a1B2'.repeat(9)}`], ['ya29', `ya29.${'a1B2'.repeat(9)}`],
  ['the id of a key', 'AKIAIOSFODNN7ABCDEFG'],
  ['the id of a key with a commit', `AKIAIOSFODNN7ABCDEFG ${'0a1b'.repeat(10)}`],
])('%s alone gives nothing away', (_, token) => expect(find(`a: ${token}\n`)).toMatchObject([{ severity: 'info' }]));

const AWS_SECRET = 'wJalrXUtnFEMI7K7MDENGbPxRfiCYa1b2c3d4e5f';
test.each([
  ['beside it', `a: AKIAIOSFODNN7ABCDEFG\nb: ${AWS_SECRET}\n`],
  ['in a Secret', secretOf({ id: base64('AKIAIOSFODNN7ABCDEFG'), key: base64(AWS_SECRET) })],
  ['as a password of SES', `a: AKIAIOSFODNN7ABCDEFG\nb: BAbC${AWS_SECRET}\n`],
  ['in a file in a Secret', secretOf({ file: base64(`id = AKIAIOSFODNN7ABCDEFG\nkey = ${AWS_SECRET}\n`) })],
])('the id of a key of AWS with its secret, %s, is told', (_, text) =>
  expect(find(text)).toMatchObject([{ severity: 'error' }]));

test.each(['stringData', 'data'])('a key in base64 is told once in %s', member => {
  const text = `apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\n${member}:\n  tls.key: ${base64(KEY)}\n`;
  expect(find(text)).toMatchObject([{ name: 'a', field: `${member}[tls.key]`, origin: { line: 6 } }]);
});

test.each(['|', '>-'])('a Secret of a list with its config in a block (%s) is told once', indicator => {
  const item = (name: string) => `- apiVersion: v1\n  kind: Secret\n  metadata: { name: ${name} }\n`
    + `  type: kubernetes.io/dockerconfigjson\n  data:\n    .dockerconfigjson: ${indicator}\n      ${VALUE}\n`;
  expect(find(`apiVersion: v1\nkind: List\nitems:\n${item('a')}${item('b')}`).map(({ kind, name }) => [kind, name]))
    .toEqual([['Secret', 'a'], ['Secret', 'b']]);
});

test('a pull secret whose JSON has something behind it holds the login all the same', () => {
  expect(find(yaml('a', base64('{"auths":{"reg.io":{"username":"robot","password":"hunter2"}}}}'))))
    .toMatchObject([{ name: 'a', origin: { line: 7 } }]);
});

describe('a token opens more than a registry that nobody else reaches', () => {
  test.each([
    ['a pull secret', yaml('a', base64(`{"auths":{"reg.example.com":{"username":"robot","password":"${TOKEN}"}}}`))],
    ['a command', `# docker login -u robot -p ${TOKEN} reg.example.com\n`],
  ])('in %s', (_, text) => expect(find(text)).toMatchObject([{ severity: 'error' }]));
});

describe('of a token that no issuer is in', () => {
  const severityIn = (file: string, claims: object) => {
    const audit = new Audit();
    audit.addText(`# ${webToken(claims)}\n`, { file, document: 0, line: 1 });
    return audit.finish().findings.map(({ severity }) => severity);
  };

  test.each([
    ['.github/workflows/ci.yaml', { user: 7 }, 'info'], ['.gitlab-ci.yml', { user: 7 }, 'info'],
    ['docs-api/acme.postman_collection.json', { user: 7 }, 'info'],
    ['.github/workflows/ci.yaml', { iss: 'acme' }, 'error'],
    ['.github/workflows/ci.yaml', { sub: 'system:serviceaccount:test:ci' }, 'error'],
    ['k8s/a.yaml', { user: 7 }, 'error'], ['test/e2e/a.yaml', { iss: 'acme' }, 'info'],
  ])('in %s with %j it is %s', (file, claims, severity) => expect(severityIn(file, claims)).toEqual([severity]));
});

test.each([['k8s/local/a.yaml', 'info'], ['k8s/a.yaml', 'error']])('a private key in %s is %s', (file, severity) => {
  const audit = new Audit();
  audit.addText(KEY, { file, document: 0, line: 1 });
  expect(audit.finish().findings).toMatchObject([{ severity }]);
});

test('a login that was made of a form is that of a form', () => {
  const found = (password: string) => {
    const auth = base64('robot:Y=UR_GITHUB_PAT');
    const audit = auditOf([], {});
    const config = { auths: { 'reg.io': { username: 'robot', password, auth } } };
    audit.addObject(rawPullSecret('pull', JSON.stringify(config)), { file: 'a.yaml', document: 0, line: 1 });
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA405').map(({ severity }) => severity);
  };
  expect(found('YOUR_GITHUB_PAT')).toEqual([]);
  expect(found('hunter2-abc')).toEqual(['error']);
});

const login = (key: string, username: string, password: string) =>
  yaml('a', base64(JSON.stringify({ auths: { [key]: { auth: base64(`${username}:${password}`) } } })));

test.each([
  ['a token for this machine', login('localhost:5000', 'robot', TOKEN), ['error']],
  ['a password for this machine', login('localhost:5000', 'robot', 'hunter2'), []],
  ['a user that is to be filled in, with a garbled form',
    login('ghcr.io', 'YOUR_GITHUB_USERNAME', 'Y0UR^GITHUC_PAT'), []],
  ['a token of such a user', login('ghcr.io', 'YOUR_GITHUB_USERNAME', TOKEN), ['error']],
  ['a user of documentation', login('ghcr.io', 'jane@example.com', 'hunter2-abc'), []],
  ['a key of Google without any', login('gcr.io', '_json_key', '{ "type": "service_account" }'), []],
  ['a key of NVIDIA', login('nvcr.io', '$oauthtoken', 'hunter2-abc'), ['error']],
  ['base64 of a sentence', login('nvcr.io', '$oauthtoken', base64('this is not a real secret.')), []],
  ['a registry that is to be filled in', login('REGISTRY_URL', 'robot', 'hunter2-abc'), ['warning']],
  ['a registry of documentation', login('registry.your-domain.com', 'robot', 'hunter2-abc'), []],
])('%s is told as it should be', (_, text, expected) =>
  expect(find(text).map(({ severity }) => severity)).toEqual(expected));
