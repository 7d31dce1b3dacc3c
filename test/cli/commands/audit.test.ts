import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { cli, INVALID, UNCOVERED, useFolder } from '../support';

const write = useFolder();

describe('the exit code', () => {
  beforeEach(() =>
    write({
      'bad/a.yaml': INVALID,
      'good/a.yaml': 'apiVersion: v1\nkind: Namespace\nmetadata: { name: a }\n',
      'broken/a.yaml': 'kind: [\n',
      'other/a.yaml': 'a: [\n',
    }),
  );

  test.each<[string, string[], number]>([
    ['0 where nothing is found', ['good'], 0],
    ['1 where an error is found', ['bad'], 1],
    ['0 where nothing is to fail', ['bad', '--fail-on', 'never'], 0],
    ['1 where something is found and something else cannot be read', ['bad', 'broken', 'missing'], 1],
    ['0 where one of several files cannot be read', ['good', 'broken'], 0],
    ['2 for that where the input has to be whole', ['bad', 'broken', '--strict-input'], 2],
    ['2 where nothing can be read', ['broken'], 2],
    ['0 where a folder has nothing of Kubernetes', ['other', '--strict-input'], 0],
    ['2 where a file was named that does not parse, and nothing else is read', ['other/a.yaml'], 2],
    ['0 where such a file is one of several', ['good', 'other/a.yaml'], 0],
    ['2 for that where the input has to be whole', ['good', 'other/a.yaml', '--strict-input'], 2],
    ['2 where a path does not exist', ['missing'], 2],
    ['2 where nothing is named', [], 2],
    ['2 for an unknown option', ['bad', '--formt', 'json'], 2],
    ['2 for an unknown format', ['bad', '--format', 'xml'], 2],
    ['2 for an output without a file', ['bad', '--output', 'json'], 2],
    ['2 for an output that cannot be written', ['bad', '--output', 'json=no/such/folder'], 2],
    ['2 for paths and a cluster', ['bad', '--cluster'], 2],
    ['2 for a configuration that does not exist', ['bad', '--config', 'none.yaml'], 2],
    ['2 for a baseline that does not exist', ['bad', '--baseline', 'none.json'], 2],
    ['2 for a baseline without a name', ['bad', '--write-baseline'], 2],
  ])('is %s', async (_, args, code) => {
    expect(await cli(['audit', ...args])).toMatchObject({ code });
  });
});

test('is told by a flag what the nodes pull from, beside what the configuration says', async () => {
  write({ 'a.yaml': UNCOVERED, 'c.yaml': 'nodeRegistries: [gke]' });
  const find = async (...args: string[]) => {
    const { stdout, stderr } = await cli(['audit', 'a.yaml', '--rule', 'PRA103', '--format', 'json', ...args]);
    return [stderr, JSON.parse(stdout).findings.length];
  };
  const unused = (text: string) => `note: nodeRegistries: no image is pulled from '${text}': remove it, or fix it\n`;
  expect(await find()).toEqual(['', 1]);
  expect(await find('--node-registry', 'eks')).toEqual(['', 0]);
  expect(await find('--node-registry', 'aks', '--config', 'c.yaml')).toEqual([unused('gke') + unused('aks'), 1]);
  expect(await cli(['audit', 'a.yaml', '--node-registry', 'aws'])).toMatchObject({ code: 2 });
});

test('shows findings by rule, where they are and what to do', async () => {
  write({ 'k8s/web.yaml': INVALID });
  const { stdout, stderr } = await cli(['audit', 'k8s']);
  expect(stdout).toMatch(/^error PRA107 .*\n {2}k8s\/web\.yaml:7 {2}Pod payments\/web containers\[web\]\.image\n/);
  expect(stdout).toMatch(/1 error, 0 warnings, 0 info · 1 object, 0 pull secrets\n$/);
  expect(stdout).not.toContain('\u001b');
  expect(stderr).toBe('');
});

test('says beside `nothing found` what that proves nothing of, for people only', async () => {
  write({ 'a.yaml': UNCOVERED.replace(/image: .*/, 'image: registry.example.com/web:1') });
  const said = /nothing found .*\n+No registry is declared private, so .*'registry\.example\.com'/;
  expect((await cli(['audit', 'a.yaml'])).stdout).toMatch(said);
  expect((await cli(['audit', 'a.yaml', '-f', 'markdown'])).stdout).toMatch(said);
  expect((await cli(['audit', 'a.yaml', '-f', 'json'])).stdout).not.toContain('declared');
});

