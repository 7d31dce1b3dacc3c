import { existsSync } from 'node:fs';

/**
 * Every program that the suite runs, where Debian has it, and in which package. By path: another `aws` may come first
 * on PATH.
 */
const DEBIAN_PACKAGE_OF: Record<string, string> = {
  '/usr/bin/aws': 'awscli',
  '/usr/bin/openssl': 'openssl',
  '/usr/bin/setpriv': 'util-linux',
};

/** Fails, naming the Debian packages to install, when a program is missing: a proof that skips proves nothing. */
export function requirePrograms(): void {
  const missing = Object.keys(DEBIAN_PACKAGE_OF).filter(program => !existsSync(program));
  if (missing.length === 0) return;
  const packages = missing.map(program => DEBIAN_PACKAGE_OF[program]);
  throw new Error(`missing: ${missing.join(', ')}; install the Debian packages with .ci/install-debian-packages `
    + `or 'apt-get install ${packages.join(' ')}'`);
}
