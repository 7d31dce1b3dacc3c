import { entriesOf, withFiles } from './support';
import { Registry, RegistryCredentials } from '../../src';

const file = withFiles();
const auth = (login: string) => ({ auth: Buffer.from(login).toString('base64') });
const auths = {
  'https://index.docker.io/v1/': auth('me:hunter2'),
  'ghcr.io': { username: 'octocat', password: 'hunter3' },
  'registry.example.com:5000/team-a': auth('a:hunter4'),
};

test('every login of the file is taken, under the key that the kubelet matches', () => {
  const credentials = RegistryCredentials.dockerConfigInManifest(file('config.json', JSON.stringify({ auths })));
  expect(entriesOf(credentials)).toEqual(expect.arrayContaining([
    ['https://index.docker.io/v1/', 'me', 'hunter2'],
    ['ghcr.io', 'octocat', 'hunter3'],
    ['registry.example.com:5000/team-a', 'a', 'hunter4'],
  ]));
});

test('only the registries that are asked for are taken', () => {
  const credentials = RegistryCredentials.dockerConfigInManifest(file('config.json', JSON.stringify({ auths })), {
    registries: [Registry.dockerHub()],
  });
  expect(entriesOf(credentials)).toEqual([['https://index.docker.io/v1/', 'me', 'hunter2']]);
});

test('the tokens that `docker login` with a browser keeps beside the login of Docker Hub are left out', () => {
  const tokens = {
    'https://index.docker.io/v1/access-token': auth('me:a'), 'https://index.docker.io/v1/refresh-token': auth('me:r'),
  };
  const taken = (config: object) =>
    RegistryCredentials.dockerConfigInManifest(file('browser.json', JSON.stringify({ auths: config })));
  expect(entriesOf(taken({ 'https://index.docker.io/v1/': auth('me:hunter2'), ...tokens })))
    .toEqual([['https://index.docker.io/v1/', 'me', 'hunter2']]);
  expect(() => taken(tokens)).toThrow("has no credentials: its 'auths' is empty or missing");
});

test('a credential helper of another registry does not matter', () => {
  const path = file('config.json', JSON.stringify({ auths, credHelpers: { 'quay.io': 'secretservice' } }));
  expect(entriesOf(RegistryCredentials.dockerConfigInManifest(path, { registries: [Registry.ghcr()] })))
    .toHaveLength(1);
});

test.each([
  ['store.json', { auths: { 'ghcr.io': {} }, credsStore: 'desktop' },
    /leaves its passwords to a credential helper \('credsStore'\)/],
  ['store-case.json', { auths, CREDSSTORE: 'desktop' }, /leaves its passwords to a credential helper \('credsStore'\)/],
  ['helper.json', { auths, credHelpers: { 'ghcr.io': 'pass' } },
    /leaves the password for 'ghcr.io' to a credential helper \('credHelpers'\)/],
  ['helper-cloud.json', { auths, credHelpers: { '123456789012.dkr.ecr.eu-west-1.amazonaws.com': 'ecr-login' } },
    /so it is not in it\. Let a refresher fetch tokens \(RegistryCredentials.token\(…\)\), or let the nodes pull/],
  ['helper-case.json', { auths, CredHelpers: { 'https://me:hunter2@ghcr.io': 'pass' } },
    /leaves the password for 'https:\/\/\*\*\*@ghcr.io' to a credential helper/],
  ['helper-type.json', { auths, credHelpers: ['hunter2'] },
    /is not a Docker config.json: its 'credHelpers' is not a JSON object/],
  ['null.json', null, /is not a Docker config.json: it is 'null', not a JSON object/],
  ['list.json', [], /is not a Docker config.json: wrong-type: the document is not a JSON object/],
  ['text.json', 'hunter2', /is not a Docker config.json: wrong-type/],
  ['number.json', 5, /is not a Docker config.json: wrong-type/],
  ['empty.json', { auths: {} }, /has no credentials: its 'auths' is empty or missing/],
  ['none.json', {}, /has no credentials: its 'auths' is empty or missing/],
  ['blank.json', { auths: { 'ghcr.io': {} } }, /user name for 'ghcr.io' is empty/],
  // As `az acr login` leaves it.
  ['identity.json', { auths: { 'contoso.azurecr.io': { ...auth(`${'0'.repeat(8)}:`), identitytoken: 'hunter2' } } },
    /has an identity token for 'contoso.azurecr.io' and no password, as `az acr login` .*RegistryCredentials.token\(…\)/],
  ['identity-case.json', { Auths: { 'ghcr.io': { username: 'me', IdentityToken: 'hunter2' } } },
    /has an identity token for 'ghcr.io' and no password, .* does not read it. Log in with a user name/],
  ['bearer.json', { auths: { 'ghcr.io': { registrytoken: 'hunter2' } } },
    /has an identity token for 'ghcr.io' and no password/],
  ['no-password.json', { auths: { 'ghcr.io': { username: 'me' }, 'quay.io': { identitytoken: 'hunter2' } } },
    /the password for 'ghcr.io' is empty/],
  ['auth.json', { auths: { 'ghcr.io': { auth: 'hunter2-not-base64' } } }, /is not a Docker config.json: invalid-auth/],
  ['host.json', { auths: { 'https://hub.docker.com': auth('me:hunter2') } },
    /has credentials for 'https:\/\/hub.docker.com', which is not a registry: .*the web site of Docker Hub/],
  ['user-info.json', { auths: { 'https://me:hunter2@reg.io/Team': auth('me:hunter2') } },
    /has credentials for 'https:\/\/\*\*\*@reg.io\/Team', which is not a registry/],
  ['colon.json', { auths: { 'ghcr.io': { username: 'me:hunter2', password: 'hunter2' } } },
    /must not contain a colon: file '.*' seems to hold user:password/],
  ['twice.json', { auths: { 'ghcr.io': auth('a:hunter2'), 'https://me:hunter2@ghcr.io/': auth('b:hunter3') } },
    /has two logins for 'ghcr.io', 'ghcr.io' and 'https:\/\/\*\*\*@ghcr.io\/'/],
  ['hub-twice.json', { auths: { 'https://index.docker.io/v1/': auth('a:hunter2'), 'docker.io': auth('b:hunter3') } },
    /has two logins for 'docker.io'/],
])('%s is an error that names the file and explains itself', (name, config, message) => {
  const path = file(name, JSON.stringify(config));
  const make = () => RegistryCredentials.dockerConfigInManifest(path);
  expect(make).toThrow(message);
  expect(make).toThrow(path);
  expect(make).not.toThrow(/hunter/);
});

