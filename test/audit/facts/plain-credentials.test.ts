import { PlainCredentials } from '../../../src/audit/facts/plain-credentials';
import { expectLinear } from '../../support/linear';
import { gitHubToken } from '../github-token';
import { base64 } from '../support';
import { jwt } from '../tokens';

const TOKEN = gitHubToken();

const found = (text: string, now = 0, file = 'a.yaml') => {
  const credentials = new PlainCredentials(now);
  credentials.addText(text, { file, document: 0, line: 1 });
  return credentials.inTexts;
};

test.each<[string, string, (index: number) => string, (index: number) => string]>([
  ['as they are', 'stringData', index => `k${index}`, () => TOKEN],
  ['in base64', 'data', index => `k${index}`, () => base64(TOKEN)],
  ['beside their users', 'stringData', index => `HUB${Math.floor(index / 2)}_${index % 2 ? 'TOKEN' : 'USER'}`,
    index => index % 2 ? TOKEN : 'robot'],
])('very many credentials %s are looked through in one pass', async (_, list, key, value) => {
  const textOf = (count: number) => {
    const values = Array.from({ length: count }, (__, index) => `  ${key(index)}: ${value(index)}\n`);
    return `apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n${list}:\n${values.join('')}`;
  };
  await expectLinear(4_000, textOf, text => found(text));
});

test('each of very many credentials has its line', () => {
  const values = Array.from({ length: 8_000 }, (_, index) => `  k${index}: ${TOKEN}\n`);
  const all = found(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData:\n${values.join('')}`);
  expect(all).toHaveLength(8_000);
  expect(all[4_999]).toMatchObject({ field: 'stringData.k4999', subject: { origin: { line: 5_004 } } });
});

test.each<[string, (bytes: number) => string]>([
  ['blanks', bytes => ' '.repeat(bytes)],
  ['quotes', bytes => '"'.repeat(bytes)],
  ['marks of comments', bytes => ' #'.repeat(bytes / 2)],
  ['marks of blocks', bytes => '- |'.repeat(bytes / 3)],
  ['objects in objects', bytes => `${'{"a":'.repeat(bytes / 6)}1${'}'.repeat(bytes / 6)}`],
])('hostile texts are looked through in one pass: %s', async (_, hostile) => {
  const textOf = (bytes: number) => `apiVersion: v1\nkind: Secret\na: ${TOKEN}\nb: ${hostile(bytes)}\n`;
  await expectLinear(2 ** 18, textOf, text => found(text));
});

test('a token that says that it has expired is none; another one of the line is', () => {
  const token = (exp: number) => `${jwt({ exp, sub: 'robot' })}-of-robot`;
  const texts = [[token(1.7e9)], [token(1.9e9)], [token(1.7e9), token(1.9e9)]].map(all => `a: ${all.join(' ')}\n`);
  expect(texts.map(text => found(text, 1.8e12).length)).toEqual([0, 1, 1]);
});

describe('an ExecCredential', () => {
  const OF_KIND = { apiVersion: 'client.authentication.k8s.io/v1', kind: 'ExecCredential' };
  const login = (expirationTimestamp?: string) =>
    JSON.stringify({ ...OF_KIND, status: { expirationTimestamp, token: TOKEN } }, null, 2);
  const NOW = Date.parse('2026-06-01T00:00:00Z');

  test.each([
    ['whose time is over is none', login('2026-05-31T23:59:59Z'), 0],
    ['whose time is over in another time zone is none', login('2026-05-31T17:00:00-07:00'), 0],
    ['in YAML is none either', 'kind: ExecCredential\napiVersion: client.authentication.k8s.io/v1\nstatus:\n'
      + `  expirationTimestamp: 2026-05-31T23:59:59Z\n  token: ${TOKEN}\n`, 0],
    ['whose time is not over is one', login('2026-06-01T00:00:01Z'), 1],
    ['that says nothing of its time is one', login(), 1],
    ['hides nothing in its comments', `# ${TOKEN}\n${login('2026-05-31T23:59:59Z')}`, 1],
    ['hides nothing beside it',
      `{"kind":"List","apiVersion":"v1","items":[${login('2026-05-31T23:59:59Z')},\n${login()}]}`, 1],
  ])('%s', (_, text, count) => {
    expect(found(text, NOW)).toHaveLength(count);
  });
});

test('no key of an object is shown that is a credential itself', () => {
  const credentials = new PlainCredentials(0);
  credentials.addText(`apiVersion: v1\nkind: Secret\nmetadata: { name: a }\nstringData: { ${TOKEN}: ${TOKEN} }\n`, {
    file: 'a.yaml', document: 0, line: 1,
  });
  expect(credentials.inTexts).toMatchObject([{ field: 'stringData.***' }]);
});

describe('a file that is a Docker config by its name', () => {
  const logins = (key: string, password = 'hunter2-abc') =>
    ({ [key]: { auth: Buffer.from(`robot:${password}`).toString('base64'), email: 'a@b.io' } });
  const inFile = (text: string, file = 'k8s/.dockerconfigjson') =>
    found(text, 0, file).map(({ what, subject: { origin } }) => [what, origin.line]);
  const LOGIN = 'the credentials of a pull secret';

  test.each<[string, string, number]>([
    ['in one line', JSON.stringify({ auths: logins('reg.io') }), 1],
    ['in many lines', JSON.stringify({ auths: logins('reg.io') }, null, 2), 4],
    ['without auth',
      JSON.stringify({ auths: { 'reg.io': { username: 'robot', password: 'hunter2-abc' } } }, null, 2), 5],
    ['of the old layout', JSON.stringify(logins('https://index.docker.io/v1/')), 1],
    ['in base64', Buffer.from(JSON.stringify({ auths: logins('reg.io') })).toString('base64'), 1],
    ['in base64 of many lines',
      `${Buffer.from(JSON.stringify({ auths: logins('reg.io') })).toString('base64').replace(/.{76}/g, '$&\n')}\n`, 1],
  ])('holds a login %s', (_, text, line) => expect(inFile(text)).toEqual([[LOGIN, line]]));

  test.each(['localhost:5000', 'registry.example.com', '<your registry>'])('one for %s is none', key => {
    expect(inFile(JSON.stringify(logins(key)), '.dockercfg')).toEqual([]);
  });

  test.each(['CHANGE_ME', '$TOKEN'])('one with the password %s is none', password => {
    expect(inFile(JSON.stringify({ auths: logins('reg.io', password) }))).toEqual([]);
  });

  test('what is no Docker config is looked through like any text', () => {
    expect(inFile('{"auths":{}}')).toEqual([]);
    expect(inFile(`token: ${TOKEN}\n`)).toEqual([['a GitHub token', 1]]);
  });
});
