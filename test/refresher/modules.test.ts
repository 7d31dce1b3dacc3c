import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ApiStandIn, page } from './support/api-stand-in';
import { ecrPart, staticPart } from './support/ecr-part';
import { modulesOf, RUNNER, source } from './support/modules';
import { runPod } from './support/pod';
import { PartPlan, Plan } from '../../src/refresh/plan';

const ROOT = resolve(__dirname, '../..');
const files = readdirSync(RUNNER).filter(name => /\.m[tj]s$/.test(name));
const acr: PartPlan = {
  provider: 'acr',
  keys: ['k'],
  registry: 'https://127.0.0.1:1',
  identity: { method: 'managed', url: 'http://127.0.0.1:1' },
};
const google: PartPlan = {
  provider: 'artifact-registry', keys: ['k'], identity: { method: 'metadata', url: 'http://127.0.0.1:1' },
};
const ecr = ecrPart('eu-west-1', { method: 'node', url: 'http://127.0.0.1:1' });

test('the program and the types of its plan pass the compiler', () => {
  const { status, stdout } = spawnSync(
    process.execPath,
    [join(ROOT, 'node_modules/typescript/bin/tsc'), '-p', RUNNER],
    { encoding: 'utf8' },
  );
  expect([status, stdout]).toEqual([0, '']);
});

test('the plan is types only, and nothing else of the library is imported', () => {
  const imports = files.flatMap(name =>
    [...source(name).matchAll(/^(import|export)[^;]*? from '([^']+)';/gm)].map(([text, , from]) => ({
      name, text, from,
    })),
  );
  expect(imports.length).toBeGreaterThan(60);
  const others = imports.filter(({ from }) => !/^(node:[a-z/]+|\.\/[a-z-]+\.mts)$/.test(from));
  expect(others.filter(({ text, from }) => from !== '../plan.ts' || !text.startsWith('import type {'))).toEqual([]);
});

test('what is imported when it is needed is in modules.json, or a provider', () => {
  const optional = Object.values<string>(JSON.parse(source('modules.json')));
  const dynamic = files.flatMap(name => [...source(name).matchAll(/import\(([^)]*)\)/g)].map(([, what]) => what));
  expect([...new Set(dynamic)].sort()).toEqual(
    ["'./start.mts'", ...optional.map(name => `'./${name}'`), '`./${part.provider}.mts`'].sort(),
  );
});

test('lines are short, and files small', () => {
  const lines = files.flatMap(name =>
    source(name).split('\n').map((line, index) => ({ at: `${name}:${index + 1}`, length: line.length })),
  );
  expect(lines.filter(({ length }) => length > 120)).toEqual([]);
  expect(files.filter(name => source(name).split('\n').length > 110)).toEqual([]);
});

describe('a refresher has the modules that it needs, and no other', () => {
  let api: ApiStandIn;
  beforeAll(async () => {
    api = await ApiStandIn.start();
    api.others['/api/v1/namespaces'] = () => page([]);
  });
  afterAll(() => api.server.stop());

  /** Says which modules are loaded. */
  const log = `import { registerHooks } from 'node:module';
registerHooks({ load: (url, context, next) => {
  if (/\\/config\\//.test(url)) console.log('loads ' + url.replace(/.*\\//, ''));
  return next(url, context);
} });`;

  const selector = { labels: 'a=b', serviceAccounts: [] };
  const state = { folder: '/registry-access/previous', namespace: 'own', name: 'state', labels: {} };
  const proxy = { url: 'http://127.0.0.1:1', noProxy: [] };
  test.each<[string, Partial<Plan> & Pick<Plan, 'parts'>]>([
    ['ecr', { parts: { ecr } }], ['acr', { parts: { acr } }], ['artifact-registry', { parts: { google } }],
    ['ecr and static, with all the rest',
      { parts: { ecr, static: staticPart('x') }, selector, state, proxy, caFile: '/registry-access/none' }],
  ])('%s', async (_, plan) => {
    const { lines } = await runPod({ api, plan, preload: `data:text/javascript,${encodeURIComponent(log)}` });
    const loaded = lines.filter(line => line.startsWith('loads ')).map(line => line.slice('loads '.length));
    expect(modulesOf(plan)).toEqual(loaded.sort());
  });

  test('the sizes of refreshers', () => {
    const sizes = Object.entries({ ecr, acr, 'artifact-registry': google }).map(([name, part]) => [
      name,
      modulesOf({ parts: { part } }).map(module => source(module).split('\n').length - 1).reduce((a, b) => a + b),
    ]);
    process.stdout.write('lines of all modules: '
      + `${files.map(name => source(name).split('\n').length - 1).reduce((a, b) => a + b)}; of a refresher: `
      + `${JSON.stringify(sizes)}\n`);
    expect(sizes.every(([, lines]) => Number(lines) < 1000)).toBe(true);
  });
});