test.each([
  ['kustomization', { 'k8s/kustomization.yaml': 'resources: [https://example.com/base]\n' }],
  ['Helm chart', { 'k8s/Chart.yaml': 'name: a\n', 'k8s/templates/web.yaml': '{{ include "web" . }}\n' }],
])('of a folder that holds only a %s it says that no workload was read, with exit code 0', async (_, files) => {
  write(files as Record<string, string>);
  expect(await cli(['audit', 'k8s'])).toMatchObject({
    code: 0, stdout: expect.stringMatching(/nothing found .*\nNo workload was read\. [^]*kustomize build/),
  });
});

test.each([
  ['a path that is not there', 'missing.yaml', 'error: missing.yaml does not exist'],
  ['a file that is broken', 'broken.yaml', 'not read: broken.yaml:2 is not YAML'],
  ['a file that is no manifest and does not parse', 'other.yaml', 'not read: other.yaml:2 is not YAML'],
  ['standard input that is empty', '-', 'note: standard input was empty'],
  ['a folder without manifests', 'folder', 'note: folder holds no file'],
])('of %s it does not say to render something first', async (_, path, message) => {
  write({ 'broken.yaml': 'kind: [\n', 'other.yaml': 'a: [\n', 'folder/a.sh': '' });
  const { stdout, stderr } = await cli(['audit', path]);
  expect(stdout).toMatch(/0 objects.*\nNo workload was read\.\n$/);
  expect(stderr).toContain(message);
});

describe('rules', () => {
  beforeEach(() => write({ 'a.yaml': UNCOVERED }));
  const rules = async (...args: string[]) => {
    const { stdout } = await cli(['audit', 'a.yaml', '--format', 'json', ...args]);
    return JSON.parse(stdout).findings.map(({ rule }: any) => rule);
  };

  test('are all, only some, or all but some', async () => {
    const invalid = UNCOVERED.replace('web,', 'x,').replace(/image: .*/, 'image: reg.io/A/b');
    write({ 'a.yaml': `${UNCOVERED}---\n${invalid}` });
    expect(await rules()).toEqual(['PRA103', 'PRA107']);
    expect(await rules('--rule', 'PRA107', '--rule', 'PRA101')).toEqual(['PRA107']);
    expect(await rules('--skip', 'PRA107')).toEqual(['PRA103']);
  });

  test('may be written in lower case, as `rules` takes them', async () => {
    expect(await rules('--rule', 'pra103')).toEqual(['PRA103']);
    expect(await rules('--skip', 'pra103')).toEqual([]);
  });

  test.each([
    ['--skip', ['--skip', 'pra103'], ''],
    ['the configuration', ['--rule', 'PRA103'], 'severities: { PRA103: off }\n'],
  ])('have to be left by %s', async (_, args, config) => {
    write({ '.registry-access.yaml': config });
    expect(await cli(['audit', 'a.yaml', '--rule', 'PRA103', ...args])).toEqual({
      code: 2, stdout: '', stderr: expect.stringMatching(/^error: --rule, --skip and `severities` of .* leave no rule/),
    });
  });

  test.each(['--rule', '--skip'])('%s takes no other word', async option => {
    expect(await cli(['audit', 'a.yaml', option, 'PRA999'])).toMatchObject({
      code: 2, stderr: "error: there is no rule 'PRA999' of the audit; 'rules' lists them\n",
    });
  });

  test('of an ignore are only said to be unused where they run', async () => {
    write({ '.registry-access.yaml': 'ignores: [{ rule: PRA501, reason: a }]\n' });
    expect((await cli(['audit', 'a.yaml', '--skip', 'PRA501'])).stderr).toBe('');
    expect((await cli(['audit', 'a.yaml'])).stderr).toContain('accepts nothing');
  });
});

test('is in colour on a terminal, unless somebody wants none', async () => {
  write({ 'a.yaml': INVALID });
  expect((await cli(['audit', '.'], { isTerminal: true })).stdout).toContain('\u001b[31merror\u001b[39m');
  expect((await cli(['audit', '.'], { isTerminal: true, env: { NO_COLOR: '1' } })).stdout).not.toContain('\u001b');
  expect((await cli(['audit', '.'], { env: { FORCE_COLOR: '1' } })).stdout).toContain('\u001b');
});

