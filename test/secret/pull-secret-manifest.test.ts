import { inspect } from 'util';
import { ApiObject, Chart, JsonPatch, Testing } from 'cdk8s';
import {
  AccessPattern, DockerConfigJson, Keyring, PrivateRegistryAccess, Registry, RegistryCredentials, ScopedPullSecret,
  SynthesisWarnings,
} from '../../src';
import { withEnvironment, withFiles } from '../credentials/support';
import { captureStderr } from '../support/stderr';

const printed = captureStderr();
const writeFile = withFiles();

const harbor = Registry.harbor('registry.example.com');
const ghcr = Registry.ghcr();
const CANARY = 'canary-b1f6c0';
withEnvironment({ PRINTS_TEST: CANARY });
const AUTH = Buffer.from(`robot$ci:${CANARY}`).toString('base64');

/** Every way in which a value gets on a screen or into a log. */
function prints(value: unknown): string {
  const seen = new Set<unknown>();
  const withoutCycles = (_: string, member: unknown) => {
    const isSeen = seen.has(member);
    seen.add(typeof member === 'object' ? member : undefined);
    return isSeen ? undefined : member;
  };
  return [
    inspect(value),
    inspect(value, { depth: null, maxArrayLength: null, maxStringLength: null }),
    inspect(value, { depth: null, showHidden: true, showProxy: true, maxArrayLength: null }),
    inspect(value, { depth: null, customInspect: false }),
    JSON.stringify(value, withoutCycles),
    String(value),
    difference(value),
  ].join('\n');
}

/** What a failing expectation prints of a value. */
function difference(value: unknown): string {
  try {
    expect(value).toBe(undefined);
  } catch (error) {
    return (error as Error).message;
  }
  throw new Error('the expectation held');
}

function thrown(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('nothing was thrown');
}

/** Credentials of every source that ends in a manifest. */
function sources(): RegistryCredentials[] {
  const config = DockerConfigJson.of([{ key: 'quay.io', username: 'robot$ci', password: CANARY }]);
  const key = { type: 'service_account', client_email: 'a@b.example', private_key: CANARY };
  return [
    RegistryCredentials.unsafeLiteralInManifest(harbor, 'robot$ci', CANARY),
    RegistryCredentials.environmentInManifest(ghcr, { username: 'robot$ci', passwordVariable: 'PRINTS_TEST' }),
    RegistryCredentials.dockerConfigInManifest(writeFile('config.json', config.toJson())),
    RegistryCredentials.serviceAccountKeyInManifest(Registry.gcr(), writeFile('key.json', JSON.stringify(key))),
  ];
}

/** An app in which every construct that writes material into a manifest does. */
function makeApp(image = 'registry.example.com/app:1') {
  const app = Testing.app();
  const chart = new Chart(app, 'payments', { namespace: 'payments' });
  const secretsChart = new Chart(app, 'secrets', { namespace: 'payments' });
  const credentials = sources();
  const scoped = new ScopedPullSecret(chart, 'Scoped', { credentials, versionedName: true, immutable: true });
  const access = new PrivateRegistryAccess(chart, 'Shared', { pattern: AccessPattern.NAMESPACE, credentials });
  const dedicated = new PrivateRegistryAccess(chart, 'Dedicated', {
    pattern: AccessPattern.DEDICATED_SERVICE_ACCOUNT, credentials, secretsChart, versionedNames: true, immutable: true,
  });
  const pod = new ApiObject(chart, 'Pod', {
    apiVersion: 'v1', kind: 'Pod', metadata: { name: 'web' }, spec: { containers: [{ name: 'main', image }] },
  });
  access.grantPull(pod);
  return { app, chart, secretsChart, credentials, scoped, access, dedicated, pod };
}

/** The content of each Secret that has the canary. */
let material: string[];
beforeAll(() => {
  const { chart, secretsChart } = makeApp();
  material = [chart, secretsChart].flatMap(part => Testing.synth(part))
    .filter(({ kind }) => kind === 'Secret').map(({ data }) => data['.dockerconfigjson']);
});

function expectNoMaterial(text: string): void {
  const found = [CANARY, Buffer.from(CANARY).toString('base64'), AUTH, ...material].filter(part => text.includes(part));
  expect(found).toEqual([]);
}

test('the manifests have the material', () => {
  expect(material).toHaveLength(6);
  expect(material.every(text => Buffer.from(text, 'base64').toString().includes(CANARY))).toBe(true);
});

describe.each([
  ['before synthesis', () => makeApp()],
  ['after synthesis', () => {
    const made = makeApp();
    made.app.synthYaml();
    return made;
  }],
])('printed %s, nothing of the material shows in', (_, make) => {
  test.each<[string, (made: ReturnType<typeof makeApp>) => unknown]>([
    ['the app', ({ app }) => app],
    ['a chart', ({ chart }) => chart],
    ['the chart of the Secrets', ({ secretsChart }) => secretsChart],
    ['a ScopedPullSecret', ({ scoped }) => scoped],
    ['its ApiObject', ({ scoped }) => ApiObject.of(scoped)],
    ['the metadata of that', ({ scoped }) => ApiObject.of(scoped).metadata],
    ['a PrivateRegistryAccess', ({ access }) => access],
    ['one with dedicated ServiceAccounts', ({ dedicated }) => dedicated],
    ['its pull secrets', ({ access }) => access.secrets],
    ['the entries of credentials', ({ credentials }) => credentials],
    ['their registries', ({ credentials }) => credentials.flatMap(({ registries }) => registries)],
  ])('%s', (__, part) => {
    expectNoMaterial(prints(part(make())));
  });
});

test('values that are read from a Secret print nothing of it', () => {
  const text = Buffer.from(material[0], 'base64').toString();
  const config = DockerConfigJson.parse(text);
  expectNoMaterial(prints([config, config.merge(config), Keyring.of([config])]));
});

test('an error of the proof shows nothing of it', () => {
  const { app } = makeApp('registry.example.com:5000/app:1');
  const error = thrown(() => app.synthYaml());
  expect(error.message).toContain('registry.example.com:5000');
  expectNoMaterial(prints(error));
});

test('a warning shows nothing of it', () => {
  const { app, chart, scoped, pod } = makeApp();
  scoped.grantPull(pod);
  Testing.synth(chart);
  expect(printed().join()).toContain('PRA210');
  expectNoMaterial(prints(SynthesisWarnings.of(app)) + printed().join());
});

test('an error about the credentials shows nothing of them', () => {
  const { chart, credentials } = makeApp();
  const error = thrown(() => new ScopedPullSecret(chart, 'Twice', { credentials: [...credentials, credentials[0]] }));
  expect(error.message).toContain('two logins');
  expectNoMaterial(prints(error));
});

test('JSON patches see the content', () => {
  const { scoped, chart } = makeApp();
  ApiObject.of(scoped).addJsonPatch(
    JsonPatch.copy('/data/.dockerconfigjson', '/data/copy'), JsonPatch.add('/metadata/labels/team', 'a'),
  );
  const [{ data, metadata }] = Testing.synth(chart);
  expect(data.copy).toBe(data['.dockerconfigjson']);
  expect(metadata.labels.team).toBe('a');
});
