import { Duration } from 'cdk8s';
import { deployment, findingsOf, lists, rawPullSecret } from '../support';
import { ecrToken, jwt, withPassword } from '../tokens';

const NOW = Date.parse('2026-01-01T12:00:00Z') / 1000;
const HOUR = 3600;
const find = (secret: object, options = {}) =>
  findingsOf('PRA302', [secret], { now: new Date(NOW * 1000), ...options });

test.each([
  ['within 14 days', jwt({ exp: NOW + 13 * 24 * HOUR }), 1],
  ['later', jwt({ exp: NOW + 15 * 24 * HOUR }), 0],
  ['and is over', jwt({ exp: NOW - 1 }), 0],
  ['in the last third of its life', jwt({ iat: NOW - 2.1 * HOUR, exp: NOW + 0.9 * HOUR }), 1],
  ['soon, and is fresh for its kind', jwt({ iat: NOW - 1 * HOUR, exp: NOW + 2 * HOUR }), 0],
  ['in the last third of the life of a token of ECR', ecrToken(NOW + 3.9 * HOUR), 1],
  ['as a token of ECR that was refreshed in time', ecrToken(NOW + 8 * HOUR), 0],
])('a credential that expires %s', (_, password, count) => {
  expect(find(withPassword('reg.io', password))).toHaveLength(count);
});

test('how long before can be chosen', () => {
  expect(find(withPassword('reg.io', jwt({ exp: NOW + 13 * 24 * HOUR })), { expiryWarning: Duration.days(7) }))
    .toEqual([]);
});

test('the annotations of a refresher say how long its tokens live', () => {
  const refreshed = (hoursAgo: number) => ({
    ...withPassword('reg.io', 'ya29.opaque'),
    metadata: {
      name: 'pull',
      annotations: {
        'cdk8s-registry-access/refreshed-at': new Date((NOW - hoursAgo * HOUR) * 1000).toISOString(),
        'cdk8s-registry-access/expires-at': new Date((NOW + (12 - hoursAgo) * HOUR) * 1000).toISOString(),
      },
    },
  });
  expect(find(refreshed(4))).toEqual([]);
  expect(find(refreshed(9))).toHaveLength(1);
});

test.each([
  ['none', [], 'warning'],
  ['one of the host', ['reg.io/app'], 'warning'],
  ['one of another host', ['other.io/app'], 'info'],
  ['one of several', ['other.io/app', 'reg.io/app'], 'warning'],
])('of the images of those who use it, %s: %j → %s', (_, images, severity) => {
  const auths = { 'reg.io': jwt({ exp: NOW + HOUR }), 'other.io': 'hunter2' };
  const text = JSON.stringify({
    auths: Object.fromEntries(Object.entries(auths).map(([key, password]) =>
      [key, { username: 'robot', password }])),
  });
  const objects = [rawPullSecret('pull', text),
    ...images.map((image, index) => deployment(image, lists('pull'), { name: `app-${index}` }))];
  expect(findingsOf('PRA302', [...objects], { now: new Date(NOW * 1000) })).toMatchObject([{ severity }]);
});
