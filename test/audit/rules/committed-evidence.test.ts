import { AuditFinding } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { gitHubToken } from '../github-token';
import { base64, parseYaml } from '../support';

const TOKEN = gitHubToken();

/** What is found in a file, as a reader gives it: its objects, and its text. */
function find(text: string, rule = 'PRA405', file = 'a.yaml'): AuditFinding[] {
  const audit = new Audit();
  const origin = { file, document: 0, line: 1 };
  // Templates are no YAML.
  (text.includes('{{') ? [] : parseYaml(text)).forEach(object => audit.addObject(object, origin));
  audit.addText(text, origin);
  return audit.finish().findings.filter(finding => finding.rule === rule);
}

const yaml = (name: string, value: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\ntype: `
  + `kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${value}\n`;

/** Nobody's: a header and the letters that keys begin with. */
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', `MIIEow${'A1b2C3d4'.repeat(7)}`, '-----END RSA PRIVATE KEY-----']
  .join('\n');

describe('logins that say they may be made up', () => {
  const of = (username: string, password: string) =>
    base64(JSON.stringify({ auths: { 'reg.io': { username, password } } }));

  test.each([
    ['teste', 'Sunflower82!', 'info'], ['ci-robot', 'gh3h_abcd_token', 'info'], ['ci-robot', 'my-exmaple-pw', 'info'],
    ['ci-robot', 'Sunflower82!', 'error'], ['teste', 'kX9vQ2mLr7TzB4wN', 'error'],
    ['4f9a1c77e2b05d8836aa91c0b7e4d21f', '4f9a1c77e2b05d8836aa91c0b7e4d21f', 'error'],
    ['_json_key', base64(KEY), 'error'], ['_json_key', TOKEN, 'error'], ['ci-robot', 'MasterKey!2021', 'error'],
  ])('%s with %s is worth: %s', (user, password, severity) => {
    expect(find(yaml('a', of(user, password))).map(found => found.severity)).toEqual([severity]);
    expect(find(`# .dockerconfigjson: ${of(user, password)}`).map(found => found.severity)).toEqual([severity]);
    const pod = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' } };
    const env = [{ name: 'CONFIG', value: Buffer.from(of(user, password), 'base64').toString() }];
    expect(find(JSON.stringify({ ...pod, spec: { containers: [{ name: 'a', image: 'a', env }] } }), 'PRA406')
      .map(found => found.severity)).toEqual([severity]);
  });

  test('a token beside an auth that was damaged lies open all the same', () => {
    const auths = { 'reg.io': { username: 'acme', password: TOKEN, auth: base64('acme:demo-thing') } };
    expect(find(yaml('a', base64(JSON.stringify({ auths })))).map(({ severity }) => severity)).toEqual(['error']);
  });
});

test.each([
  ['a placeholder', `push:\n  p8: \${APNS_P8_BASE64:${base64(KEY)}}\n`],
  ['one of a shell', `push:\n  p8: "\${APNS_P8_BASE64:-${base64(KEY)}}"\n`],
  ['a template', `push:\n  p8: {{ env "P8" | default "${base64(KEY)}" }}\n`],
  ['a member of an object', 'apiVersion: acme.io/v1\nkind: Push\nmetadata: { name: a }\nspec:\n'
    + `  p8: \${APNS_P8_BASE64:${base64(KEY)}}\n`],
  ['a placeholder, in JSON',
    `fcm: \${FCM_CONFIG:${base64(JSON.stringify({ type: 'service_account', private_key: `${KEY}\n` }))}}\n`],
  ['a list in a line', `keys: ["${base64(KEY)}", "b"]\n`],
])('a private key in base64 lies open as the default of %s', (_, text) => {
  expect(find(text)).toMatchObject([{ severity: 'error', message: expect.stringContaining('a private key') }]);
});

test('base64 of a header alone as a default is none', () => {
  const header = base64('-----BEGIN PRIVATE KEY-----\nYOUR KEY\n-----END PRIVATE KEY-----');
  expect(find(`p8: \${P8:${header}}\n`)).toEqual([]);
});

describe('in demonstrations and in what is no longer applied', () => {
  const secret = (password: string) =>
    yaml('a', base64(JSON.stringify({ auths: { 'reg.io': { username: 'maria', password } } })));
  const severity = (file: string, text: string) => find(text, 'PRA405', file).map(found => found.severity);

  test.each([
    ['demo/a.yaml', 'Sunflower82!', 'info'], ['deploy-example/a.yaml', 'Sunflower82!', 'info'],
    ['trash/a.yaml', 'Sunflower82!', 'info'], ['k8s/a.yaml', 'Sunflower82!', 'error'],
    ['demo/a.yaml', 'kX9vQ2mLr7TzB4wN', 'error'], ['old/a.yaml', 'kX9vQ2mLr7TzB4wN', 'error'],
    ['old/a.yaml', TOKEN, 'error'], ['examples/a.yaml', 'kX9vQ2mLr7TzB4wN', 'info'],
    ['examples/a.yaml', TOKEN, 'error'],
  ])('%s: %s is %s', (file, password, expected) => {
    expect(severity(file, secret(password))).toEqual([expected]);
  });

  test('in a backup words are a warning, and an error where a cluster gave them out', () => {
    const exported = (text: string) => text.replace('  name: a\n', "  name: a\n  uid: b\n  resourceVersion: '7'\n");
    expect(severity('backup/a.yaml', secret('Sunflower82!'))).toEqual(['warning']);
    expect(severity('backup/a.yaml', exported(secret('Sunflower82!')))).toEqual(['error']);
    expect(severity('demo/a.yaml', exported(secret('Sunflower82!')))).toEqual(['info']);
  });

  test('a token in the auth of a JSON file is one there too', () => {
    const json = (password: string) =>
      JSON.stringify({ auths: { 'reg.io': { auth: base64(`maria:${password}`) } } }, undefined, 2);
    expect(severity('tests/config.json', json(TOKEN))).toEqual(['error']);
    expect(severity('tests/config.json', json('kX9vQ2mLr7TzB4wN'))).toEqual(['info']);
  });

  test('a whole key is one there too', () => {
    expect(severity('demo/a.yaml', `key: |\n${KEY.replace(/^/gm, '  ')}\n`)).toEqual(['error']);
    expect(severity('examples/a.yaml', `key: |\n${KEY.replace(/^/gm, '  ')}\n`)).toEqual(['info']);
  });
});

test('a key in base64 of JSON in a Secret is told once', () => {
  const json = base64(JSON.stringify({ type: 'service_account', private_key: `${KEY}\n` }));
  expect(find(`apiVersion: v1\nkind: Secret\nmetadata:\n  name: a\ndata:\n  sa_json: ${json}\n`))
    .toMatchObject([{ field: 'data[sa_json]', origin: { line: 6 } }]);
});

test('a config of Docker that was encoded twice lies open all the same', () => {
  const config = (password: string) =>
    yaml('a', base64(base64(JSON.stringify({ auths: { 'reg.io': { username: 'maria', password } } }))));
  expect(find(config('Sunflower82!'))).toMatchObject([{ severity: 'error', field: 'data[.dockerconfigjson]' }]);
  expect(find(config('changeme'))).toEqual([]);
});
