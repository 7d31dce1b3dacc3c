import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { staticModule } from './modules';
import { DockerConfigJson } from '../../../src';
import { temporaryFolder } from '../../support/folder';
import { expectLinear } from '../../support/linear';
import { propertyOptions } from '../../support/property';

const folder = temporaryFolder();
const file = join(folder, '.dockerconfigjson');

async function read(text: string | undefined): Promise<Record<string, any>> {
  rmSync(file, { force: true });
  if (text !== undefined) writeFileSync(file, text);
  const { auths, expires } = await staticModule.fetchPart({ provider: 'static', secretName: 'robot', file });
  expect(expires).toBeUndefined();
  return Object.fromEntries(auths);
}

test('is what the Secret holds, whatever is beside it', async () => {
  const entry = { auth: Buffer.from('robot:p"\\\n{}').toString('base64'), password: 'p"\\\n{}', username: 'robot' };
  const text = ` {\n"credHelpers":{"auths":"x"},"auths" : { "ghcr.io":${JSON.stringify(entry)} `
    + ',"plain.io":{"username":"u","password":"p","email":null}},"z":[]} ';
  expect(await read(text)).toEqual({ 'ghcr.io': entry, 'plain.io': { username: 'u', password: 'p', email: null } });
});

test.each([
  ['absent', undefined,
    /^it has no \.dockerconfigjson: does it exist, with the type kubernetes\.io\/dockerconfigjson\?$/],
  ['empty', '', /^it is not JSON$/],
  ['no JSON', '{"auths":{"ghcr.io":{"auth":"s3cret', /^it is not JSON$/],
  ['two texts', '{"auths":{"ghcr.io":{"auth":"YTpi"}}} {}', /^it is not JSON$/],
  ['a list', '[]', /^it holds no credentials$/],
  ['null', 'null', /^it holds no credentials$/],
  ['text', '"auths"', /^it holds no credentials$/],
  ['without credentials', '{"auths":{}}', /^it holds no credentials$/],
  ['without auths', '{"HttpHeaders":{}}', /^it holds no credentials$/],
  ['with a list of auths', '{"auths":[{"auth":"YTpi"}]}', /^auths is no object$/],
  ['with auths that are text', '{"auths":"YTpi"}', /^auths is no object$/],
  [
    'with auths in other letters', '{"Auths":{"ghcr.io":{"auth":"YTpi"}}}',
    /^the member auths has to be in small letters$/,
  ],
  ['with auths twice', '{"auths":{"ghcr.io":{"auth":"YTpi"}},"auths":{"quay.io":{"auth":"YTpi"}}}',
    /^the entry "auths" is there twice$/],
  ['with an entry that is text', '{"auths":{"ghcr.io":"YTpi"}}', /^the entry "ghcr.io" is no object$/],
  ['with an entry twice', '{"auths":{"ghcr.io":{"auth":"YTpi"},"ghcr\\u002eio":{"auth":"YTpj"}}}',
    /^the entry "ghcr.io" is there twice$/],
  ['with a password in the key of a broken entry', '{"auths":{"https://robot:s3cret@ghcr.io":{"auth":"YT*i"}}}',
    /^the auth of "ghcr.io" is not base64 of username:password$/],
  ['with a password in a key that is there twice', '{"auths":{"robot:s3cret@ghcr.io":{},"robot:s3cret@ghcr.io":{}}}',
    /^the entry "ghcr.io" is there twice$/],
  ['with an auth that is not base64', '{"auths":{"ghcr.io":{"auth":"YT*i"}}}',
    /^the auth of "ghcr.io" is not base64 of username:password$/],
  ['with an auth without a colon', '{"auths":{"ghcr.io":{"auth":"YWJj"}}}',
    /^the auth of "ghcr.io" is not base64 of username:password$/],
  ['with an auth that is padded wrongly', '{"auths":{"ghcr.io":{"auth":"YTpi="}}}',
    /^the auth of "ghcr.io" is not base64 of username:password$/],
  ['with an auth in other letters', '{"auths":{"ghcr.io":{"Auth":"YT*i"}}}',
    /^the Auth of "ghcr.io" is not base64 of username:password$/],
  [
    'with a password that is a number', '{"auths":{"ghcr.io":{"username":"a","password":1}}}',
    /^the password of "ghcr.io" is no string$/,
  ],
  ['nested as deeply as no Secret is',
    `{"auths":{"ghcr.io":{"auth":"YTpi","x":${'['.repeat(5000)}${']'.repeat(5000)}}}}`, /^it is nested too deeply$/],
  [
    'with an auth that is an object', '{"auths":{"ghcr.io":{"auth":{"YTpi":1}}}}',
    /^the auth of "ghcr.io" is no string$/,
  ],
])('one that is %s is refused', async (_, text, said) => {
  await expect(read(text)).rejects.toThrow(said);
  await expect(read(text)).rejects.not.toThrow('s3cret');
});

