import { pullSecret } from './support';
import { inspectDockerConfig, inspectSecret } from '../../src/audit/inspect-secret';

test('a Secret shows its keys, hosts and users', () => {
  expect(inspectSecret(pullSecret('a', ['https://index.docker.io/v1/', 'bad%zz']))).toEqual({
    name: 'a',
    type: 'kubernetes.io/dockerconfigjson',
    entries: [
      { key: 'bad%zz', username: 'robot', hasPassword: true },
      { key: 'https://index.docker.io/v1/', host: 'index.docker.io', username: 'robot', hasPassword: true },
    ],
    findings: [expect.objectContaining({ rule: 'PRA206' })],
  });
});

test('the text of a Docker config is inspected as if it were a Secret', () => {
  const token = `e30.${Buffer.from('{"exp":1767225600}').toString('base64url')}.x`.replace('e30', 'eyJ9');
  const { entries, findings } = inspectDockerConfig(
    JSON.stringify({ auths: { 'reg.io': { username: 'u', password: token } } }),
    { now: new Date('2026-02-01') },
  );
  expect(entries[0].expiresAt).toEqual(new Date('2026-01-01'));
  expect(findings.map(({ rule }) => rule)).toEqual(['PRA301']);
});

test.each([
  ['no JSON', 'hunter2', 'PRA203'],
  ['a malformed auth', '{"auths":{"reg.io":{"auth":"hunter2!"}}}', 'PRA204'],
  ['credential helpers', '{"credsStore":"hunter2"}', 'PRA207'],
])('%s is a finding that shows nothing of it', (_, text, rule) => {
  const inspection = inspectDockerConfig(text);
  expect(inspection.findings.map(finding => finding.rule)).toEqual([rule]);
  expect(JSON.stringify(inspection)).not.toContain('hunter2');
});