test('a config instead of a path is not shown, whatever else is wrong', () => {
  const make = () => RegistryCredentials.dockerConfigInManifest(JSON.stringify({ auths }), { registries: [] });
  expect(make).toThrow("'file' seems to hold the content of a credentials file");
  expect(make).not.toThrow(/hunter|auths/);
});

test('helpers that are set to nothing do not matter', () => {
  const path = file('config.json', JSON.stringify({ auths, credsStore: '', credHelpers: null }));
  expect(entriesOf(RegistryCredentials.dockerConfigInManifest(path))).toHaveLength(3);
});

test('an entry that is not asked for may be anything', () => {
  // The first is what `docker login` leaves beside the login that a browser confirmed.
  const others = {
    'https://index.docker.io/v1/access-token': auth('me:hunter2'),
    '*.example.com': {},
    'https://quay.io': auth('a:b'),
    'quay.io': auth('c:d'),
  };
  const path = file('config.json', JSON.stringify({ auths: { ...auths, ...others } }));
  expect(entriesOf(RegistryCredentials.dockerConfigInManifest(path, { registries: [Registry.dockerHub()] })))
    .toEqual([['https://index.docker.io/v1/', 'me', 'hunter2']]);
});

test('two logins for a registry that is asked for are an error', () => {
  const path = file('config.json', JSON.stringify({ auths: { ...auths, 'https://ghcr.io': auth('a:hunter2') } }));
  expect(() => RegistryCredentials.dockerConfigInManifest(path, { registries: [Registry.ghcr()] }))
    .toThrow(/has two logins for 'ghcr.io', 'ghcr.io' and 'https:\/\/ghcr.io', which are one registry: remove one/);
});

test('a password beside an identity token is taken', () => {
  const path = file('config.json', JSON.stringify({ auths: { 'ghcr.io': { ...auth('a:pw'), identitytoken: 'x' } } }));
  expect(entriesOf(RegistryCredentials.dockerConfigInManifest(path))).toEqual([['ghcr.io', 'a', 'pw']]);
});

test('a list of no registries is an error', () => {
  const path = file('config.json', JSON.stringify({ auths }));
  expect(() => RegistryCredentials.dockerConfigInManifest(path, { registries: [] }))
    .toThrow(/'registries' is empty: .* leave it out to take all of them/);
});

test('a registry that the file does not know is an error that lists those it knows', () => {
  const path = file('config.json', JSON.stringify({ auths: { ...auths, 'me:hunter2@reg.io': {} } }));
  const make = () => RegistryCredentials.dockerConfigInManifest(path, { registries: [Registry.quay()] });
  expect(make).toThrow(/has no credentials for 'quay.io'; it has some for: ghcr.io, .*\*\*\*@reg.io/);
  expect(make).not.toThrow(/hunter/);
});

test('a malformed file is an error that does not show its content', () => {
  const path = file('broken.json', '{"auths": {"ghcr.io": {"auth": "hunter2"');
  expect(() => RegistryCredentials.dockerConfigInManifest(path)).toThrow(/is not a Docker config.json: invalid-json/);
  expect(() => RegistryCredentials.dockerConfigInManifest(path)).not.toThrow(/hunter2/);
});
