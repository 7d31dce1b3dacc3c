import { Registry } from '../../src';

/**
 * Images, and which of `ALLOWED` lets them in, by its key. Written down by hand: the unit tests and a real API server
 * are checked against it.
 */
export interface ImageCase {
  readonly image: string;
  readonly allowedBy: readonly (keyof typeof ALLOWED)[];
}

/** Lists of registries, from narrow to wide. */
export const ALLOWED = {
  official: [Registry.dockerHub().withPath('library')],
  hub: [Registry.dockerHub()],
  team: [Registry.of('reg.example.com').withPath('team-a'), Registry.ghcr().withPath('acme/web')],
  hosts: [Registry.of('reg.example.com'), Registry.ghcr(), Registry.of('localhost:5000'), Registry.of('[::1]:5000')],
  port: [Registry.of('reg.example.com:5000')],
} as const;

const SHA256 = `sha256:${'0123456789abcdef'.repeat(4)}`;
const SHA512 = `sha512:${'0123456789abcdef'.repeat(8)}`;

const HUB_OFFICIAL = ['official', 'hub'] as const;

export const IMAGES: readonly ImageCase[] = [
  // Docker Hub under all its names.
  ...[
    'nginx', 'nginx:1.27', `nginx@${SHA256}`, `nginx:1.27@${SHA256}`, 'library/nginx', 'docker.io/nginx',
    'docker.io/library/nginx', 'index.docker.io/nginx:1',
    'index.docker.io/library/nginx', 'library/a/b', 'localhost', 'docker.io', 'host:5000', 'nginx:latest.A_b-c',
  ].map(image => ({ image, allowedBy: HUB_OFFICIAL })),
  ...[
    'acme/web', 'docker.io/acme/web:1', 'index.docker.io/acme/web', 'libraryx/nginx', 'docker.io/libraryx/nginx',
    'docker.io/docker.io/nginx', 'index.docker.io/docker.io/nginx', 'team-a/app', 'reg/team-a/app',
  ].map(image => ({ image, allowedBy: ['hub'] as const })),
  ...[
    'registry-1.docker.io/library/nginx', 'docker.io:443/library/nginx', 'docker.com/library/nginx',
    'docker.io.evil.com/library/nginx', 'index.docker.io.evil.com/nginx',
  ].map(image => ({ image, allowedBy: [] })),

  // Hosts and ports.
  ...[
    'reg.example.com/app',
    'reg.example.com/app:1',
    `reg.example.com/a/b/c@${SHA512}`,
    'reg.example.com/team-b/app',
    'ghcr.io/other/app',
    'reg.example.com/library/nginx',
  ].map(image => ({ image, allowedBy: ['hosts'] as const })),
  ...['reg.example.com:5000/app', 'reg.example.com:5000/team-a/app:1'].map(image => ({
    image, allowedBy: ['port'] as const,
  })),
  ...['localhost:5000/app', '[::1]:5000/app', '[::1]:5000/app:1'].map(image => ({
    image, allowedBy: ['hosts'] as const,
  })),
  ...[
    'localhost/app', 'reg.example.com:5001/app', 'reg.example.com.evil.com/app', 'evil.com/reg.example.com/app',
    'reg-example.com/app', 'xreg.example.com/app', '127.0.0.1/app',
  ].map(image => ({ image, allowedBy: [] })),

  // Paths: whole parts only.
  ...[
    'reg.example.com/team-a/app', 'reg.example.com/team-a/b/c:1', 'reg.example.com/team-a', 'reg.example.com/team-a:1',
    'ghcr.io/acme/web', 'ghcr.io/acme/web:1', 'ghcr.io/acme/web/sub',
  ].map(image => ({ image, allowedBy: ['team', 'hosts'] as const })),
  ...[
    'reg.example.com/team-ab/app', 'reg.example.com/team-a-b/app', 'reg.example.com/x/team-a/app',
    'ghcr.io/acme/website', 'ghcr.io/acme', 'ghcr.io/acme/api',
  ].map(image => ({ image, allowedBy: ['hosts'] as const })),

  // What the API server takes and no kubelet pulls, and what looks like something else.
  ...[
    'reg.example.com/team-a/../evil/x', 'reg.example.com/../evil/x', 'reg.example.com/./x', 'reg.example.com//x',
    'reg.example.com/', 'GHCR.IO/acme/web', 'Reg.example.com/team-a/app', 'https://reg.example.com/app',
    'oci://reg.example.com/app', 'user@reg.example.com/app', 'reg.example.com/team-a/App',
    'reg.example.com/team-a/app:', 'reg.example.com/team-a/app@',
    'reg.example.com/team-a/app@sha256:abc', `reg.example.com/team-a/app@md5:${'0'.repeat(32)}`,
    `reg.example.com/team-a/app@${SHA256.toUpperCase()}`, 'my_registry.example/app', '/nginx', ':nginx',
    'reg.example.com/team-a/app:a b', 'nginx\nreg.example.com/team-a/app', 'reg.example.com/team-a/app\nx', '*',
    '${REGISTRY}/app', 'Nginx', 'nginx:', "reg.example.com/'", 'ｎginx',
    `reg.example.com/team-a/app:${'a'.repeat(129)}`,
  ].map(image => ({ image, allowedBy: [] })),
];
