import { accessToken, acr, ecr, google, googleKey, harbor, privateKey, serviceAccount, TOKENS, vault } from './support';
import { CloudIdentity, ExternalCredentials, ExternalSecretStore, GeneratorIdentity, Registry } from '../../src';
import { Generated } from '../../src/external-secrets/source';

const generator = (credentials: ExternalCredentials) => (credentials._source as Generated).generator;
const quay = { robotAccount: 'acme+pull', serviceAccountName: 'pull' };
const github = { appId: '1', installationId: '22', privateKey };
const cloudsmith = { organization: 'acme', service: 'pull', serviceAccountName: 'pull' };

test.each(Object.entries(TOKENS))('%s', (kind, credentials) => {
  const { clusterField, spec, slug, output, lifetime } = generator(credentials);
  expect(generator(credentials).kind).toBe(kind);
  expect({ clusterField, spec, slug, output, lifetime: lifetime?.toHumanString() }).toMatchSnapshot();
});

describe('the registry says what to ask for', () => {
  test.each([
    ['ECR Public', ExternalCredentials.ecrToken(Registry.ecrPublic(), { identity: serviceAccount }), { region: 'us-east-1', scope: 'public' }],
    ['a role of another account', ExternalCredentials.ecrToken(ecr, { identity: serviceAccount, assumeRole: 'arn:aws:iam::210987654321:role/pull' }), {
      role: 'arn:aws:iam::210987654321:role/pull',
    }],
    ['Azure in China', ExternalCredentials.acrToken(Registry.parse('acmeprod.azurecr.cn'), { identity: serviceAccount }), {
      registry: 'acmeprod.azurecr.cn', environmentType: 'ChinaCloud',
    }],
    ['one repository', ExternalCredentials.acrToken(acr.withPath('team/app'), { identity: serviceAccount, singleRepository: true }), {
      registry: 'acmeprod.azurecr.io', scope: 'repository:team/app:pull',
    }],
    ['a project of a domain', ExternalCredentials.artifactRegistryToken(Registry.parse('europe-docker.pkg.dev/example.com/web'), { identity: googleKey }), {
      projectID: 'example.com:web',
    }],
    ['a project that is given', ExternalCredentials.artifactRegistryToken(Registry.gcr(), { identity: googleKey, project: 'acme' }), { projectID: 'acme' }],
    ['a Quay of one\'s own', ExternalCredentials.quayToken(Registry.quay('quay.example.com'), quay), { url: 'quay.example.com' }],
    ['a GitLab of one\'s own', ExternalCredentials.gitlabDeployToken(Registry.gitlab('registry.example.com'), {
      project: '7', accessToken, url: 'https://gitlab.example.com',
    }), { url: 'https://gitlab.example.com', projectID: '7' }],
  ])('%s', (_, credentials, spec) => {
    expect(generator(credentials).spec).toMatchObject(spec);
  });

  test('a token for one repository lives 75 minutes', () => {
    expect(generator(ExternalCredentials.acrToken(acr.withPath('a'), { identity: serviceAccount, singleRepository: true })).lifetime?.toMinutes()).toBe(75);
  });
});

test.each<[string, () => unknown, RegExp]>([
  ['a registry of another kind', () => ExternalCredentials.ecrToken(acr, { identity: serviceAccount }),
    /ecrToken makes tokens for registries of kind ecr and ecr-public, got 'acmeprod.azurecr.io' of kind acr: use ExternalCredentials.acrToken/],
  ['a registry without tokens', () => ExternalCredentials.acrToken(harbor, { identity: serviceAccount }), /of kind harbor: use ExternalCredentials.login/],
  ['a registry that may be one of Cloudsmith', () => ExternalCredentials.quayToken(Registry.of('r.example.com'), quay), /use ExternalCredentials.login/],
  ['a registry that is none of Cloudsmith', () => ExternalCredentials.cloudsmithToken(ecr, cloudsmith), /of kind ecr: use ExternalCredentials.ecrToken/],
  ['an identity of another cloud', () => ExternalCredentials.ecrToken(ecr, { identity: googleKey }), /'identity' cannot be used for/],
  ['a role of another partition', () => ExternalCredentials.ecrToken(ecr, { identity: serviceAccount, assumeRole: 'arn:aws-cn:iam::210987654321:role/pull' }),
    /'assumeRole' cannot be used/],
  ['no project', () => ExternalCredentials.artifactRegistryToken(Registry.gcr(), { identity: googleKey }), /'project' of the token for 'gcr.io' is not known/],
  ['half a project', () => ExternalCredentials.artifactRegistryToken(Registry.parse('europe-docker.pkg.dev/example.com'), { identity: googleKey }), /'project'/],
  ['one repository without its path', () => ExternalCredentials.acrToken(acr, { identity: serviceAccount, singleRepository: true }), /withPath\('team\/app'\)/],
  ['a user as robot account', () => ExternalCredentials.quayToken(Registry.quay(), { ...quay, robotAccount: 'acme' }), /organization\+robot; got 'acme'/],
  ['neither project nor group', () => ExternalCredentials.gitlabDeployToken(Registry.gitlab(), { accessToken }), /got none/],
  ['both project and group', () => ExternalCredentials.gitlabDeployToken(Registry.gitlab(), { accessToken, project: '1', group: '2' }), /got both/],
  ['no URL of a GitLab of one\'s own', () => ExternalCredentials.gitlabDeployToken(Registry.gitlab('r.example.com'), { accessToken, project: '1' }), /'url' must be given/],
  ['a URL without https', () => ExternalCredentials.gitlabDeployToken(Registry.gitlab('r.example.com'), { accessToken, project: '1', url: 'gitlab.example.com' }),
    /got 'gitlab.example.com'/],
  ['the name of a GitHub App', () => ExternalCredentials.githubToken(Registry.ghcr(), { ...github, appId: 'my-app' }), /'appId' must be the number/],
  ['the name of an installation', () => ExternalCredentials.githubToken(Registry.ghcr(), { ...github, installationId: 'acme' }), /'installationId' must be/],
])('%s is refused', (_, make, message) => {
  expect(make).toThrow(message);
});

