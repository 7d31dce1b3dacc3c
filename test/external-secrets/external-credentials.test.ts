import {
  accessToken, acr, cloudsmith, ecr, githubApp, google, googleKey, harbor, robot, serviceAccount, TOKENS, vault,
} from './support';
import { ExternalCredentials, ExternalSecretStore, GeneratorIdentity, Registry } from '../../src';
import { Generated } from '../../src/external-secrets/source';

const generator = (credentials: ExternalCredentials) => (credentials._external as Generated).generator;

test.each(Object.entries(TOKENS))('%s', (kind, credentials) => {
  const { clusterField, spec, slug, output, lifetime } = generator(credentials);
  expect(generator(credentials).kind).toBe(kind);
  expect({ clusterField, spec, slug, output, lifetime: lifetime?.toHumanString() }).toMatchSnapshot();
});

describe('the registry says what to ask for', () => {
  test.each([
    ['ECR Public', ExternalCredentials.token(Registry.ecrPublic(), { identity: serviceAccount }),
      { region: 'us-east-1', scope: 'public' }],
    [
      'a role of another account',
      ExternalCredentials.token(ecr, { identity: serviceAccount, assumeRole: 'arn:aws:iam::210987654321:role/pull' }),
      { role: 'arn:aws:iam::210987654321:role/pull' },
    ],
    ['Azure in China', ExternalCredentials.token(Registry.parse('acmeprod.azurecr.cn'), { identity: serviceAccount }), {
      registry: 'acmeprod.azurecr.cn', environmentType: 'ChinaCloud',
    }],
    ['one repository',
      ExternalCredentials.token(acr.withPath('team/app'), { identity: serviceAccount, singleRepository: true }),
      { registry: 'acmeprod.azurecr.io', scope: 'repository:team/app:pull' }],
    ['a project of a domain',
      ExternalCredentials.token(Registry.parse('europe-docker.pkg.dev/example.com/web'), { identity: googleKey }),
      { projectID: 'example.com:web' }],
    ['a project that is given', ExternalCredentials.token(Registry.gcr(), { identity: googleKey, project: 'acme' }),
      { projectID: 'acme' }],
    ["a Quay of one's own", ExternalCredentials.token(Registry.quay('quay.example.com'), { identity: robot }),
      { url: 'quay.example.com' }],
    ['a GitLab of one\'s own', ExternalCredentials.token(Registry.gitlab('registry.example.com'), {
      project: '7', identity: accessToken, url: 'https://gitlab.example.com',
    }), { url: 'https://gitlab.example.com', projectID: '7' }],
  ])('%s', (_, credentials, spec) => {
    expect(generator(credentials).spec).toMatchObject(spec);
  });

  test('a token for one repository lives 75 minutes', () => {
    expect(
      generator(
        ExternalCredentials.token(acr.withPath('a'), { identity: serviceAccount, singleRepository: true }),
      ).lifetime?.toMinutes(),
    ).toBe(75);
  });
});

