import { join } from 'node:path';
import { Chart, Testing, Yaml } from 'cdk8s';
import { GoProgram } from './support/go-program';
import { Random } from './support/random';
import { EXAMPLES, readManifests } from '../../scripts/examples';
import { DockerConfigJson, ExternalCredentials, ExternalSecretStore, Keyring, Registry } from '../../src';
import { ecrToken, externalAccess, TOKENS } from '../external-secrets/support';

const SEED = Number(process.env.DIFFERENTIAL_SEED ?? 20261125);
const CASES = Number(process.env.DIFFERENTIAL_CASES ?? 20000) / 20;

interface Question {
  readonly object?: object;
  readonly spec?: object;
  /** By `key/property`. */
  readonly stored?: Record<string, string>;
  /** By the name of the generator. */
  readonly generated?: Record<string, Record<string, string>>;
}

interface Answer {
  readonly secret?: Record<string, string>;
  readonly error?: string;
}

let program: GoProgram<Question, Answer>;
beforeAll(() => { program = new GoProgram('templates'); });
afterAll(() => program.stop());

const store = ExternalSecretStore.secretStore('vault');
const base64 = (text: string) => Buffer.from(text).toString('base64');

interface Login {
  readonly username: string;
  readonly password: string;
}

/** Credentials, and what a store or a generator would give for a login. */
interface Source {
  readonly credentials: ExternalCredentials;
  readonly give: (login: Login) => Pick<Question, 'stored' | 'generated'>;
  /** The user name, where it is not that of the login. */
  readonly username?: string;
}

/**
 * What each generator gives: the outputs in the folders of
 * https://github.com/external-secrets/external-secrets/tree/v2.9.0/generators/v1.
 */
const OUTPUTS: Readonly<Record<string, (login: Login) => Record<string, string>>> = {
  ECRAuthorizationToken: login => ({
    ...login, proxy_endpoint: 'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com', expires_at: '1',
  }),
  GCRAccessToken: login => ({ ...login, expiry: '1' }),
  ACRAccessToken: login => ({ ...login }),
  QuayAccessToken: ({ username, password }) => ({
    registry: 'quay.io', auth: base64(`${username}:${password}`), expiry: '1',
  }),
  GitlabDeployToken: ({ username, password }) => ({ username, token: password }),
  GithubAccessToken: ({ password }) => ({ token: password }),
  CloudsmithAccessToken: ({ username, password }) => ({ auth: base64(`${username}:${password}`), expiry: '1' }),
};

const GENERATED: Source[] = Object.entries(TOKENS).map(([kind, credentials]) => ({
  credentials,
  // Each is given to all names: one that is asked for reads its own.
  give: login => ({ generated: { [kind]: OUTPUTS[kind](login) } }),
  username: kind === 'GithubAccessToken' ? 'x-access-token' : undefined,
}));

const STORED: Source[] = [
  {
    credentials: ExternalCredentials.login(Registry.harbor('registry.example.com'), {
      store, key: 'a', usernameProperty: 'u', passwordProperty: 'p',
    }),
    give: ({ username, password }) => ({ stored: { 'a/u': username, 'a/p': password } }),
  },
  ...['robot$ci+"\\{{ .x }}', '%s %d'].map((username, index): Source => ({
    credentials: ExternalCredentials.login(Registry.harbor(`registry.example.com/team-${index}`), {
      store, key: `b${index}`, username,
    }),
    give: ({ password }) => ({ stored: { [`b${index}/`]: password } }),
    username,
  })),
  {
    credentials: ExternalCredentials.dockerConfig({
      covers: [Registry.dockerHub()], store, key: 'c', property: 'config',
    }),
    give: login => ({
      stored: { 'c/config': DockerConfigJson.of([{ key: Registry.dockerHub().configKey, ...login }]).toJson() },
    }),
  },
];

const SOURCES = [...GENERATED, ...STORED];
/** It has a Secret of its own. */
const DEPLOY_TOKEN = GENERATED.filter(({ credentials }) => credentials === TOKENS.GitlabDeployToken);
const SHARED = SOURCES.filter(source => !DEPLOY_TOKEN.includes(source));

