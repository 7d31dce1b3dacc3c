import { spawnSync } from 'node:child_process';

/** Every program that the suite runs, and the Debian package that has it. */
const DEBIAN_PACKAGE_OF: Record<string, string> = {
  'docker-registry': 'docker-registry',
  'skopeo': 'skopeo',
  'podman': 'podman',
  'containerd': 'containerd',
  'ctr': 'containerd',
  'htpasswd': 'apache2-utils',
  'openssl': 'openssl',
  'kubectl': 'kubernetes-client',
  'setpriv': 'util-linux',
  'tar': 'tar',
};

/** Fails, naming the Debian packages to install, when a program is missing: a proof that skips proves nothing. */
export function requirePrograms(): void {
  const missing = Object.keys(DEBIAN_PACKAGE_OF).filter(program => spawnSync('which', [program]).status !== 0);
  if (missing.length === 0) return;
  const packages = missing.map(program => DEBIAN_PACKAGE_OF[program]);
  throw new Error(`not on PATH: ${missing.join(', ')}; install the Debian packages with .ci/install-debian-packages `
    + `or 'apt-get install ${packages.join(' ')}'`);
}
