import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { part as partModule, state } from './modules';
import { temporaryFolder } from '../../support/folder';
import { propertyOptions } from '../../support/property';

const { partOf } = partModule;
const { readPrevious, stateOf } = state;

const NOW = 1795578060;
const folder = temporaryFolder();

function put(files: Record<string, string>): void {
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
}
const read = (id: string, now = NOW) => readPrevious(folder, id, now);
const OLD = '"team.azurecr.io":{"auth":"YTpi","password":"b","username":"a"}';

test('what a refresher of before left is read as it is', async () => {
  put({ 'before': OLD, 'before.expires': `${NOW + 60}\n`, 'forever': OLD });
  const auths = [['team.azurecr.io', { auth: 'YTpi', password: 'b', username: 'a' }]];
  expect([await read('before'), await read('forever')]).toEqual([{ auths, expires: NOW + 60 }, { auths }]);
});

test.each([
  ['there is none', {}],
  ['it has expired', { 'acr': OLD, 'acr.expires': `${NOW}` }],
  ['its expiry cannot be read', { 'acr': OLD, 'acr.expires': 'soon' }],
  ['its expiry is a number of another kind', { 'acr': OLD, 'acr.expires': '0x7fffffff' }],
  ['it is empty', { acr: '' }],
  ['it is cut off', { acr: OLD.slice(0, -5) }],
  ['it is half done', { acr: 'half of a par' }],
  ['it is more than members', { acr: `${OLD}},{"x":{}` }],
])('is not taken if %s', async (name, files) => {
  const id = name.replace(/\W/g, '-');
  put(Object.fromEntries(Object.entries(files).map(([file, content]) => [file.replace('acr', id), content])));
  expect(await read(id)).toBeUndefined();
});

test('a part outlives a run: what is read is what was put there, until it expires', async () => {
  const key = fc.oneof(fc.stringMatching(/^[a-z0-9.*_-]{1,30}(:[0-9]{1,5})?$/), fc.constant('__proto__'));
  const word = fc.stringMatching(/^[A-Za-z0-9._~+/=-]{1,40}$/);
  const keysOf = fc.uniqueArray(key, { minLength: 1, maxLength: 4 });
  const some = fc.record({ keys: keysOf, user: word, password: word, expires: fc.integer({ min: 1e9, max: 4e9 }) });
  await fc.assert(
    fc.asyncProperty(some, fc.integer({ min: 1e9, max: 4e9 }), async ({ keys, user, password, expires }, now) => {
      const own = partOf(keys, user, password, expires);
      put(
        Object.fromEntries(
          Object.entries(stateOf('p', own)).map(([name, text]) => [name, Buffer.from(text, 'base64').toString()]),
        ),
      );
      const found = await read('p', now);
      // By key: of keys that are whole numbers JavaScript changes the order.
      const byKey = (auths: typeof own.auths) => new Map([...auths].sort(([a], [b]) => a < b ? -1 : 1));
      expect(found && { ...found, auths: byKey(found.auths) })
        .toEqual(expires > now ? { ...own, auths: byKey(own.auths) } : undefined);
    }),
    propertyOptions<any>(),
  );
});
