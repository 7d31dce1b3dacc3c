import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleNames, readManifests, synthesizeExample } from './examples';

const name = process.argv[2] ?? 'namespace';
if (!exampleNames().includes(name)) {
  throw new Error(`no example '${name}': expected one of ${exampleNames().join(', ')}`);
}

const outdir = mkdtempSync(join(tmpdir(), 'example-'));
try {
  synthesizeExample(name, outdir);
  process.stdout.write(Object.values(readManifests(outdir)).join('---\n'));
} finally {
  rmSync(outdir, { recursive: true });
}