test('an identity of refreshers is none of a generator', () => {
  const identity = CloudIdentity.irsa('arn:aws:iam::123456789012:role/pull') as unknown as GeneratorIdentity;
  expect(() => ExternalCredentials.ecrToken(ecr, { identity })).toThrow(/'identity' for '123456789012[^']*' must be a GeneratorIdentity, .*GeneratorIdentity.serviceAccount\(…\); got/);
});

describe('login', () => {
  const login = (props: object, registry = harbor) => ExternalCredentials.login(registry, { store: vault, key: 'k', ...props })._source;

  test.each([
    [{ usernameProperty: 'u', passwordProperty: 'p' }, { username: { key: 'k', property: 'u' }, password: { key: 'k', property: 'p' } }],
    [{ username: 'robot$ci', passwordProperty: 'p' }, { username: 'robot$ci', password: { key: 'k', property: 'p' } }],
    [{ username: 'robot$ci' }, { username: 'robot$ci', password: { key: 'k' } }],
  ])('%j', (props, source) => {
    expect(login(props)).toMatchObject(source);
  });

  test.each([
    ['ECR', ecr, {}, 'what a store has for \'123456789012.dkr.ecr.eu-west-1.amazonaws.com\' is a token that expires after 12 hours, and nothing here renews it: let the nodes pull'],
    ['ECR, the user in the store too', ecr, { usernameProperty: 'u' }, 'is a token that expires after 12 hours'],
    ['ECR Public', Registry.ecrPublic(), {}, 'is a token that expires after 12 hours'],
    ['Artifact Registry', google, {}, 'what a store has for user \'oauth2accesstoken\' of \'europe-docker.pkg.dev/acme-prod\' is a token that expires after 60 minutes'],
    ['ACR', acr, { username: acr.username }, 'or give the user of a credential that lasts (00000000-0000-0000-0000-000000000000 for'],
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
    [{ username: '' }, /'username' for 'registry.example.com' must not be empty/],
    [{ username: 'a:b' }, /must not hold a colon/],
    [{ username: 'a', passwordProperty: '' }, /'passwordProperty' of key 'k' is empty/],
    [{ usernameProperty: '' }, /'usernameProperty' of key 'k' is empty/],
    [{ username: 'a', key: '' }, /'key' is empty/],
    [{ username: 'a', store: 'vault' }, /'store' must be ExternalSecretStore.secretStore\(…\) .* got 'vault'/],
  ])('%j is refused', (props, message) => {
    expect(() => login(props)).toThrow(message);
  });
});

describe('a whole config', () => {
  const config = (props: object = {}) => ExternalCredentials.dockerConfigJson({ covers: [harbor], store: vault, key: 'k', ...props });

  test('it covers what it is said to', () => {
    expect(config({ covers: [harbor, google] }).registries.map(String)).toEqual([`${harbor}`, `${google}`]);
    expect(config({ property: 'p' })._source).toMatchObject({ config: { key: 'k', property: 'p' } });
  });

  test.each([[{ covers: [] }, /'covers' of key 'k' is empty/], [{ covers: [harbor, ecr] }, /'covers' of key 'k' has '123456789012[^']*': what a config has for it is a token/], [{ property: '' }, /'property' of key 'k' is empty/]])('%j is refused', (props, message) => {
    expect(() => config(props)).toThrow(message);
  });
});

test('a store is one of a namespace or of the cluster', () => {
  expect([ExternalSecretStore.secretStore('a'), ExternalSecretStore.clusterSecretStore('b')].map(({ kind, name }) => `${kind} ${name}`))
    .toEqual(['SecretStore a', 'ClusterSecretStore b']);
  expect(() => ExternalSecretStore.secretStore('A')).toThrow(/'name' must be a DNS subdomain/);
});
