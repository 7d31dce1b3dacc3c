import { cli, UNCOVERED, useFolder } from './support';

const write = useFolder();

const config = { auths: { 'ghcr.io/acme': { username: 'robot', password: 'hunter2' }, 'ghcr.io': { username: 'other', password: 'hunter2' }, 'https://index.docker.io/v1/': { username: 'hub', password: 'hunter2' } } };
const secret = {
  apiVersion: 'v1', kind: 'Secret', metadata: { name: 'regcred', namespace: 'payments' }, type: 'kubernetes.io/dockerconfigjson', stringData: { '.dockerconfigjson': JSON.stringify(config) },
};

describe('coverage', () => {
  const pod = (name: string, podSpec: object, images: Record<string, unknown>) => ({
    apiVersion: 'v1', kind: 'Pod', metadata: { name, namespace: 'payments' }, spec: { ...podSpec, containers: Object.entries(images).map(([container, image]) => ({ name: container, image })) },
  });

  test('gives a row with exactly the members that were promised, for each container', async () => {
    write({ 'a.json': [secret, pod('web', { imagePullSecrets: [{ name: 'regcred' }, { name: 'gone' }] }, { main: 'ghcr.io/acme/web:1', proxy: 'quay.io/x' })] });
    const { stdout, code } = await cli(['coverage', 'a.json', '--format', 'json']);
    expect(code).toBe(0);
    const common = { file: 'a.json', document: 0, namespace: 'payments', kind: 'Pod', name: 'web', containerType: 'containers', effectivePullSecrets: ['regcred', 'gone'], missingSecrets: ['gone'] };
    expect(JSON.parse(stdout)).toEqual([
      { ...common, container: 'main', image: 'ghcr.io/acme/web:1', result: 'covered' },
      { ...common, container: 'proxy', image: 'quay.io/x', result: 'uncovered' },
    ]);
  });

  test('counts documents of a file, and calls a missing namespace default', async () => {
    write({ 'a.yaml': '# nothing\n---\n---\napiVersion: v1\nkind: Pod\nmetadata: { name: web }\nspec: { initContainers: [{ name: main, image: "Bad Image" }] }\n' });
    const { stdout } = await cli(['coverage', 'a.yaml', '--format', 'json']);
    expect(JSON.parse(stdout)).toMatchObject([{ document: 1, namespace: 'default', containerType: 'initContainers', effectivePullSecrets: [], result: 'invalid-image' }]);
  });

  test('gives an empty list where there is no pod', async () => {
    expect((await cli(['coverage', '-', '--format', 'json'], { stdin: '{}' })).stdout).toBe('[]\n');
  });

  test('is a table otherwise', async () => {
    const { stdout } = await cli(['coverage', '-'], { stdin: UNCOVERED });
    expect(stdout.split('\n')).toHaveLength(3);
    expect(stdout).toMatch(/payments +Pod web +web +\S+ +no-pull-secret\n$/);
  });
});

