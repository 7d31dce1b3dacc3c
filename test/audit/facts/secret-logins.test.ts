import { PlainCredentials } from '../../../src/audit/facts/plain-credentials';
import { gitHubToken } from '../github-token';
import { base64 } from '../support';

const HUB = 'https://index.docker.io/v1/';
const LOGIN = { username: 'robot', password: 'Tulip!4711' };

function found(secret: object) {
  const credentials = new PlainCredentials(0);
  const object = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' }, ...secret };
  credentials.addText(JSON.stringify(object, null, 2), { file: 'a.json', document: 0, line: 1 });
  return credentials.inTexts.map(({ what, field, isHarmless }) => [what, field, ...isHarmless ? ['made up'] : []]);
}

describe('user and password that Tekton is told the registry of', () => {
  const ofTekton = (stringData: object, registry = HUB, more: object = {}) =>
    found({ metadata: { name: 'a', annotations: { 'tekton.dev/docker-0': registry } }, stringData, ...more });

  test('are a login', () => {
    expect(ofTekton(LOGIN)).toEqual([['a registry login', 'stringData.password']]);
    const data = { username: base64('robot'), password: base64('Tulip!4711\n') };
    expect(ofTekton({}, HUB, { data })).toEqual([['a registry login', 'data[password]']]);
  });

  test('are said once where the password is a token, or has its registry beside it', () => {
    expect(ofTekton({ ...LOGIN, password: gitHubToken() })).toEqual([['a GitHub token', 'stringData.password']]);
    expect(ofTekton({ registry: 'reg.io', ...LOGIN })).toHaveLength(1);
  });

  test('are perhaps made up, by what they say', () => {
    expect(ofTekton({ ...LOGIN, username: 'teste' })).toEqual([['a registry login', 'stringData.password', 'made up']]);
  });

  test.each([
    ['a placeholder', { ...LOGIN, password: 'CHANGE_ME' }], ['stars', { ...LOGIN, password: '*****' }],
    ['a variable', { ...LOGIN, password: '$(PASSWORD)' }], ['a user to be filled in', { ...LOGIN, username: '<user>' }],
    ['no user', { password: LOGIN.password }], ['an empty user', { ...LOGIN, username: '' }],
    ['a token of ECR', { ...LOGIN, username: 'AWS' }],
  ])('with %s are none', (_, stringData) => expect(ofTekton(stringData)).toEqual([]));

  test.each(['http://localhost:5000', 'registry.example.com', '<registry>', 'https://myregistry.azurecr.io'])(
    'for %s are none', registry => expect(ofTekton(LOGIN, registry)).toEqual([]));

  test('in a Secret for git, in an encrypted one and in one of a test are none', () => {
    expect(found({ metadata: { name: 'a', annotations: { 'tekton.dev/git-0': HUB } }, stringData: LOGIN })).toEqual([]);
    expect(ofTekton(LOGIN, HUB, { sops: { mac: 'x' } })).toEqual([]);
    const metadata = { name: 'test-login', annotations: { 'tekton.dev/docker-0': HUB } };
    expect(found({ metadata, stringData: LOGIN })).toEqual([]);
  });
});

describe('a password whose name says that it is of a registry', () => {
  test.each([
    { DOCKER_USERNAME: 'robot', DOCKER_PASSWORD: 'Tulip!4711' },
    { REGISTRY_URL: 'reg.io', REGISTRY_USER: 'robot', REGISTRY_PASSWORD: 'Tulip!4711' },
    { HARBOR_HOST: 'hub.acme.io', HARBOR_USER: 'robot', HARBOR_PASSWORD: 'Tulip!4711' },
    { DOCKERHUB_USERNAME: 'robot', DOCKERHUB_TOKEN: 'Tulip!4711' },
  ])('lies open beside its user: %#', members => {
    const name = Object.keys(members).at(-1)!;
    expect(found({ stringData: members })).toEqual([['a registry password', `stringData.${name}`]]);
    const data = Object.fromEntries(Object.entries(members).map(([key, value]) => [key, base64(value)]));
    expect(found({ data })).toEqual([['a registry password', `data[${name}]`]]);
  });

  test.each([
    ['no user', { DOCKER_PASSWORD: 'Tulip!4711' }],
    ['the user of something else', { DB_USER: 'robot', DOCKER_PASSWORD: 'Tulip!4711' }],
    ['a registry that nobody else reaches',
      { REGISTRY_URL: 'localhost:5000', REGISTRY_USER: 'robot', REGISTRY_PASSWORD: 'Tulip!4711' }],
    ['a placeholder', { DOCKER_USERNAME: 'robot', DOCKER_PASSWORD: 'your-password' }],
    ['a path', { DOCKER_USERNAME: 'robot', DOCKER_PASSWORD: '/run/docker' }],
  ])('with %s does not', (_, stringData) => expect(found({ stringData })).toEqual([]));

  test('is none where its base64 is a word that waits for it', () => {
    expect(found({ data: { DOCKER_USERNAME: 'robot123', DOCKER_PASSWORD: 'PASSWORD' } })).toEqual([]);
  });
});