/** The spec of the ExternalSecret of some credentials, and the kind of each of its generators by name. */
function specOf(credentials: ExternalCredentials[]): { spec: any; kinds: Record<string, string> } {
  const chart = new Chart(Testing.app(), 'chart', { namespace: 'payments' });
  externalAccess(chart, 'Pull', { credentials, secretName: 'pull' });
  const objects: any[] = Testing.synth(chart);
  return {
    spec: objects.find(object => object.kind === 'ExternalSecret').spec,
    kinds: Object.fromEntries(objects.map(({ kind, metadata }) => [metadata.name, kind])),
  };
}

function questionOf(sources: readonly Source[], logins: readonly Login[]): Question {
  const { spec, kinds } = specOf(sources.map(({ credentials }) => credentials));
  const given = sources.map(({ give }, index) => give(logins[index]));
  const byKind = Object.assign({}, ...given.map(({ generated }) => generated));
  return {
    spec,
    stored: Object.assign({}, ...given.map(({ stored }) => stored)),
    generated: Object.fromEntries(Object.entries(kinds).map(([name, kind]) => [name, byKind[kind] ?? {}])),
  };
}

function configOf({ secret, error }: Answer): DockerConfigJson {
  expect(error).toBeUndefined();
  return DockerConfigJson.parse(Buffer.from(secret!['.dockerconfigjson'], 'base64').toString());
}

const NASTY = [
  '"', '\\', '\\"', '%', '%s', '%!d(', '{{', '}}', '{{ fail "x" }}', '`', '$', "'", '<>&', '\u2028', '\n', '\r\n', '\t',
  '\0', 'ä', '𝒜', '\u007f', ' ', '=', 'null,', '#', '|',
];

function randomText(random: Random, alphabet: readonly string[]): string {
  return random.list(1, 12, () => random.pick(alphabet)).join('');
}

/** A user name has no colon. */
function randomLogin(random: Random): Login {
  return {
    username: randomText(random, [...NASTY, 'robot', 'AWS']),
    password: randomText(random, [...NASTY, ':', 'hunter2', 'x'.repeat(3000)]),
  };
}

test('what is rendered holds each login, whatever is in it, for the images of its registry', async () => {
  const random = new Random(SEED);
  const cases = Array.from({ length: CASES }, () => {
    const sources = random.oneIn(20) ? DEPLOY_TOKEN : SHARED.filter(() => random.oneIn(3));
    return sources.length > 0 ? sources : [random.pick(SHARED)];
  }).map(sources => ({ sources, logins: sources.map(() => randomLogin(random)) }));
  const answers = await program.ask(cases.map(({ sources, logins }) => questionOf(sources, logins)));
  let looked = 0;
  cases.forEach(({ sources, logins }, index) => {
    const config = configOf(answers[index]);
    const keyring = Keyring.of([config]);
    expect(config.keys).toHaveLength(sources.length);
    sources.forEach(
      (
        { credentials, username = logins[sources.findIndex(source => source.credentials === credentials)].username },
        place,
      ) => {
        const [registry] = credentials.registries;
        const [match] = keyring.lookup(`${registry}/app:1`);
        expect(match.username).toBe(username);
        expect(config._entries().find(({ key }) => key === registry.configKey))
          .toMatchObject({ username, password: logins[place].password });
        looked += 1;
      },
    );
  });
  process.stdout.write(
    `differential: seed ${SEED}, ${CASES} templates of External Secrets, ${looked} logins looked up\n`,
  );
});

test('one token opens every registry that shares its generator', async () => {
  const twin = { ...GENERATED[0], credentials: ecrIn('210987654321') };
  const config = configOf(
    (
      await program.ask([
        questionOf([GENERATED[0], twin], [randomLogin(new Random(1)), { username: 'AWS', password: 'p' }]),
      ])
    )[0],
  );
  expect(config._entries().map(({ key, username, password }) => [key, username, password])).toEqual([
    ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', 'p'],
    ['210987654321.dkr.ecr.eu-west-1.amazonaws.com', 'AWS', 'p'],
  ]);
});

