import { normalizeKey, withoutUserInfo } from '../../src/image/registry-key';

test.each([
  ['ghcr.io', 'ghcr.io'],
  ['https://ghcr.io', 'ghcr.io'],
  ['http://ghcr.io/', 'ghcr.io'],
  ['https://index.docker.io/v1/', 'index.docker.io'],
  ['https://index.docker.io/v1', 'index.docker.io/v1'],
  ['reg.io/v2/', 'reg.io'],
  ['reg.io/v2/team', 'reg.io/team'],
  ['reg.io/v2//', 'reg.io//'],
  ['reg.io/v1/v2/', 'reg.io/v2/'],
  ['reg.io/v3/', 'reg.io/v3/'],
  ['reg.io/V1/', 'reg.io/V1/'],
  ['reg.io/team/', 'reg.io/team/'],
  ['user:secret@reg.io:5000/team', 'reg.io:5000/team'],
  ['reg.io/te%61m', 'reg.io/team'],
  ['reg.io?x', 'reg.io'],
  ['HTTPS://reg.io', 'HTTPS://reg.io'],
  ['oci://reg.io', 'oci://reg.io'],
  ['https://https://reg.io', 'https://reg.io'],
  ['bücher.example/é', 'bücher.example/é'],
  ['', ''],
  ['reg.io:*', undefined],
  ['reg[0-9].io', undefined],
])('the kubelet reads the key %j as %j', (key, normalized) => {
  expect(normalizeKey(key)).toBe(normalized);
});

test.each([
  ['ghcr.io', 'ghcr.io'],
  ['https://user:secret@ghcr.io/team', 'https://***@ghcr.io/team'],
  ['user:se@cret@ghcr.io', '***@ghcr.io'],
  ['oci://user@ghcr.io', 'oci://***@ghcr.io'],
  ['user:se\ncret@ghcr.io', '***@ghcr.io'],
  ['ghcr.io/a@b', '***@b'], // a password may hold a slash, so what is before the last @ is taken for one
  ['user:hunter2@reg.io:5000', '***@reg.io:5000'],
  ['user:hunter2@reg.io/app@sha256:abc', '***@reg.io/app@sha256:abc'],
  ['nginx@sha256:abc', 'nginx@sha256:abc'], // a digest that was cut off
  ['reg.io/team?token=hunter2', 'reg.io/team?***'],
  ['https://reg.io#token=hunter2', 'https://reg.io#***'],
])('the key %j is shown as %j', (key, shown) => {
  expect(withoutUserInfo(key)).toBe(shown);
});
