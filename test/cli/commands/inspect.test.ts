import { cli, CONFIG, SECRET, UNCOVERED, useFolder } from '../support';

const write = useFolder();

test.each([
  ['a Secret', SECRET],
  ['a Docker config', CONFIG],
])('shows what %s opens, and no password', async (_, content) => {
  write({ file: content });
  const { stdout, code } = await cli(['inspect', 'file']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ghcr\.io\/acme +ghcr\.io +robot +yes/);
  expect(stdout).not.toMatch(/hunter2|aHVudGVyMg/);
});

test.each([
  ['is not known', 'REPLACE_ME', 'encrypted, or still to be filled in'],
  ['is nothing', '{"auths":{}}', 'no credentials'],
])('says where %s what a Secret holds', async (_, content, said) => {
  const secret = { ...SECRET, data: undefined, stringData: { '.dockerconfigjson': content } };
  expect((await cli(['inspect', '-'], { stdin: JSON.stringify(secret) })).stdout).toContain(said);
});

test('gives JSON, and reads standard input', async () => {
  const { stdout } = await cli(['inspect', '-', '--format', 'json'], { stdin: JSON.stringify(SECRET) });
  expect(JSON.parse(stdout)).toMatchObject({
    name: 'regcred', namespace: 'payments', entries: [{ key: 'ghcr.io', username: 'other', hasPassword: true }, {}, {}],
  });
});

test.each([
  ['what is neither', UNCOVERED, /holds no Secret and no Docker config/],
  ['YAML that is no Secret, which no Docker config is', 'auths:\n  ghcr.io: { auth: dTpw }\n',
    /holds no Secret and no Docker config/],
  ['what cannot be read', 'a: [', /is not YAML/],
])('refuses %s', async (_, stdin, message) => {
  expect(await cli(['inspect', '-'], { stdin }))
    .toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});

test('shows several Secrets one after the other, as a list in JSON', async () => {
  const other = { ...SECRET, metadata: { name: 'other' } };
  write({ 'a.yaml': `${JSON.stringify(SECRET)}\n---\n${JSON.stringify(other)}` });
  expect((await cli(['inspect', 'a.yaml'])).stdout).toMatch(/^payments\/regcred [^]*\n\nother /);
  expect(JSON.parse((await cli(['inspect', 'a.yaml', '--format', 'json'])).stdout))
    .toMatchObject([{ name: 'regcred' }, { name: 'other' }]);
});

test('fails where a finding is an error, and speaks of a config as such', async () => {
  write({
    'config.json': { auths: { 'ghcr.io': { auth: '?' } } },
    'helper.json': { auths: { 'ghcr.io': { username: 'a', password: 'b' } } },
  });
  const { code, stdout } = await cli(['inspect', 'config.json']);
  expect(code).toBe(1);
  expect(stdout).toMatch(/^Docker config \(/);
  expect(stdout).toContain(': The Docker config ');
  expect(stdout).not.toContain('default/config');
  expect(await cli(['inspect', 'helper.json'])).toMatchObject({ code: 0 });
});