describe('inspect', () => {
  test.each([['a Secret', secret], ['a Docker config', config]])('shows what %s opens, and no password', async (_, content) => {
    write({ file: content });
    const { stdout, code } = await cli(['inspect', 'file']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/ghcr\.io\/acme +ghcr\.io +robot +yes/);
    expect(stdout).not.toMatch(/hunter2|aHVudGVyMg/);
  });

  test('gives JSON, and reads standard input', async () => {
    const { stdout } = await cli(['inspect', '-', '--format', 'json'], { stdin: JSON.stringify(secret) });
    expect(JSON.parse(stdout)).toMatchObject({ name: 'regcred', namespace: 'payments', entries: [{ key: 'ghcr.io', username: 'other', hasPassword: true }, {}, {}] });
  });

  test.each([
    ['what is neither', UNCOVERED, /holds no Secret and no Docker config/],
    ['two Secrets', `${JSON.stringify(secret)}\n---\n${JSON.stringify(secret)}`, /holds 2 Secrets/],
    ['what cannot be read', 'a: [', /is not YAML/],
  ])('refuses %s', async (_, stdin, message) => {
    expect(await cli(['inspect', '-'], { stdin })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('resolve', () => {
  test('lists the credentials in the order of the kubelet, or says why there is none', async () => {
    write({ 'config.json': config });
    const { stdout } = await cli(['resolve', '--config', 'config.json', 'ghcr.io/acme/web:1', 'nginx', 'quay.io/x', 'Bad']);
    expect(stdout).toMatch(/^ghcr\.io\/acme\/web:1 \(ghcr\.io\/acme\/web\)\n {2}1\. ghcr\.io\/acme as robot\n {2}2\. ghcr\.io as other\nnginx \(docker\.io\/library\/nginx\)\n {2}1\. .* as hub\nquay\.io\/x\n {2}none: no key matches/);
    expect(stdout).toMatch(/Bad\n {2}none: the image /);
  });

  test('reads a Secret, and gives JSON', async () => {
    write({ 'secret.yaml': secret });
    const { stdout } = await cli(['resolve', '--config', 'secret.yaml', '--format', 'json', 'nginx']);
    expect(JSON.parse(stdout)).toMatchObject([{ image: 'nginx', repository: 'docker.io/library/nginx', matches: [{ username: 'hub' }] }]);
  });

  test.each([
    ['no config', ['nginx'], /--config FILE/],
    ['a config that the kubelet cannot decode', ['--config', 'bad.json', 'nginx'], /bad\.json: /],
    ['a Secret that is no pull secret', ['--config', 'opaque.json', 'nginx'], /opaque\.json: /],
  ])('refuses %s', async (_, args, message) => {
    write({ 'bad.json': { auths: { 'ghcr.io': { auth: '?' } } }, 'opaque.json': { ...secret, type: 'Opaque' } });
    expect(await cli(['resolve', ...args])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
  });
});

describe('graph', () => {
  test.each([['mermaid', /^flowchart LR\n/], ['dot', /^digraph access \{\n/], ['svg', /^<\?xml.*\n<svg /]])('draws %s', async (format, pattern) => {
    const { stdout, code } = await cli(['graph', '-', '--format', format], { stdin: UNCOVERED });
    expect(code).toBe(0);
    expect(stdout).toMatch(pattern);
    expect(stdout).toContain('Pod web');
  });
});

describe('rules', () => {
  test('lists all of them, or tells of one', async () => {
    expect((await cli(['rules'])).stdout).toMatch(/^rule +severity +title\nPRA(?:.*\n)+PRA101 +error/);
    expect((await cli(['rules', 'pra104'])).stdout).toMatch(/^PRA104 .*\n\nChecks: .*\n\nCause: .*\n\nFix: /);
    expect(JSON.parse((await cli(['rules', '--format', 'json'])).stdout)).toContainEqual(expect.objectContaining({ id: 'PRA101', severity: 'error' }));
    expect((await cli(['rules', '--format', 'markdown'])).stdout).toMatch(/^# The rules/);
  });

  test('refuses a rule that there is not', async () => {
    expect(await cli(['rules', 'PRA999'])).toMatchObject({ code: 2, stderr: expect.stringContaining("no rule 'PRA999'") });
  });
});

describe('the help', () => {
  test.each(['audit', 'coverage', 'inspect', 'resolve', 'graph', 'diagnose', 'rules', 'completion'])('of %s has examples', async name => {
    const { stdout, code } = await cli([name, '--help']);
    expect(code).toBe(0);
    expect(stdout).toMatch(/\nExamples:\n {2}\S/);
  });

  test('lists the commands and exit codes', async () => {
    const { stdout, code } = await cli(['--help']);
    expect(code).toBe(0);
    expect(stdout).toContain('audit [options] [path...]');
    expect(stdout).toContain('Exit code: 0 if all is well');
  });

  test('is what one gets without a command, as an error', async () => {
    expect(await cli([])).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('Usage: cdk8s-registry-access') });
  });

  test('suggests what was meant', async () => {
    expect(await cli(['adit'])).toMatchObject({ code: 2, stderr: expect.stringContaining('Did you mean audit?') });
  });

  test('gives the version', async () => {
    expect(await cli(['--version'])).toMatchObject({ code: 0, stdout: expect.stringMatching(/^\d+\.\d+\.\d+/) });
  });
});
