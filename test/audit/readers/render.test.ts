import { spawnSync } from 'node:child_process';
import { chmodSync, existsSync } from 'node:fs';
import { collector, Found } from './support';
import { readFiles } from '../../../src/audit/readers/read-files';
import { renderFolders } from '../../../src/audit/readers/render';
import { useFolder } from '../../support/folder';

const write = useFolder();

/** The one of this machine. */
const withKubectl = spawnSync('kubectl', ['kustomize', '--help']).status === 0 ? test : test.skip;

const DEPLOYMENT = `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec: { template: { spec: { containers: [{ name: web, image: web }] } } }
`;
const FILES = {
  'k/base/kustomization.yaml': 'resources: [web.yaml]\n',
  'k/base/web.yaml': DEPLOYMENT,
  'k/prod/kustomization.yaml': 'namespace: prod\nresources: [../base]\nimages: [{ name: web, newName: reg.io/web }]\n',
  'plain/web.yaml': DEPLOYMENT,
};

function read(env: NodeJS.ProcessEnv = process.env): Found {
  const { sink, found } = collector();
  readFiles(['.'], sink, { renderer: (folders, to) => renderFolders(folders, to, env) });
  return found;
}

/** A stand-in: a shell script that notes its arguments. A real one is in test/package/render.test.ts. */
function program(name: string, script: string): NodeJS.ProcessEnv {
  write({ [`bin/${name}`]: `#!/bin/sh\necho "$*" >> '${process.cwd()}/calls'\n${script}\n` });
  chmodSync(`bin/${name}`, 0o755);
  return { PATH: `${process.cwd()}/bin:/usr/bin:/bin` };
}

withKubectl('objects of a kustomization are those that it makes, each with its own file', () => {
  write(FILES);
  const { objects, origins, problems } = read();
  const deployments: any[] = objects.filter((object: any) => object.kind === 'Deployment');
  expect(deployments.map(({ metadata, spec }) => [metadata.namespace, spec.template.spec.containers[0].image]))
    .toEqual([['prod', 'reg.io/web'], [undefined, 'web']]);
  expect(origins.filter((_, index) => deployments.includes(objects[index])))
    .toEqual([{ file: 'k/base/web.yaml' }, { file: 'plain/web.yaml', document: 0, line: 1 }]);
  expect(problems).toEqual([
    { isNote: true, message: expect.stringMatching(/^1 folder rendered with kubectl \(.*Kustomize Version: v5/) },
  ]);
});

test('kustomize itself is taken where it is', () => {
  write(FILES);
  const env = program('kustomize', 'test "$1" = version && echo v5.9.9 || echo "kind: Pod"');
  const { objects, problems } = read(env);
  expect(objects).toContainEqual({ kind: 'Pod' });
  expect(problems).toEqual([{ isNote: true, message: '1 folder rendered with kustomize (v5.9.9)' }]);
});

test('nothing is started for what would have to be fetched, and its objects are judged in parts', () => {
  write({ ...FILES, 'k/prod/kustomization.yaml': 'namespace: prod\nresources: [../base, "https://example.com/a"]\n' });
  const env = program('kustomize', 'exit 0');
  const { sink, found } = collector();
  const parts: string[] = [];
  readFiles(['.'], { ...sink, onPart: file => parts.push(file) }, {
    renderer: (folders, to) => renderFolders(folders, to, env),
  });
  expect(found.problems).toEqual([
    { file: 'k/prod', message: 'was not rendered: k/prod names what is not here, and may be remote' },
  ]);
  expect(existsSync('calls')).toBe(false);
  expect(parts).toEqual(['k/base/web.yaml']);
});

const CHART = {
  'c/Chart.yaml': 'apiVersion: v2\nname: shop\n',
  'c/values.yaml': 'image: reg.io/web\n',
  'c/templates/a.yaml': 'image: {{ .Values.image }}\n',
};

test('objects of a chart are those that helm makes, each with its template', () => {
  write(CHART);
  const env = program('helm', 'test "$1" = version && echo v3.0.0 && exit; '
    + 'printf -- "---\\n# Source: shop/templates/a.yaml\\nkind: Pod\\n"; '
    + 'printf -- "---\\n# Source: shop/charts/db/templates/b.yaml\\nkind: Job\\n"');
  const { sink, found: { objects, origins, problems } } = collector();
  const defaults: string[] = [];
  readFiles(['.'], { ...sink, onDefaults: file => defaults.push(file) }, {
    renderer: (folders, to) => renderFolders(folders, to, env),
  });
  expect(defaults).toEqual(['c/templates/a.yaml', 'c/charts/db/templates/b.yaml']);
  expect(objects).toEqual([{ kind: 'Pod' }, { kind: 'Job' }, expect.anything(), expect.anything()]);
  expect(origins.slice(0, 2)).toEqual([{ file: 'c/templates/a.yaml' }, { file: 'c/charts/db/templates/b.yaml' }]);
  expect(problems).toEqual([{ isNote: true, message: '1 folder rendered with helm (v3.0.0)' }]);
});

test.each([
  ['whose charts are not here', { 'c/Chart.yaml': 'name: shop\ndependencies: [{ name: db }]\n' },
    /charts that it depends on/],
  ['of Helm 2 whose charts are not here', { 'c/requirements.yaml': 'dependencies: [{ name: db }]\n' },
    /run 'helm dependency build c'$/],
])('nothing is started for a chart %s', (_, files, message) => {
  write({ ...CHART, ...files as Record<string, string> });
  const { problems } = read(program('helm', 'exit 0'));
  expect(problems).toEqual([{ file: 'c', message: expect.stringMatching(message) }]);
  expect(existsSync('calls')).toBe(false);
});

test('charts that it depends on are there as folders or archives, and a library is not rendered', () => {
  write({
    ...CHART,
    'c/Chart.yaml': 'name: shop\ndependencies: [{ name: db }, { name: queue }]\n',
    'c/charts/db/Chart.yaml': 'name: db\n',
    'c/charts/queue-1.0.0.tgz': '',
    'lib/Chart.yaml': 'name: lib\ntype: library\n',
  });
  expect(read(program('helm', 'echo "kind: Pod"')).objects).toContainEqual({ kind: 'Pod' });
});

test('a program that fails or is not there is told, without what it said', () => {
  write(CHART);
  expect(read(program('helm', 'echo hunter2 >&2; exit 1')).problems[0])
    .toEqual({ file: 'c', message: "was not rendered: helm failed; run 'helm template c' to see why" });
  expect(read({ PATH: '/nonexistent' }).problems[0])
    .toEqual({ file: 'c', message: 'was not rendered: helm is not installed' });
});