test('reads standard input', async () => {
  const { code, stdout } = await cli(['audit', '-', '--format', 'json'], { stdin: INVALID });
  expect(code).toBe(1);
  expect(JSON.parse(stdout).findings[0].origin).toEqual({ file: '-', document: 0, line: 7 });
});

test('writes several formats in one run', async () => {
  write({ 'a.yaml': INVALID });
  const formats = ['json', 'sarif', 'junit', 'github', 'markdown', 'table'];
  await cli(['audit', '.', ...formats.flatMap(format => ['--output', `${format}=out.${format}`])]);
  for (const format of formats) {
    expect(readFileSync(`out.${format}`, 'utf8')).toMatch(/PRA\d{3}/);
  }
});

test('says what was not read, with file and line, and reads the rest', async () => {
  write({ 'a.yaml': `${INVALID}---\nkind: 1\nb: "c\n`, 'z.yaml': INVALID.replace('name: web,', 'name: other,') });
  const { stdout, stderr, code } = await cli(['audit', '.', '--format', 'json']);
  expect(code).toBe(1);
  expect(stderr).toMatch(/^not read: a\.yaml:1\d is not YAML/);
  const { findings, problems, summary } = JSON.parse(stdout);
  expect(findings.map(({ name }: any) => name)).toEqual(['other', 'web']);
  expect(problems).toEqual([
    { file: 'a.yaml', document: 1, line: expect.any(Number), message: expect.any(String), isNote: false },
  ]);
  expect(summary.unread).toBe(1);
});

describe('the configuration', () => {
  test('is read from .registry-access.yaml', async () => {
    write({ 'a.yaml': INVALID, '.registry-access.yaml': 'excludedNamespaces: [payments]\n' });
    expect(await cli(['audit', 'a.yaml'])).toMatchObject({ code: 0 });
  });

  test('says which files of folders are read', async () => {
    write({ 'a/x.yaml': INVALID, 'b/x.yaml': INVALID, 'config.yaml': 'include: ["*/x.yaml"]\nexclude: ["b/*"]\n' });
    const { stdout } = await cli(['audit', '.', '--config', 'config.yaml', '--format', 'json']);
    expect(JSON.parse(stdout).findings.map(({ origin }: any) => origin.file)).toEqual(['a/x.yaml']);
  });

  test.each([
    ['an unknown member', 'privateRegistrys: []', /'privateRegistrys' is not a member/],
    ['a value of the wrong type', 'nodeRegistries: ghcr.io', /'nodeRegistries' must be a list/],
    ['what is not YAML', 'a: [', /config\.yaml:\d+ is not YAML/],
    ['an unknown rule', 'severities: { PRA999: error }', /^error: config\.yaml: 'severities' must .*PRA999/],
    ['an ignore without a reason', 'ignores: [{ rule: PRA107 }]', /'ignores\[0\]\.reason' is missing/],
  ])('is refused for %s', async (_, text, message) => {
    write({ 'a.yaml': INVALID, 'config.yaml': text });
    const { code, stderr } = await cli(['audit', 'a.yaml', '--config', 'config.yaml']);
    expect(code).toBe(2);
    expect(stderr).toMatch(message);
  });
});