describe('what is not as it should be fails, so that the Secret stays as it is', () => {
  const quay = GENERATED.filter(({ credentials }) => `${credentials}`.includes('quay.io'));
  const config = STORED.filter(({ credentials }) => `${credentials}`.includes('docker.io'));

  test.each<[string, Source[], Pick<Question, 'stored' | 'generated'>, RegExp]>([
    ['a property that is missing', STORED.slice(0, 1), { stored: { 'a/u': 'robot' } },
      /map has no entry for key "login_registry_example_com_password"/],
    ['an output that is missing', quay, { generated: {} }, /map has no entry for key "quay_acme_pull_auth"/],
    ['`auth` that is not base64', quay, { generated: { 'pull-quay-acme-pull': { auth: '%%%' } } },
      /map has no entry for key "_1"/],
    ['`auth` without a colon', quay, { generated: { 'pull-quay-acme-pull': { auth: base64('token') } } },
      /map has no entry for key "_1"/],
    ['a config that is not JSON', config, { stored: { 'c/config': 'token' } }, /mustFromJson/],
    ['a config that is not an object', config, { stored: { 'c/config': '[]' } }, /can't evaluate field auths/],
    ['a config without `auths`', config, { stored: { 'c/config': '{"ghcr.io":{}}' } },
      /map has no entry for key "auths"/],
  ])('%s', async (_, sources, given, message) => {
    const { spec } = specOf(sources.map(({ credentials }) => credentials));
    expect(await program.ask([{ spec, stored: {}, generated: {}, ...given }]))
      .toEqual([{ error: expect.stringMatching(message) }]);
  });
});

describe('objects are read by the Go types of External Secrets, which refuse fields that they do not know', () => {
  const decode = async (objects: object[]) =>
    (await program.ask(objects.map(object => ({ object })))).map(({ error }) => error);
  const emitted = (): any[] => {
    const chart = new Chart(Testing.app(), 'chart', { namespace: 'payments' });
    const credentials = SOURCES.map(source => source.credentials);
    externalAccess(chart, 'One', { credentials, annotations: { a: 'b' } });
    externalAccess(chart, 'Each', { credentials, namespaceSelector: { names: ['a'] } });
    externalAccess(chart, 'Copied', {
      credentials, namespaces: ['c'], namespaceSelector: { matchLabels: { a: 'b' } }, sourceNamespace: 'source',
    });
    return Testing.synth(chart).filter(ofExternalSecrets);
  };
  const ofExternalSecrets = ({ apiVersion, kind, spec }: any) =>
    apiVersion.includes('external-secrets.io') && ![kind, spec.kind].includes('GitlabDeployToken');

  test('all that is emitted, but deploy tokens of GitLab, which this version does not know', async () => {
    const objects = emitted();
    expect(new Set(objects.map(({ kind }) => kind)).size).toBe(10);
    expect((await decode(objects)).filter(error => error !== undefined)).toEqual([]);
  });

  test.each(['external-secrets', 'cluster-external-secret'])('the example %s', async name => {
    const objects = Object.keys(readManifests(join(EXAMPLES, name)))
      .flatMap(file => Yaml.load(join(EXAMPLES, name, file)))
      .filter(ofExternalSecrets);
    expect(objects.length).toBeGreaterThan(1);
    expect((await decode(objects)).filter(error => error !== undefined)).toEqual([]);
  });

  test('a field too many', async () => {
    const [object] = emitted();
    expect(await decode([{ ...object, spec: { ...object.spec, misspelled: true } }]))
      .toEqual([expect.stringContaining('unknown field "misspelled"')]);
  });
});

function ecrIn(account: string): ExternalCredentials {
  return ecrToken(Registry.ecr({ account, region: 'eu-west-1' }));
}
