import { spawnSync } from 'node:child_process';

/** What stands in for clouds needs these, beside what npm and PyPI have; and the Debian package of each. */
const DEBIAN_PACKAGE_OF: Record<string, string> = { openssl: 'openssl', python3: 'python3-venv' };

/** Why this machine cannot run a refresher; nothing if it can. */
export function lackOfRefresherTools(): string | undefined {
  const missing = Object.keys(DEBIAN_PACKAGE_OF).filter(program => spawnSync('which', [program]).status !== 0);
  return missing.length === 0
    ? undefined
    : `a refresher needs the Debian packages ${missing.map(program => DEBIAN_PACKAGE_OF[program]).join(', ')}`;
}