describe('a baseline', () => {
  test('accepts what there is, so that only new findings fail', async () => {
    write({ 'a.yaml': INVALID });
    expect(await cli(['audit', '.', '--baseline', 'base.json', '--write-baseline']))
      .toMatchObject({ code: 0, stderr: 'accepted from now on: 1 finding, in base.json\n' });
    expect(existsSync('base.json')).toBe(true);
    expect(await cli(['audit', 'a.yaml', '--baseline', 'base.json']))
      .toMatchObject({ code: 0, stdout: expect.stringContaining('1 accepted') });
    write({ 'b.yaml': INVALID.replace('name: web,', 'name: new,') });
    expect(await cli(['audit', 'a.yaml', 'b.yaml', '--baseline', 'base.json']))
      .toMatchObject({ code: 1, stdout: expect.stringContaining('Pod payments/new') });
  });

  test('can be read and given reasons by people, and says what is stale', async () => {
    write({ 'a.yaml': UNCOVERED });
    await cli(['audit', '.', '--baseline', 'base.json', '--write-baseline']);
    const written = readFileSync('base.json', 'utf8');
    expect(JSON.parse(written).findings).toMatchObject([
      { rule: 'PRA103', object: 'Pod payments/web', file: 'a.yaml', reason: 'there on 2026-06-01' },
    ]);
    write({ 'base.json': written.replace('there on 2026-06-01', 'the nodes pull it') });
    await cli(['audit', '.', '--baseline', 'base.json', '--write-baseline']);
    expect(readFileSync('base.json', 'utf8')).toContain('"reason": "the nodes pull it"');
    write({ 'a.yaml': UNCOVERED.replace(/image: .*/, 'image: nginx') });
    expect(await cli(['audit', 'a.yaml', '--baseline', 'base.json'])).toMatchObject({
      code: 0,
      stderr: 'note: base.json has entries that accept nothing any more: PRA103 Pod payments/web; write it again\n',
    });
  });

  test('keeps the entries of rules that are not run when it is written again', async () => {
    write({ 'a.yaml': INVALID });
    await cli(['audit', '.', '--baseline', 'base.json', '--write-baseline']);
    await cli(['audit', '.', '--baseline', 'base.json', '--write-baseline', '--rule', 'PRA101']);
    expect(await cli(['audit', '.', '--baseline', 'base.json'])).toMatchObject({ code: 0, stderr: '' });
  });

  test('is refused if it is something else', async () => {
    write({ 'a.yaml': INVALID, 'base.json': '{"findings":{}}' });
    expect(await cli(['audit', 'a.yaml', '--baseline', 'base.json']))
      .toMatchObject({ code: 2, stderr: expect.stringContaining('base.json is not a baseline') });
  });
});

describe('a finding is accepted', () => {
  test.each([
    [
      'by an annotation with a reason',
      INVALID.replace(
        'namespace: payments',
        'namespace: payments, annotations: { cdk8s-registry-access/ignore-PRA107: served by a proxy }',
      ),
      '',
      0,
    ],
    [
      'not by an annotation without one',
      INVALID.replace(
        'namespace: payments', 'namespace: payments, annotations: { cdk8s-registry-access/ignore-PRA107: "" }',
      ),
      '',
      1,
    ],
    ['by the configuration, with a reason', INVALID, '{ rule: PRA107, reason: served by a proxy, namespace: pay* }',
      0],
    ['not elsewhere', INVALID, '{ rule: PRA107, reason: served by a proxy, namespace: shop }', 1],
    ['until the day that is named', INVALID, '{ rule: PRA107, reason: being fixed, expires: 2026-06-02 }', 0],
    ['not from that day on', INVALID, '{ rule: PRA107, reason: being fixed, expires: 2026-06-01 }', 1],
  ])('%s', async (_, manifest, ignore, code) => {
    write({ 'a.yaml': manifest, '.registry-access.yaml': `ignores: [${ignore}]\n` });
    const result = await cli(['audit', 'a.yaml']);
    expect(result).toMatchObject({ code });
    expect(result.stdout.includes('1 accepted')).toBe(code === 0);
  });
});

test('severities of the configuration count', async () => {
  write({ 'a.yaml': INVALID, '.registry-access.yaml': 'severities: { PRA107: warning }\n' });
  expect(await cli(['audit', 'a.yaml'])).toMatchObject({ code: 0, stdout: expect.stringContaining('1 warning') });
  expect(await cli(['audit', 'a.yaml', '--fail-on', 'warning'])).toMatchObject({ code: 1 });
});

test('passes over what is no manifest, and says how many files', async () => {
  write({
    'tsconfig.json': '// a comment\n{ "a": 1, }\n',
    'ci.yaml': 'a: [\n',
    'cloud.yaml': 'Resources: { A: !Ref b }',
    'ok.yaml': UNCOVERED.replace(/image: .*/, 'image: nginx'),
  });
  expect(await cli(['audit', '.'])).toMatchObject({
    code: 0, stderr: 'note: ci.yaml is no Kubernetes manifest and was not read (and so tsconfig.json)\n',
  });
});

test('says that nothing was piped in', async () => {
  expect(await cli(['audit', '-'])).toMatchObject({ code: 0, stderr: 'note: standard input was empty\n' });
});