test.each([
  'YTpi', 'YTpiYw==', 'YTpiYw', 'YTpi\\nYTpi', 'YTpi\\/\\/8=', '',
])('may have %j as auth, as for the kubelet', async auth => {
  await expect(read(`{"auths":{"ghcr.io":{"auth":"${auth}"}}}`)).resolves.toHaveProperty(['ghcr.io']);
});

test('gives the entries that JSON.parse finds', async () => {
  const text = fc.string({ unit: 'binary' });
  const others = (reserved: RegExp) => fc.dictionary(text, fc.jsonValue({ maxDepth: 2 }), { maxKeys: 2 })
    .map(members => Object.fromEntries(Object.entries(members).filter(([name]) => !reserved.test(name))));
  const known = fc.record(
    { username: text, password: text, auth: fc.constant('YTpi'), email: fc.constant(null) },
    { requiredKeys: [] },
  );
  const entry = fc.tuple(others(/^(auth|username|password|email)$/iu), known)
    .map(([other, login]) => ({ ...other, ...login }));
  const keys = fc.oneof(text, fc.constantFrom('a"."auth', 'auths', '\\', '{"'));
  const document = fc.tuple(
    others(/^auths$/iu), fc.dictionary(keys, entry, { minKeys: 1, maxKeys: 3 }), fc.constantFrom(undefined, 1, '\t'),
  )
    .map(([other, auths, space]) => JSON.stringify({ ...other, auths }, null, space));
  await fc.assert(fc.asyncProperty(document, async content => {
    expect(await read(content)).toEqual(JSON.parse(content).auths);
  }), propertyOptions<any>());
});

test('a name that is there twice is found, however it is escaped, and no other', async () => {
  const name = fc.string({ minLength: 1, maxLength: 4 }).filter(text => !/^auths$/i.test(text));
  const escaped = (text: string) =>
    `"${[...text].map(char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')}"`;
  const names1to4 = fc.uniqueArray(name, { minLength: 1, maxLength: 4 });
  await fc.assert(fc.asyncProperty(names1to4, fc.boolean(), fc.json({ maxDepth: 2 }), async (names, twice, other) => {
    const entries = names.map(one => `${JSON.stringify(one)}:{"auth":"YTpi","x":[{"${'a'}":1}]}`);
    const again = twice ? `,${escaped(names[0])}:{"auth":"YTpi"}` : '';
    const content = `{"z":[${other}],"auths":{${entries.join()}${again}}}`;
    if (twice) await expect(read(content)).rejects.toThrow('is there twice');
    else expect(Object.keys(await read(content)).sort()).toEqual([...names].sort());
  }), propertyOptions<any>());
});

test('refuses what our own reader of pull secrets refuses, or more', async () => {
  const entry = fc.oneof(
    fc.record({
      auth: fc.oneof(
        fc.constantFrom('YTpi', '!', '', 'YTpi=', 'YTpiYw=', 'YTpiY'), fc.stringMatching(/^[A-Za-z0-9+/]{0,12}={0,2}$/),
      ),
    }),
    fc.record({ username: fc.oneof(fc.string(), fc.constant(7)), password: fc.string() }),
    fc.constant([]),
    fc.constant({}),
  );
  let accepted = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.dictionary(fc.stringMatching(/^[a-z0-9.-]{1,20}$/), entry, { minKeys: 1, maxKeys: 3 }),
      async auths => {
        const content = JSON.stringify({ auths });
        if (await read(content).then(() => true, () => false)) {
          accepted += 1;
          expect(() => DockerConfigJson.parse(content)).not.toThrow();
        }
      },
    ),
    propertyOptions<any>(),
  );
  expect(accepted).toBeGreaterThan(20);
});

test('reads a document of 1 MiB in linear time', async () => {
  const entry = { 'auth': 'YTpi'.repeat(230), 'x\\': [] };
  const authsOf = (count: number) => Object.fromEntries(
    Array.from({ length: count }, (_, i) => [`registry-${i}.example.com/\\"`, entry]),
  );
  await expectLinear(250, count => JSON.stringify({ auths: authsOf(count) }), read);
  expect(await read(JSON.stringify({ auths: authsOf(1000) }))).toEqual(authsOf(1000));
});