test.each<[string, () => unknown, RegExp]>([
  ['a registry without tokens', () => ExternalCredentials.token(harbor, { identity: serviceAccount }),
    /External Secrets makes no tokens for 'registry.example.com' of kind harbor: use ExternalCredentials.login/],
  ['a registry that is none of Cloudsmith',
    () => ExternalCredentials.token(Registry.of('r.example.com'), { identity: robot }),
    /robot account 'acme\+pull' of Quay does not fit it; .*cloudsmithService\(…\).* use ExternalCredentials.login/],
  ['a service of Cloudsmith for another registry', () => ExternalCredentials.token(ecr, { identity: cloudsmith }),
    /service 'pull' of Cloudsmith does not fit it; write GeneratorIdentity.serviceAccount/],
  ['an identity of another registry', () => ExternalCredentials.token(Registry.ghcr(), { identity: accessToken }),
    /the access token of GitLab in Secret 'gitlab' does not fit it; write GeneratorIdentity.githubApp/],
  ['an identity of another cloud', () => ExternalCredentials.token(ecr, { identity: googleKey }),
    /'identity' cannot be used for/],
  [
    'a role of another partition',
    () =>
      ExternalCredentials.token(ecr, {
        identity: serviceAccount, assumeRole: 'arn:aws-cn:iam::210987654321:role/pull',
      }),
    /'assumeRole' cannot be used/,
  ],
  ['no project', () => ExternalCredentials.token(Registry.gcr(), { identity: googleKey }),
    /'project' of the token for 'gcr.io' is not known/],
  ['half a project',
    () => ExternalCredentials.token(Registry.parse('europe-docker.pkg.dev/example.com'), { identity: googleKey }),
    /'project'/],
  ['one repository without its path',
    () => ExternalCredentials.token(acr, { identity: serviceAccount, singleRepository: true }),
    /withPath\('team\/app'\)/],
  ['neither project nor group', () => ExternalCredentials.token(Registry.gitlab(), { identity: accessToken }),
    /got none/],
  ['both project and group',
    () => ExternalCredentials.token(Registry.gitlab(), { identity: accessToken, project: '1', group: '2' }),
    /got both/],
  ["no URL of a GitLab of one's own",
    () => ExternalCredentials.token(Registry.gitlab('r.example.com'), { identity: accessToken, project: '1' }),
    /'url' must be given/],
  [
    'a URL without https',
    () =>
      ExternalCredentials.token(Registry.gitlab('r.example.com'), {
        identity: accessToken, project: '1', url: 'gitlab.example.com',
      }),
    /got 'gitlab.example.com'/,
  ],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});

describe('what a generator cannot be told is refused by name', () => {
  const options = {
    assumeRole: 'arn:aws:iam::210987654321:role/pull',
    project: 'acme',
    group: 'acme',
    singleRepository: true,
    tokenName: 'pull',
    url: 'https://gitlab.com',
  };
  const kinds: Record<keyof typeof options, string> = {
    assumeRole: 'ecr or ecr-public',
    project: 'artifact-registry or gitlab',
    group: 'gitlab',
    singleRepository: 'acr',
    tokenName: 'gitlab',
    url: 'gitlab',
  };

  test.each<[Registry, GeneratorIdentity, (keyof typeof options)[]]>([
    [ecr, serviceAccount, ['assumeRole']],
    [Registry.ecrPublic(), serviceAccount, ['assumeRole']],
    [google, googleKey, ['project']],
    [acr.withPath('team/app'), serviceAccount, ['singleRepository']],
    [Registry.quay(), robot, []],
    [Registry.gitlab(), accessToken, ['group', 'tokenName', 'url']],
    [Registry.ghcr(), githubApp, []],
    [Registry.of('docker.cloudsmith.io'), cloudsmith, []],
  ])('%s', (registry, identity, fitting) => {
    const base = registry.kind === 'gitlab' ? { project: '7' } : {};
    for (const option of Object.keys(options) as (keyof typeof options)[]) {
      const make = () =>
        ExternalCredentials.token(registry, {
          identity,
          ...(option === 'group' ? {} : base),
          [option]: options[option],
        });
      if (fitting.includes(option) || option in base) {
        expect(make).not.toThrow();
      } else {
        expect(make).toThrow(`'${option}' ('${options[option]}') has no effect for a token of '${registry}', which is `
          + `of kind ${registry.kind} and not of kind ${kinds[option]}: leave it out`);
      }
    }
  });
});

