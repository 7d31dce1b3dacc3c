import { cli, CONFIG, SECRET, useFolder } from '../support';

const write = useFolder();

test('lists the credentials in the order of the kubelet, or says why there is none', async () => {
  write({ 'config.json': CONFIG });
  const { code, stdout } = await cli([
    'resolve', '--config', 'config.json', 'ghcr.io/acme/web:1', 'nginx', 'quay.io/x', 'Bad',
  ]);
  expect(code).toBe(1);
  expect(stdout).toMatch(
    /^ghcr\.io\/acme\/web:1 \(ghcr\.io\/acme\/web\)\n {2}1\. ghcr\.io\/acme as robot\n {2}2\. ghcr\.io as other\nnginx \(docker\.io\/library\/nginx\)\n {2}1\. .* as hub\nquay\.io\/x\n {2}none: no key matches/,
  );
  expect(stdout).toMatch(/Bad\n {2}none: the image /);
});

test('reads a Secret, and gives JSON', async () => {
  write({ 'secret.yaml': SECRET });
  const { code, stdout } = await cli(['resolve', '--config', 'secret.yaml', '--format', 'json', 'nginx']);
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toMatchObject([
    { image: 'nginx', repository: 'docker.io/library/nginx', matches: [{ username: 'hub' }] },
  ]);
});

test.each([
  ['no config', ['nginx'], /--config FILE/],
  ['a config that the kubelet cannot decode', ['--config', 'bad.json', 'nginx'], /bad\.json: /],
  ['a Secret that is not a pull secret', ['--config', 'opaque.json', 'nginx'], /opaque\.json: /],
  ['several Secrets', ['--config', 'two.json', 'nginx'], /two\.json holds 2 Secrets: give one/],
])('refuses %s', async (_, args, message) => {
  write({
    'bad.json': { auths: { 'ghcr.io': { auth: '?' } } },
    'opaque.json': { ...SECRET, type: 'Opaque' },
    'two.json': { items: [SECRET, SECRET] },
  });
  expect(await cli(['resolve', ...args])).toMatchObject({
    code: 2, stdout: '', stderr: expect.stringMatching(message),
  });
});
