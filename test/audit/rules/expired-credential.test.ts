import { Audit } from '../../../src/audit/engine/audit';
import { deployment, findingsOf, lists, rawPullSecret } from '../support';
import { ecrToken, jwt, withPassword } from '../tokens';

const NOW = new Date('2026-01-01T12:00:00Z');
const seconds = (time: string) => Date.parse(time) / 1000;
const find = (secret: object) => findingsOf('PRA301', [secret], { now: NOW });

test.each([
  ['a JSON web token', jwt({ exp: seconds('2026-01-01T11:59:59Z') })],
  ['a token of ECR', ecrToken(seconds('2026-01-01T11:59:59Z'))],
])('%s says itself that it has expired', (_, password) => {
  const found = find(withPassword('reg.io', password));
  expect(found).toMatchObject([
    {
      severity: 'error',
      message: "Secret 'default/pull' has credentials that expired 2026-01-01T11:59:59.000Z: for 'reg.io'.",
    },
  ]);
  expect(JSON.stringify(found)).not.toContain(password.slice(0, 20));
});

test.each([
  ['a JSON web token', jwt({ exp: seconds('2026-01-01T12:00:01Z') })],
  ['a token of ECR', ecrToken(seconds('2026-01-01T12:00:01Z'))],
  ['a password', 'hunter2'],
])('%s that lives is fine', (_, password) => {
  expect(find(withPassword('reg.io', password))).toEqual([]);
});

test('an annotation says it of tokens that do not', () => {
  const annotated = (secret: object, time: string) => ({
    ...secret, metadata: { name: 'pull', annotations: { 'cdk8s-registry-access/expires-at': time } },
  });
  expect(find(annotated(withPassword('reg.io', 'ya29.opaque'), '2026-01-01T11:00:00Z'))).toHaveLength(1);
  expect(find(annotated(withPassword('reg.io', jwt({ exp: seconds('2026-01-02T00:00:00Z') })), '2026-01-01T11:00:00Z')))
    .toEqual([]);
  expect(find(annotated(withPassword('reg.io', 'x'), 'soon'))).toEqual([]);
});

test('who should have refreshed it is told', () => {
  const external = {
    apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'pull' }, spec: {},
  };
  const objects = [withPassword('reg.io', jwt({ exp: seconds('2026-01-01T00:00:00Z') })), external];
  expect(findingsOf('PRA301', objects, { now: NOW })[0].fix)
    .toBe("See why ExternalSecret 'default/pull' has not refreshed it");
});

test('a Secret without credentials has none that expired', () => {
  expect(find(rawPullSecret('pull', '{"auths":{}}'))).toEqual([]);
});

test('the marks of a refresher say nothing once something else makes the Secret', () => {
  const marks = {
    'cdk8s-registry-access/refreshed-at': '2026-01-01T00:00:00Z',
    'cdk8s-registry-access/expires-at': '2026-01-01T11:00:00Z',
  };
  const secret = { ...withPassword('reg.io', 'ya29.opaque'), metadata: { name: 'pull', annotations: marks } };
  const external = {
    apiVersion: 'external-secrets.io/v1', kind: 'ExternalSecret', metadata: { name: 'pull' }, spec: {},
  };
  expect(findingsOf('PRA301', [secret], { now: NOW })).toHaveLength(1);
  expect(findingsOf('PRA301', [secret, external], { now: NOW })).toEqual([]);
});

test.each([
  ['none', [], 'info'],
  ['one of the host', ['reg.io/app'], 'error'],
  ['one of another host', ['other.io/app'], 'info'],
  ['one of several', ['other.io/app', 'reg.io/app'], 'error'],
])('of the images of those who use it, %s: %j → %s', (_, images, severity) => {
  const auths = { 'reg.io': jwt({ exp: seconds('2026-01-01T11:00:00Z') }), 'other.io': 'hunter2' };
  const text = JSON.stringify({
    auths: Object.fromEntries(Object.entries(auths).map(([key, password]) =>
      [key, { username: 'robot', password }])),
  });
  const objects = [rawPullSecret('pull', text),
    ...images.map((image, index) => deployment(image, lists('pull'), { name: `app-${index}` }))];
  expect(findingsOf('PRA301', [...objects], { now: NOW })).toMatchObject([{ severity }]);
});

describe('of a Secret that nothing names', () => {
  const [old, alive] = [jwt({ exp: seconds('2026-01-01T11:00:00Z') }), jwt({ exp: seconds('2026-02-01T11:00:00Z') })];
  const secret = (passwords: object) => rawPullSecret('pull', JSON.stringify({
    auths: Object.fromEntries(Object.entries(passwords).map(([key, password]) => [key, { username: 'u', password }])),
  }));
  const HUB = 'https://index.docker.io/v1/';

  test.each<[string, object, string[]]>([
    ['one expired beside one that lives', { 'reg.io': alive, 'old.io': old }, ['info']],
    ['all expired', { 'reg.io': old, 'old.io': old }, ['error']],
    ['one expired beside what Docker leaves', { 'reg.io': old, [`${HUB}refresh-token`]: 'hunter2' }, ['error']],
    ['only what Docker leaves', { [HUB]: 'hunter2', [`${HUB}access-token`]: old }, []],
  ])('%s: %#', (_, passwords, severities) => {
    expect(find(secret(passwords)).map(({ severity }) => severity)).toEqual(severities);
  });

  test('a workload that pulls with the expired one fails', () => {
    const web = deployment('old.io/a', lists('pull'));
    expect(findingsOf('PRA301', [web, secret({ 'reg.io': alive, 'old.io': old })], { now: NOW }))
      .toMatchObject([{ severity: 'error' }]);
  });
});

test('what a job, or a command in the files, writes again is what it began with; in a live cluster it is late', () => {
  const secret = withPassword('reg.io', jwt({ exp: seconds('2026-01-01T11:00:00Z') }));
  const web = deployment('reg.io/a', lists('pull'));
  const told = (script: string, cluster = false) => {
    const audit = new Audit({ now: NOW, cluster });
    [secret, web].forEach(object => audit.addObject(object));
    audit.addScript(script);
    return audit.finish().findings.filter(({ rule }) => rule === 'PRA301').map(({ severity }) => severity);
  };
  const create = 'kubectl create secret docker-registry pull --docker-password="$TOKEN"';
  expect(told(create)).toEqual(['info']);
  expect(told(create, true)).toEqual(['error']);
  expect(told('kubectl get pods')).toEqual(['error']);
});