test.each<[string, () => unknown, RegExp]>([
  ['a token as its name',
    () => ExternalCredentials.token(ecr, { identity: serviceAccount, tokenName: 'glpat-S3CR3T' }),
    /^'tokenName' \(a text that is not shown/],
  [
    'a URL with a password',
    () =>
      ExternalCredentials.token(Registry.gitlab(), {
        identity: accessToken, project: '7', url: 'https://me:glpat-S3CR3T@gitlab.com',
      }),
    /'url' must be a URL of GitLab .* got a text that is not shown/,
  ],
  [
    'a user that is given twice',
    () =>
      ExternalCredentials.login(harbor, {
        store: vault, key: 'k', username: 'glpat-S3CR3T', usernameProperty: 'glpat-S3CR3T',
      }),
    /say the same: give one/,
  ],
])('what may be a credential in a wrong place is not shown: %s', (_, make, message) => {
  expect(make).toThrow(message);
  expect(make).not.toThrow(/SECRET/);
});

describe('login', () => {
  const login = (props: object, registry = harbor) =>
    ExternalCredentials.login(registry, { store: vault, key: 'k', ...props })._external;

  test.each([
    [{ usernameProperty: 'u', passwordProperty: 'p' },
      { username: { key: 'k', property: 'u' }, password: { key: 'k', property: 'p' } }],
    [{ username: 'robot$ci', passwordProperty: 'p' }, { username: 'robot$ci', password: { key: 'k', property: 'p' } }],
    [{ username: 'robot$ci' }, { username: 'robot$ci', password: { key: 'k' } }],
  ])('%j', (props, source) => {
    expect(login(props)).toMatchObject(source);
  });

  test.each([
    ['ECR', ecr, {}, "what a store has for '123456789012.dkr.ecr.eu-west-1.amazonaws.com' is a token that expires "
      + 'after 12 hours, and nothing here renews it: let the nodes pull'],
    ['ECR, the user in the store too', ecr, { usernameProperty: 'u' }, 'is a token that expires after 12 hours'],
    ['ECR Public', Registry.ecrPublic(), {}, 'is a token that expires after 12 hours'],
    ['Artifact Registry', google, {}, "what a store has for user 'oauth2accesstoken' of "
      + "'europe-docker.pkg.dev/acme-prod' is a token that expires after 60 minutes"],
    ['ACR', acr, { username: acr.username },
      'or give the user of a credential that lasts (00000000-0000-0000-0000-000000000000 for'],
  ])('a token in a store, which nothing renews there, is refused: %s', (_, registry, props, message) => {
    expect(() => login(props, registry)).toThrow(message);
  });

  test('a credential of a cloud that lasts is taken', () => {
    expect(login({ username: '_json_key' }, google)).toMatchObject({ username: '_json_key' });
    expect(login({ usernameProperty: 'u' }, acr)).toMatchObject({ username: { property: 'u' } });
  });

  test.each([
    [{}, /'usernameProperty' or 'username' for 'registry.example.com' must be given/],
    [{ username: 'a', usernameProperty: 'b' }, /say the same: give one/],
    [{ username: 'a:b' }, /must not hold a colon/],
  ])('%j is refused', (props, message) => {
    expect(() => login(props)).toThrow(message);
  });
});

describe('a whole config', () => {
  const config = (props: object = {}) =>
    ExternalCredentials.dockerConfig({ covers: [harbor], store: vault, key: 'k', ...props });

  test('it covers what it is said to', () => {
    expect(config({ covers: [harbor, google] }).registries.map(String)).toEqual([`${harbor}`, `${google}`]);
    expect(config({ property: 'p' })._external).toMatchObject({ config: { key: 'k', property: 'p' } });
  });

  test.each([
    [{ covers: [] }, /'covers' of key 'k' is empty/],
    [{ covers: [harbor, ecr] }, /'covers' of key 'k' has '123456789012[^']*': what a config has for it is a token/],
  ])('%j is refused', (props, message) => {
    expect(() => config(props)).toThrow(message);
  });
});

test('a store is one of a namespace or of the cluster', () => {
  expect(
    [ExternalSecretStore.secretStore('a'), ExternalSecretStore.clusterSecretStore('b')].map(
      ({ kind, name }) => `${kind} ${name}`,
    ),
  ).toEqual(['SecretStore a', 'ClusterSecretStore b']);
  expect(() => ExternalSecretStore.secretStore('A')).toThrow(/'name' must be a DNS subdomain/);
});
