import { AuditFinding } from '../../../src/audit/audit-report';
import { Audit } from '../../../src/audit/engine/audit';
import { base64, parseYaml, pullSecret, rawPullSecret } from '../support';

const TOKEN = `ghp_${'a1B2'.repeat(9)}`;

/** What is found in a file, as a reader gives it: its objects, and its text. */
function find(text: string, rule = 'PRA405'): AuditFinding[] {
  const audit = new Audit();
  text.split(/^---\n/m).forEach((part, document, parts) => {
    const linesBefore = parts.slice(0, document).reduce((lines, before) => lines + before.split('\n').length, 0);
    const origin = { file: 'a.yaml', document, line: linesBefore + 1 };
    parseYaml(part).forEach(object => audit.add(object, origin));
    audit.addText(part, origin);
  });
  return audit.finish().findings.filter(finding => finding.rule === rule);
}

const yaml = (name: string, value: string) => `apiVersion: v1\nkind: Secret\nmetadata:\n  name: ${name}\ntype: kubernetes.io/dockerconfigjson\ndata:\n  .dockerconfigjson: ${value}\n`;
const VALUE = base64('{"auths":{"reg.io":{"username":"robot","password":"hunter2"}}}');

test('a pull secret of a file is told with its line', () => {
  const found = find(`${yaml('a', VALUE)}---\n${yaml('b', VALUE)}`);
  expect(found.map(({ kind, name, origin }) => [kind, name, origin.line])).toEqual([['Secret', 'a', 7], ['Secret', 'b', 15]]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|eyJhdXRocyI/);
});

test.each([
  ['a pull secret', `#  .dockerconfigjson: ${VALUE}`, 'the credentials of a pull secret'],
  ['a GitHub token', `# token: ${TOKEN}`, 'a GitHub token'],
  ['a GitLab token', '# glpat-abcdefghij1234567890', 'a GitLab token'],
  ['a Docker Hub token', '# dckr_pat_abcdefghij1234567890xyz', 'a Docker Hub token'],
  ['an AWS key', '# AKIAIOSFODNN7EXAMPLE', 'an AWS access key'],
  ['a private key', '# -----BEGIN RSA PRIVATE KEY-----', 'a private key'],
  ['a login', `# "auth": "${base64('robot:hunter2')}"`, 'a registry login'],
  ['a docker-password', '# kubectl create secret docker-registry x --docker-password=hunter2!', 'a registry password'],
  ['a docker login', '# docker login -u robot -p hunter2 reg.io', 'a registry password'],
])('%s in a comment is told with its line', (_, comment, what) => {
  const found = find(`apiVersion: v1\nkind: Namespace\n${comment}\n`);
  expect(found).toMatchObject([{ kind: 'File', name: 'a.yaml', origin: { file: 'a.yaml', line: 3 }, message: `Line 3 of 'a.yaml' has what looks like ${what}.` }]);
  expect(JSON.stringify(found)).not.toMatch(/hunter2|a1B2|AKIA|glpat|dckr/);
});

test.each([
  ['encrypted values', '.dockerconfigjson: ENC[AES256_GCM,data:abcdefghijklmnopqrstuvwxyz,type:str]'],
  ['an empty config', `.dockerconfigjson: ${base64('{"auths":{}}')}`],
  ['placeholders', `"auth": "${base64('robot:CHANGE_ME')}"`],
  ['variables', '--docker-password="$TOKEN" --docker-password $(cat token) --docker-password=${TOKEN}'],
  ['commands without password', 'docker login reg.io && docker login --password-stdin'],
  ['what only looks like base64', '"auth": "registry"'],
])('%s are fine', (_, line) => {
  expect(find(`# ${line}\n`)).toEqual([]);
});

test('without the text, the Secrets of a file are told all the same; those of a cluster are not', () => {
  const audit = new Audit();
  audit.add(pullSecret('a', ['reg.io']), { file: 'a.json', document: 0, line: 1 });
  audit.add(pullSecret('b', ['reg.io']));
  audit.add(rawPullSecret('c', '{"auths":{}}'), { file: 'a.json', document: 0, line: 1 });
  expect(audit.finish().findings.filter(({ rule }) => rule === 'PRA405').map(({ name }) => name)).toEqual(['a']);
});
