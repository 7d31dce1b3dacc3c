import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { showExample } from './examples';

const outdir = mkdtempSync(join(tmpdir(), 'example-'));
try {
  const { stdout, stderr, exitCode } = showExample(process.argv[2] ?? 'namespace', outdir);
  process.stdout.write(stdout);
  process.stderr.write(stderr);
  process.exitCode = exitCode;
} finally {
  rmSync(outdir, { recursive: true });
}
