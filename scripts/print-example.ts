import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { exampleNames, failExample, failingExampleNames, readManifests, synthesizeExample } from './examples';

const name = process.argv[2] ?? 'namespace';
const outdir = mkdtempSync(join(tmpdir(), 'example-'));
try {
  if (failingExampleNames().includes(name)) {
    process.stderr.write(failExample(name, outdir));
    process.exitCode = 1;
  } else if (exampleNames().includes(name)) {
    synthesizeExample(name, outdir);
    process.stdout.write(Object.values(readManifests(outdir)).join('---\n'));
  } else {
    process.stderr.write(`no example '${name}': expected one of ${[...exampleNames(), ...failingExampleNames()].join(', ')}\n`);
    process.exitCode = 1;
  }
} finally {
  rmSync(outdir, { recursive: true });
}