describe('an output that cannot be written', () => {
  test('is refused before anything is read, by the name of its folder', async () => {
    write({ 'a.yaml': INVALID, 'folder/a.yaml': INVALID });
    expect(await cli(['audit', 'a.yaml', '-o', 'json=a.json', '-o', 'sarif=none/a.sarif']))
      .toEqual({ code: 2, stdout: '', stderr: "error: '--output': there is no folder none for none/a.sarif\n" });
    expect(await cli(['audit', 'a.yaml', '-o', 'json=folder']))
      .toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('folder is a folder') });
    expect(await cli(['audit', 'a.yaml', '--baseline', 'none/b.json', '--write-baseline']))
      .toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('there is no folder none') });
  });

  test('does not stop the others', async () => {
    write({ 'a.yaml': INVALID });
    // A name that is too long is found out by the file system alone.
    const { code, stdout, stderr } = await cli([
      'audit', 'a.yaml', '-o', `json=${'x'.repeat(300)}`, '-o', 'sarif=b.sarif',
    ]);
    expect(code).toBe(1);
    expect(stdout).toContain('PRA107');
    expect(stderr).toMatch(/^error: cannot write x+: ENAMETOOLONG\n$/);
    expect(existsSync('b.sarif')).toBe(true);
  });
});

describe('a folder of nothing', () => {
  test.each([
    ['without manifests', { 'k8s/readme.md': 'x' }, 'note: k8s holds no file that ends in .yaml, .yml or .json\n'],
    ['of which nothing is wanted', { 'k8s/a.yaml': INVALID, '.registry-access.yaml': 'exclude: ["k8s/*"]\n' },
      "note: k8s holds 1 file, and 'include' and 'exclude' of the configuration leave none of them\n"],
  ])('%s is noted', async (_, files, stderr) => {
    write(files as Record<string, string>);
    expect(await cli(['audit', 'k8s'])).toMatchObject({ code: 0, stderr });
  });

  test('is none whose files were read already', async () => {
    write({ 'k8s/a.yaml': INVALID });
    expect(await cli(['audit', 'k8s/a.yaml', 'k8s', '.'])).toMatchObject({ code: 1, stderr: '' });
  });
});

test('says which ignores have expired or accept nothing', async () => {
  const ignores = [
    '{ rule: PRA107, reason: a }', '{ rule: PRA107, reason: b, name: gone }',
    '{ rule: PRA101, reason: c, expires: 2026-05-01 }',
  ];
  write({ 'a.yaml': INVALID, '.registry-access.yaml': `ignores: [${ignores.join(', ')}]\n` });
  expect((await cli(['audit', 'a.yaml'])).stderr).toBe(
    'note: ignores[1] (PRA107: b) accepts nothing: remove it, or fix what it is about\n'
    + 'note: ignores[2] (PRA101: c) expired on 2026-05-01: its findings count again\n');
});

test.each(['audit', 'coverage', 'graph'])('%s says which kinds have pods that were not checked', async command => {
  const job = 'apiVersion: batch.example.com/v1alpha1\nkind: Job\nmetadata: { name: a }\nspec: { tasks: [{ template: { '
    + 'spec: { containers: [{ image: a }] } } }] }\n';
  write({ 'a.yaml': `${job}---\n${job}` });
  expect(await cli([command, 'a.yaml'])).toMatchObject({
    code: 0, stderr: 'note: a.yaml:1 kind Job (batch.example.com) has a pod template and was not checked: 2 objects\n',
  });
});

test('the same manifest has the same findings from a file and from standard input, comments included', async () => {
  const config = 'apiVersion: v1\nkind: ConfigMap # docker login -p hunter2 reg.io\nmetadata: { name: a }\ndata: { a: '
    + '"docker login -p hunter2 reg.io" }\n';
  write({ 'a.yaml': config });
  const found = async (path: string) =>
    JSON.parse((await cli(['audit', path, '--format', 'json'], { stdin: config })).stdout).findings.map(
      ({ rule, kind, name, origin }: any) =>
        kind === 'File' ? [rule, kind, origin.line] : [rule, kind, name, origin.line],
    );
  expect(await found('-')).toEqual(await found('a.yaml'));
  expect(await found('-')).toEqual([['PRA405', 'File', 2], ['PRA406', 'ConfigMap', 'a', 4]]);
});

test('of a cluster that does not answer it says that, and nothing else', async () => {
  write({ 'bin/kubectl': '#!/bin/sh\necho "The connection to the server 10.0.0.1 was refused" >&2\nexit 1\n' });
  chmodSync('bin/kubectl', 0o755);
  expect(await cli(['audit', '--cluster'], { env: { PATH: `${process.cwd()}/bin` } })).toEqual({
    code: 2,
    stdout: '',
    stderr: 'error: kubectl cannot reach the cluster: The connection to the server 10.0.0.1 was refused\n',
  });
});
