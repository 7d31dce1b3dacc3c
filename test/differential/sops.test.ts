import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { App, Chart, Include, Yaml } from 'cdk8s';
import { AccessPattern, PrivateRegistryAccess, Registry, RegistryCredentials } from '../../src';

const CONFIG = '{"auths":{"registry.example.com":{"username":"robot","password":"hunter2"}}}';

let folder: string;
let recipient: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sops-'));
  // The versions of go.mod there.
  for (const tool of ['github.com/getsops/sops/v3/cmd/sops', 'filippo.io/age/cmd/age-keygen']) {
    execFileSync('go', ['build', '-o', `${folder}/`, tool], { cwd: join(__dirname, 'sops'), stdio: 'inherit' });
  }
  execFileSync(join(folder, 'age-keygen'), ['-o', join(folder, 'key.txt')], { stdio: 'ignore' });
  recipient = /age1\w+/.exec(readFileSync(join(folder, 'key.txt'), 'utf8'))![0];
});

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function sops(...args: string[]): string {
  return execFileSync(join(folder, 'sops'), args, {
    encoding: 'utf8', stdio: 'pipe', env: { ...process.env, SOPS_AGE_KEY_FILE: join(folder, 'key.txt') },
  });
}

/** A Secret, in the order of its text, encrypted as a team would. */
function encrypt(text: string, flags: string[] = [], ...globalFlags: string[]): string {
  const file = join(folder, 'plain.yaml');
  writeFileSync(file, text);
  const encrypted = join(folder, 'encrypted.yaml');
  writeFileSync(
    encrypted,
    sops(...globalFlags, 'encrypt', '--age', recipient, '--encrypted-regex', '^(data|stringData)$', ...flags, file),
  );
  return encrypted;
}

/** What SOPS decrypts from the YAML that cdk8s writes. */
function decrypted(make: (chart: Chart) => void): any {
  const app = new App({ outdir: join(folder, 'dist') });
  make(new Chart(app, 'chart', { namespace: 'payments', labels: { tenant: 'a' } }));
  app.synth();
  const file = join(folder, 'decrypted.yaml');
  writeFileSync(file, sops('decrypt', join(folder, 'dist', 'chart.k8s.yaml')));
  return Yaml.load(file)[0];
}

const pullSecret = (file: string) => (chart: Chart) => new PrivateRegistryAccess(chart, 'Access', {
  pattern: AccessPattern.WORKLOAD,
  credentials: [RegistryCredentials.encryptedSecret({ files: [file], covers: [Registry.of('registry.example.com')] })],
});

const UNSORTED = `
# a comment
kind: Secret
apiVersion: v1
type: "kubernetes.io/dockerconfigjson"
metadata:
  namespace: payments
  name: 'harbor'
  labels: {team: "1.10", app: 'yes', release: on, empty: ""}
  annotations:
    note: |
      two
      lines
  creationTimestamp: null
immutable: true
stringData: # another
  .dockerconfigjson: '${CONFIG}'
`;

const EXPECTED = {
  apiVersion: 'v1',
  kind: 'Secret',
  type: 'kubernetes.io/dockerconfigjson',
  metadata: {
    name: 'harbor',
    namespace: 'payments',
    labels: { team: '1.10', app: 'yes', empty: '' },
    annotations: { note: 'two\nlines\n' },
    creationTimestamp: null,
  },
  immutable: true,
};

test.each([
  ['with a MAC over all values', []],
  ['with a MAC over encrypted values only', ['mac_only_encrypted: true']],
])('SOPS decrypts what is written, %s', (_, rules) => {
  const config = join(folder, 'sops.yaml');
  writeFileSync(config, `creation_rules: [{ ${[`age: ${recipient}`, ...rules].join(', ')} }]`);
  const file = encrypt(UNSORTED, [], '--config', config);
  expect(readFileSync(file, 'utf8').includes('mac_only_encrypted: true')).toBe(rules.length > 0);
  expect(decrypted(pullSecret(file))).toMatchObject({ ...EXPECTED, stringData: { '.dockerconfigjson': CONFIG } });
});

test('SOPS decrypts what is written from a file in JSON', () => {
  const plain = {
    apiVersion: 'v1',
    kind: 'Secret',
    metadata: { name: 'harbor', namespace: 'payments' },
    type: EXPECTED.type,
    data: { '.dockerconfigjson': btoa(CONFIG) },
  };
  const file = encrypt(JSON.stringify(plain), ['--input-type', 'json', '--output-type', 'json']);
  expect(decrypted(pullSecret(file))).toMatchObject(plain);
});

test('SOPS refuses what cdk8s itself writes of the same file: another order, a label of the chart', () => {
  const url = encrypt(UNSORTED);
  expect(() => decrypted(chart => new Include(chart, 'Include', { url }))).toThrow(/MAC mismatch/);
});

test('a date without quotes is a time to SOPS, which a text in its place is not, so it is refused', () => {
  const file = encrypt(UNSORTED.replace('annotations:', 'annotations:\n    since: 2026-01-01'));
  expect(() => decrypted(pullSecret(file))).toThrow(/a value that is not a string in 'metadata.annotations.since'/);
  const quoted = join(folder, 'quoted.yaml');
  writeFileSync(quoted, readFileSync(file, 'utf8').replace(/since: .*/, 'since: "2026-01-01"'));
  expect(() => sops('decrypt', quoted)).toThrow(/MAC mismatch/);
});

test('what SOPS encrypts as a whole is refused, since nothing can be checked', () => {
  const file = join(folder, 'plain.yaml');
  writeFileSync(file, UNSORTED);
  const text = sops('encrypt', '--age', recipient, file);
  expect(() => RegistryCredentials.encryptedSecret({ texts: [text], covers: [Registry.ghcr()] }))
    .toThrow(/is encrypted as a whole/);
});
