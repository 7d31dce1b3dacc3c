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
  ['u:hunt/er2@b', '***@b'], // a password may hold a slash
  ['hunter2@ghcr.io', '***@ghcr.io'],
  ['hunter2@10.0.0.1', '***@10.0.0.1'],
  ['hunter2@localhost', '***@localhost'],
  ['hunter2@reg', 'hunter2@reg'], // as an image with its tag behind an @
  ['ghp_S3cr3tS3cr3t@reg', '***@reg'],
  ['reg.io/ghp_S3cr3tS3cr3t@reg', '***@reg'],
  ['nginx@1.27', 'nginx@1.27'],
  ['nginx@1.27-alpine3.20', 'nginx@1.27-alpine3.20'],
  ['ghcr.io/acme/app@latest', 'ghcr.io/acme/app@latest'],
  ['reg.io:5000/acme/app@v1', 'reg.io:5000/acme/app@v1'],
  ['robot:5000/hunter2@reg', '***@reg'],
  ['https://hunter2@reg', 'https://***@reg'],
  ['user:hunter2@reg.io:5000', '***@reg.io:5000'],
  ['user:hunter2@reg.io/app@sha256:abc', '***@reg.io/app@sha256:abc'],
  ['nginx@sha256:abc', 'nginx@sha256:abc'], // a digest that was cut off
  ['reg.io/app:1@sha256:', 'reg.io/app:1@sha256:'],
  ['reg.io:5000/app@sha256:abc', 'reg.io:5000/app@sha256:abc'],
  [`nginx:1@sha256:${'0'.repeat(64)}`, `nginx:1@sha256:${'0'.repeat(64)}`],
  ['u:hunter2@sha1:x.example.com/a', '***@sha1:x.example.com/a'],
  ['u:hunter2@sha256:x.example.com/a', '***@sha256:x.example.com/a'],
  ['u:hunter2@sha256:5000', '***@sha256:5000'],
  ['u:hunt/er2@sha256:5000', '***@sha256:5000'],
  ['reg.io/team?token=hunter2', 'reg.io/team?***'],
  ['https://reg.io#token=hunter2', 'https://reg.io#***'],
])('the key %j is shown as %j', (key, shown) => {
  expect(withoutUserInfo(key)).toBe(shown);
});
