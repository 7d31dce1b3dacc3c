import { spawnSync } from 'node:child_process';
import { openWorkspace } from '../../support/workspace';

/** Fails, naming the Debian package to install, when the browser is missing: a proof that skips proves nothing. */
export default function setUp(): void {
  if (spawnSync('chromium', ['--version']).status !== 0) {
    throw new Error(
      "missing: chromium; install the Debian packages with .ci/install-debian-packages or 'apt-get install chromium'",
    );
  }
  openWorkspace();
}
