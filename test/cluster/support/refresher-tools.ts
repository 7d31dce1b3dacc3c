import { existsSync } from 'node:fs';

/** What runs a refresher, as a process or in an image, and the Debian package that has it. By path: another `aws` may come first on PATH. */
const DEBIAN_PACKAGE_OF: Record<string, string> = {
  '/usr/bin/aws': 'awscli',
  '/usr/bin/busybox': 'busybox-static',
  '/usr/bin/curl': 'curl',
  '/usr/bin/gawk': 'gawk',
  '/usr/bin/mawk': 'mawk',
  '/usr/bin/openssl': 'openssl',
};

/** Why this machine cannot run a refresher; nothing if it can. */
export function lackOfRefresherTools(): string | undefined {
  const missing = Object.keys(DEBIAN_PACKAGE_OF).filter(program => !existsSync(program));
  return missing.length === 0 ? undefined : `a refresher needs the Debian packages ${missing.map(program => DEBIAN_PACKAGE_OF[program]).join(', ')}`;
}
