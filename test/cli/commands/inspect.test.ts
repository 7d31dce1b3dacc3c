import { cli, CONFIG, SECRET, UNCOVERED, useFolder } from '../support';

const write = useFolder();

test.each([['a Secret', SECRET], ['a Docker config', CONFIG]])('shows what %s opens, and no password', async (_, content) => {
  write({ file: content });
  const { stdout, code } = await cli(['inspect', 'file']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/ghcr\.io\/acme +ghcr\.io +robot +yes/);
  expect(stdout).not.toMatch(/hunter2|aHVudGVyMg/);
});

test('gives JSON, and reads standard input', async () => {
  const { stdout } = await cli(['inspect', '-', '--format', 'json'], { stdin: JSON.stringify(SECRET) });
  expect(JSON.parse(stdout)).toMatchObject({ name: 'regcred', namespace: 'payments', entries: [{ key: 'ghcr.io', username: 'other', hasPassword: true }, {}, {}] });
});

test.each([
  ['what is neither', UNCOVERED, /holds no Secret and no Docker config/],
  ['two Secrets', `${JSON.stringify(SECRET)}\n---\n${JSON.stringify(SECRET)}`, /holds 2 Secrets/],
  ['what cannot be read', 'a: [', /is not YAML/],
])('refuses %s', async (_, stdin, message) => {
  expect(await cli(['inspect', '-'], { stdin })).toMatchObject({ code: 2, stdout: '', stderr: expect.stringMatching(message) });
});
