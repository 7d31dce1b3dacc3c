import { inspect } from 'node:util';
import { base64 } from './support';
import { jwt } from './tokens';
import { accessGraph } from '../../src/audit/access-graph';
import { AuditSeverity } from '../../src/audit/audit-report';
import { coverageRows } from '../../src/audit/coverage-rows';
import { Audit } from '../../src/audit/engine/audit';
import { AuditDocument } from '../../src/audit/formats/audit-document';
import { toDot, toMermaid } from '../../src/audit/formats/graph';
import { inspectSecret } from '../../src/audit/inspect-secret';
import { FORMATS } from '../../src/cli/formats';
import { Registry } from '../../src/registry';
import { cli } from '../cli/support';

const CANARY = 'c4n4ry';

/** A text that must not come out, in its own form, in base64 with any offset, and as part of a token. */
const canary = (() => {
  let count = 0;
  return () => `${CANARY}-${(count += 1)}-${CANARY}`;
})();

const secret = (name: string, members: object, metadata: object = {}) => ({
  apiVersion: 'v1', kind: 'Secret', metadata: { name, ...metadata }, type: 'kubernetes.io/dockerconfigjson', ...members,
});
const withText = (name: string, text: string) =>
  secret(name, { data: { '.dockerconfigjson': base64(text), 'other': base64(canary()) } });
const login = (username: string, password: string) => ({
  auth: base64(`${username}:${password}`),
  username: canary(),
  password: canary(),
  email: canary(),
  identitytoken: canary(),
});

/** Secrets that are right, and wrong in every way. */
function secrets(): any[] {
  return [
    withText(
      'right',
      JSON.stringify({
        auths: { 'reg.io': login('robot', canary()) }, credsStore: canary(), HttpHeaders: { Authorization: canary() },
      }),
    ),
    withText(
      'token-as-user',
      JSON.stringify({
        auths: {
          'ghcr.io': { username: `ghp_${CANARY.repeat(6)}`, password: canary() },
          'reg.io': { username: canary().repeat(20), password: 'x' },
        },
      }),
    ),
    withText(
      'jwt',
      JSON.stringify({
        auths: { 'acme.azurecr.io': { username: 'x', password: jwt({ exp: 1_700_000_000, sub: canary() }) } },
      }),
    ),
    withText(
      'in-key',
      JSON.stringify({
        auths: {
          [`https://robot:${canary()}@reg.io:5000`]: login('robot', canary()),
          [`oci://robot:${canary()}@REG.io`]: login('robot', canary()),
        },
      }),
    ),
    withText('no-json', canary()),
    withText('no-colon', JSON.stringify({ auths: { 'reg.io': { auth: base64(canary()) } } })),
    withText('no-base64', JSON.stringify({ auths: { 'reg.io': { auth: `${canary()}!` } } })),
    withText('wrong-type', JSON.stringify({ auths: { 'reg.io': canary() } })),
    withText('no-string', JSON.stringify({ auths: { 'reg.io': { password: [canary()] } } })),
    withText('legacy', JSON.stringify({ 'reg.io': login('robot', canary()) })),
    withText('twice', base64(JSON.stringify({ auths: { 'reg.io': login('robot', canary()) } }))),
    withText(
      'service-account-key', JSON.stringify({ auths: { 'gcr.io': { username: '_json_key', password: canary() } } }),
    ),
    secret('plain', { stringData: { '.dockerconfigjson': canary() } }),
    secret('data', { data: { '.dockerconfigjson': canary() } }),
    secret('opaque', { type: 'Opaque', stringData: { '.dockerconfigjson': canary(), 'password': canary() } }),
    secret(
      'applied',
      { stringData: { '.dockerconfigjson': '{"auths":{}}' } },
      { annotations: { 'kubectl.kubernetes.io/last-applied-configuration': canary() } },
    ),
  ];
}

