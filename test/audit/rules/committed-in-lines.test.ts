import { Audit } from '../../../src/audit/engine/audit';
import { base64 } from '../support';

/** Nobody's: a header and the letters that keys begin with. */
const KEY = ['-----BEGIN RSA PRIVATE KEY-----', `MIIEow${'A1b2C3d4'.repeat(7)}`, '-----END RSA PRIVATE KEY-----']
  .join('\n');

describe('what a template has in several lines', () => {
  const LOGIN_OF = (password: string) => `{"auths":{"reg.io":{"auth":"${base64(`robot:${password}`)}"}}}`;
  const inLines = (text: string, length = 24) => text.replace(new RegExp(`.{${length}}`, 'g'), '$&\n    ').trimEnd();
  /** A template of Helm, which does not parse. */
  const findInTemplate = (value: string, member = '.dockerconfigjson') => {
    const audit = new Audit();
    const text = `{{- if .x }}\napiVersion: v1\nkind: Secret\ndata:\n  ${member}: ${value}\n  other: {{ .x }}\n`;
    audit.addText(text, { file: 'a.yaml', document: 0, line: 1 });
    return audit.finish().findings.map(({ rule, origin: { line }, message }) => [rule, line, message]);
  };

  test.each<[string, string, number]>([
    ['base64 in a literal block', `|\n    ${base64(LOGIN_OF('hunter2'))}`, 5],
    ['base64 in a folded block', `>-\n    ${inLines(base64(LOGIN_OF('hunter2')))}`, 5],
    ['base64 that goes on', inLines(base64(LOGIN_OF('hunter2'))), 5],
    ['JSON in one line', `|\n    ${LOGIN_OF('hunter2')}`, 6],
    ['JSON in several',
      '|-\n    {"auths": {"reg.io": {\n      "username": "robot",\n      "password": "hunter2"\n    }}}', 5],
    ['JSON that is cut off', `|\n    ${LOGIN_OF('hunter2').slice(0, -2)}`, 6],
    ['base64 of JSON with something behind it', base64(`${LOGIN_OF('hunter2')} and more`), 5],
  ])('is told: %s', (_, value, line) => {
    const found = findInTemplate(value);
    expect(found).toEqual([
      ['PRA405', line, `Line ${line} has what looks like the credentials of a pull secret.`],
    ]);
    expect(JSON.stringify(found)).not.toContain('hunter2');
  });

  test.each([
    ['placeholders', `|\n    ${base64(LOGIN_OF('CHANGE_ME'))}`],
    ['values of Helm', '|\n    {"auths": {"{{ .host }}": {"auth": "{{ .auth | b64enc }}"}}}'],
    ['no login', `|\n    ${base64('{"auths":{}}')}`],
    ['nothing', '|'],
  ])('is fine with %s', (_, value) => expect(findInTemplate(value)).toEqual([]));

  test.each([
    ['in one line', base64(KEY)], ['in a block', `|\n    ${inLines(base64(KEY), 64)}`],
    ['in quotes', `"${base64(KEY)}"`],
  ])('is told: a key in base64, %s', (_, value) => {
    expect(findInTemplate(value, 'tls.key')).toMatchObject([['PRA405', expect.any(Number),
      expect.stringContaining('a private key')]]);
  });

  test('is none: a certificate in base64', () => {
    const certificate = KEY.replace(/RSA PRIVATE KEY/g, 'CERTIFICATE');
    expect(findInTemplate(base64(certificate), 'tls.crt')).toEqual([]);
  });
});

test.each([
  ['https://127.0.0.1:6443', 0], ['https://localhost:6443', 0], ['https://kubernetes.docker.internal:6443', 0],
  ['https://10.0.0.7:6443', 1], ['https://localhosts.example.com', 1],
])('a key in a kubeconfig for %s is told: %s times', (server, count) => {
  const audit = new Audit();
  audit.addText('apiVersion: v1\nkind: Config\nclusters:\n- name: a\n  cluster:\n'
    + `    server: ${server}\nusers:\n- name: a\n  user:\n    client-key-data: ${base64(KEY)}\n`,
  { file: 'config.yaml', document: 0, line: 1 });
  expect(audit.finish().findings).toHaveLength(count);
});
