import { resolveImages } from '../../src/audit/resolve-images';
import { DockerConfigJson } from '../../src/image';

const config = DockerConfigJson.of(
  ['reg.io', 'reg.io/team', 'user:hunter2@other.io'].map(key => ({
    key, username: `u-${key.slice(-4)}`, password: 'hunter2',
  })),
);

test('matches come in the order of the kubelet', () => {
  expect(resolveImages(config, ['reg.io/team/app:1'])).toEqual([
    {
      image: 'reg.io/team/app:1',
      repository: 'reg.io/team/app',
      matches: [
        { key: 'reg.io/team', username: 'u-team' },
        { key: 'reg.io', username: 'u-g.io' },
      ],
    },
  ]);
});

test.each([
  ['reg.io:5000/app',
    "no key matches 'reg.io:5000/app'; the nearest is 'reg.io': it has no port, the image has port 5000"],
  ['quay.io/app', "no key matches 'quay.io/app'"],
  ['reg.io/App', 'the image has upper case in its repository; write it in lower case'],
])('%s has no credential: %s', (image, reason) => {
  expect(resolveImages(config, [image])).toMatchObject([{ matches: [], reason }]);
});

test('a config without keys says so, and no password is shown', () => {
  expect(resolveImages(DockerConfigJson.of([]), ['reg.io/app'])[0].reason).toBe('the config has no key');
  expect(JSON.stringify(resolveImages(config, ['other.io/app', 'user:hunter2@other.io/app', 'other.io:1/app'])))
    .not.toContain('hunter2');
});
