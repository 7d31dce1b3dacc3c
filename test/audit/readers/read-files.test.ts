import { execFileSync } from 'node:child_process';
import { chmodSync, closeSync, mkdirSync, openSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { collector, Found, pod } from './support';
import { FileOptions, readFiles, readStream } from '../../../src/audit/readers/read-files';
import { useFolder } from '../../support/folder';

useFolder();

/** Writes pods into files, by path. */
function write(files: Record<string, string>): void {
  for (const [path, name] of Object.entries(files)) {
    mkdirSync(join(path, '..'), { recursive: true });
    writeFileSync(
      path,
      path.endsWith('.json') ? JSON.stringify(pod(name)) : `apiVersion: v1\nkind: Pod\nmetadata: { name: ${name} }\n`,
    );
  }
}

function read(paths: string[], options?: FileOptions): Found {
  const { sink, found } = collector();
  readFiles(paths, sink, options);
  return found;
}

const namesOf = ({ objects }: Found) => objects.map((object: any) => object.metadata.name);

test('reads the manifests of folders in a stable order, and nothing else', () => {
  write({
    'k8s/b/z.yml': 'z',
    'k8s/b.yaml': 'b',
    'k8s/a.json': 'a',
    'k8s/readme.md': 'no',
    'k8s/.git/x.yaml': 'no',
    'k8s/node_modules/x.yaml': 'no',
  });
  const found = read(['k8s']);
  expect(namesOf(found)).toEqual(['a', 'z', 'b']);
  expect(found.origins.map(({ file }) => file)).toEqual(['k8s/a.json', 'k8s/b/z.yml', 'k8s/b.yaml']);
});

test('reads scripts of folders and what describes them, and no objects of them', () => {
  write({ 'a/deploy.sh': 'x', 'a/Makefile': 'x', 'a/README.md': 'x', 'a/app.go': 'x', 'a/node_modules/x.sh': 'x' });
  writeFileSync('a/long.md', 'x'.repeat(2 ** 20 + 1));
  writeFileSync('a/secret.md', 'x', { mode: 0 });
  const { sink, found } = collector();
  chmodSync('.', 0o755);
  const scripts: string[] = [];
  asNobody(() => readFiles(['a'], { ...sink, onScript: text => scripts.push(text) }));
  expect(scripts).toHaveLength(3);
  expect(found.objects).toEqual([]);
  expect(found.problems).toMatchObject([{ file: 'a', message: 'holds no file that ends in .yaml, .yml or .json' }]);
});

test('reads a file that is named, whatever its name', () => {
  write({ manifest: 'a' });
  expect(namesOf(read(['manifest']))).toEqual(['a']);
});

test('reads what a filter lets through', () => {
  write({ 'a.yaml': 'a', 'b.yaml': 'b' });
  expect(namesOf(read(['.'], { isWanted: path => path !== 'b.yaml' }))).toEqual(['a']);
});

test('reads each file once, and ends where links lead back', () => {
  write({ 'k8s/a.yaml': 'a' });
  symlinkSync('..', 'k8s/up');
  symlinkSync('a.yaml', 'k8s/b.yaml');
  symlinkSync('loop.yaml', 'k8s/loop.yaml');
  const found = read(['k8s', 'k8s']);
  expect(namesOf(found)).toEqual(['a']);
  expect(found.problems).toEqual([{ file: 'k8s/loop.yaml', message: 'is a link that leads nowhere', isNote: true }]);
});

test('reads a file that is named beside its folder, or twice, once, and whole if its folder does not', () => {
  write({ 'k8s/a.yaml': 'a', 'chart/Chart.yaml': 'c', 'chart/templates/b.yaml': 'b' });
  expect(namesOf(read(['k8s', 'k8s/a.yaml', './k8s/a.yaml']))).toEqual(['a']);
  expect(namesOf(read(['chart', 'chart/templates/b.yaml']))).toEqual(['c', 'b']);
  expect(namesOf(read(['k8s', 'k8s/a.yaml'], { isWanted: () => false }))).toEqual(['a']);
});

test('reports a named file that cannot be read, which is a note in its folder, also beside that', () => {
  write({ 'k8s/a.yaml': 'a' });
  writeFileSync('k8s/b.yaml', 'a\0');
  const binary = { file: 'k8s/b.yaml', message: 'is binary and was not read' };
  expect(read(['k8s', 'k8s/b.yaml']).problems).toEqual([binary]);
  expect(read(['k8s']).problems).toEqual([{ ...binary, isNote: true }]);
});

test('reports what does not exist, and reads on', () => {
  write({ 'a.yaml': 'a' });
  const found = read(['missing', 'a.yaml']);
  expect(namesOf(found)).toEqual(['a']);
  expect(found.problems).toEqual([{ file: 'missing', message: 'does not exist', isFatal: true }]);
});

test('passes over links that lead nowhere and what is no file, with a word', () => {
  write({ 'k8s/a.yaml': 'a' });
  symlinkSync('gone', 'k8s/b.yaml');
  symlinkSync('gone', 'k8s/other');
  execFileSync('mkfifo', ['k8s/c.yaml']);
  const found = read(['k8s']);
  expect(namesOf(found)).toEqual(['a']);
  expect(found.problems).toEqual([
    { file: 'k8s/b.yaml', message: 'is a link that leads nowhere', isNote: true },
    { file: 'k8s/c.yaml', message: 'is no regular file and was not read', isNote: true },
  ]);
});

test('reports a folder that may not be read, and reads on', () => {
  write({ 'k8s/secret/a.yaml': 'a', 'k8s/z.yaml': 'z' });
  chmodSync('.', 0o755);
  chmodSync('k8s/secret', 0o000);
  const found = asNobody(() => read(['k8s']));
  chmodSync('k8s/secret', 0o755);
  expect(namesOf(found)).toEqual(['z']);
  expect(found.problems).toEqual([{ file: 'k8s/secret', message: 'may not be read: permission denied' }]);
});

/** Does something as a user of no rights: root may read everything. */
function asNobody<T>(action: () => T): T {
  if (process.getuid?.() !== 0) {
    return action();
  }
  process.seteuid!(65534);
  try {
    return action();
  } finally {
    process.seteuid!(0);
  }
}

test('of a Helm chart reads no objects of templates, and nothing of the charts within, and says so once', () => {
  write({
    'chart/Chart.yaml': 'chart',
    'chart/templates/a.yaml': 'no',
    'chart/templates/more/b.yaml': 'no',
    'chart/charts/db/Chart.yaml': 'no',
    'other/templates/b.yaml': 'b',
  });
  const found = read(['.']);
  expect(namesOf(found)).toEqual(['chart', 'b']);
  expect(found.texts.map(({ origin }) => origin.file)).toEqual([
    'chart/Chart.yaml', 'chart/templates/a.yaml', 'chart/templates/more/b.yaml', 'other/templates/b.yaml',
  ]);
  expect(found.problems).toEqual([
    { file: 'chart', isNote: true, message: expect.stringContaining("pipe 'helm template chart' into this command") },
  ]);
});

test('of Docker configs, by their exact names, only the text is read, and none that is broken is told', () => {
  const names = ['.dockercfg', '.dockerconfigjson', 'a.dockerconfigjson', 'dockercfg', 'dockerconfigjson'];
  const others = ['a.dockercfg', 'docker-config', 'dockerconfigjson.bak'];
  [...names, ...others].forEach(name => writeFileSync(name, '{"auths":{}}'));
  writeFileSync('broken.dockerconfigjson', '{"auths": [');
  writeFileSync('sealed.dockerconfigjson', '\0GITCRYPT\0');
  const found = read(['.']);
  expect(found.objects).toEqual([]);
  expect(found.texts.map(({ origin }) => origin.file)).toEqual(names);
  expect(found.problems).toEqual([]);
  expect(read(['a.dockerconfigjson']).objects).toEqual([{ auths: {} }]);
});

test('of patches only the text is read, and what a kustomization changes is told apart', () => {
  write({ 'web.yaml': 'web', 'patch.yaml': 'web', 'other/a.yaml': 'a' });
  writeFileSync('kustomization.yaml', 'resources: [web.yaml]\npatches: [{ path: patch.yaml }]\n');
  const { sink, found } = collector();
  const parts: string[] = [];
  readFiles(['.'], { ...sink, onPart: file => parts.push(file) });
  expect(found.origins.map(({ file }) => file)).toEqual(['kustomization.yaml', 'other/a.yaml', 'web.yaml']);
  expect(found.texts.map(({ origin }) => origin.file)).toContain('patch.yaml');
  expect(parts).toEqual(['web.yaml']);
  expect(found.problems).toEqual([
    { file: '.', isNote: true, message: expect.stringContaining("pipe 'kubectl kustomize .' into this command") },
  ]);
});

test('leaves no file open', () => {
  write({ 'a.json': 'a', 'b.yaml': 'b' });
  // A new descriptor is the lowest that is free.
  const lowest = () => {
    const descriptor = openSync('a.json', 'r');
    closeSync(descriptor);
    return descriptor;
  };
  const before = lowest();
  expect(namesOf(read(['.']))).toEqual(['a', 'b']);
  expect(lowest()).toBe(before);
});

test('reports a device that never ends as binary', () => {
  expect(read(['/dev/zero']).problems).toEqual([{ file: '/dev/zero', message: 'is binary and was not read' }]);
});

test('tells how much was read', () => {
  write({ 'a.yaml': 'a' });
  let bytes = 0;
  read(['.'], { onProgress: more => bytes += more });
  expect(bytes).toBe('apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n'.length);
});

test('reads a stream as a file of the name -', async () => {
  const { sink, found } = collector();
  await readStream(
    Readable.from([Buffer.from('apiVersion: v1\nkind: P'), Buffer.from('od\nmetadata: { name: a }\n')]), sink,
  );
  expect(namesOf(found)).toEqual(['a']);
  expect(found.origins).toEqual([{ file: '-', document: 0, line: 1 }]);
  expect(found.texts).toEqual([
    { text: 'apiVersion: v1\nkind: Pod\nmetadata: { name: a }\n', origin: { file: '-', document: 0, line: 1 } },
  ]);
});