/** Other objects that hold what they should not. */
function others(): any[] {
  const container = {
    name: 'main',
    image: 'reg.io/app:1',
    env: [{ name: 'TOKEN', value: `ghp_${CANARY.repeat(6)}` }],
    args: [`--docker-password=${canary()}`],
  };
  const podSpec = {
    containers: [container, { name: 'bad', image: `https://robot:${canary()}@reg.io/app` }],
    imagePullSecrets: secrets().map(({ metadata }) => ({ name: metadata.name })),
  };
  return [
    {
      apiVersion: 'v1',
      kind: 'ConfigMap',
      metadata: { name: 'a' },
      data: {
        'config.json': `{"auths":{"reg.io":{"auth":"${base64(`robot:${canary()}`)}"}}}`,
        'run.sh': `aws ecr get-login-password; kubectl create secret docker-registry x --docker-password=${canary()}`,
      },
    },
    { apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: { template: { spec: podSpec } } },
    {
      apiVersion: 'batch/v1',
      kind: 'CronJob',
      metadata: { name: 'refresh' },
      spec: {
        schedule: '* * * * *',
        jobTemplate: {
          spec: { template: { spec: { ...podSpec, volumes: [{ name: 'a', configMap: { name: 'a' } }] } } },
        },
      },
    },
    {
      apiVersion: 'external-secrets.io/v1',
      kind: 'ExternalSecret',
      metadata: { name: 'x' },
      spec: { target: { template: { data: { '.dockerconfigjson': canary() } } } },
    },
  ];
}

/** Everything that an audit gives out, as text. */
function output(objects: readonly any[], origin = {}): string {
  const audit = new Audit({ privateRegistries: [Registry.of('reg.io')] }, { keepsEveryPod: true });
  objects.forEach(object => audit.addObject(object, origin));
  objects.forEach(object =>
    audit.addText(`# ${JSON.stringify(object)}\n# docker login -p ${canary()} reg.io`, {
      file: 'a.yaml', document: 0, line: 1,
    }),
  );
  const graph = accessGraph(audit.facts);
  const given = [audit.finish(), [...coverageRows(audit.facts)], graph, objects.map(object => inspectSecret(object))];
  const document: AuditDocument = {
    report: audit.finish(),
    problems: [],
    version: '1',
    time: new Date(0),
    failOn: AuditSeverity.ERROR,
    showsInfo: true,
  };
  const texts = [
    ...Object.values(FORMATS).map(format => format(document)),
    ...[toMermaid, toDot].map(draw => draw(graph)),
  ];
  return JSON.stringify(given) + inspect(given, { depth: null, showHidden: true }) + texts.join('');
}

/** Parts of the canary in base64, whatever stands in front of it. */
const FORMS = [
  CANARY,
  ...[0, 1, 2].map(offset => base64('x'.repeat(offset) + CANARY).slice(offset === 0 ? 0 : 4, -4)),
].filter(form => form.length >= 4);

test.each([
  ['a cluster', {}],
  ['a file', { file: 'a.yaml', document: 0, line: 1 }],
  ['a construct', { constructPath: 'chart/a' }],
])('no credential comes out of %s', (_, origin) => {
  const text = output([...secrets(), ...others()], origin);
  expect(FORMS.filter(form => text.includes(form))).toEqual([]);
  // The audit has seen all of them.
  expect(text).toContain('PRA204');
  expect(text).toContain('PRA301');
});

test('nor is it kept by the audit', () => {
  const audit = new Audit();
  [...secrets(), ...others()].forEach(object => audit.addObject(object));
  audit.finish();
  const kept = inspect(audit, { depth: null, showHidden: true, maxStringLength: null, maxArrayLength: null });
  // Keys and images are kept as they are written, which the kubelet's matching goes by, user-info included.
  const left = kept.replace(/robot:c4n4ry-\d+-c4n4ry@/g, '');
  expect([...left.matchAll(/.{0,60}c4n4ry.{0,20}/g)].map(([found]) => found)).toEqual([]);
});

test('nor out of any command, whatever it is given, problems of reading included', async () => {
  const broken = `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\ndata: { password: "${canary()}\n---\n{"a": `
    + `${canary()}}\n`;
  const stdin = [...secrets(), ...others()].map(object => JSON.stringify(object)).join('\n---\n');
  const commands = [
    ...Object.keys(FORMATS).map(format => ['audit', '-', '--fail-on', 'info', '--format', format]),
    ...['table', 'json'].map(format => ['coverage', '-', '--format', format]),
    ...['mermaid', 'dot'].map(format => ['graph', '-', '--format', format]),
    ...['text', 'json'].map(format => ['inspect', '-', '--format', format]),
  ];
  for (const input of [
    `${stdin}\n---\n${broken}`,
    broken,
    ...secrets().map(object => JSON.stringify(object)),
    canary(),
  ]) {
    for (const command of commands) {
      const { stdout, stderr } = await cli(command, { stdin: input });
      expect(FORMS.filter(form => (stdout + stderr).includes(form))).toEqual([]);
    }
  }
});
