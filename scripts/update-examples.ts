import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  ERROR, EXAMPLES, exampleNames, failExample, failingExampleNames, readOutput, synthesizeExample,
} from './examples';

for (const name of exampleNames()) {
  const folder = join(EXAMPLES, name);
  Object.keys(readOutput(folder)).forEach((file) => rmSync(join(folder, file)));
  synthesizeExample(name, folder);
}

const outdir = mkdtempSync(join(tmpdir(), 'example-'));
try {
  failingExampleNames().forEach((name) => writeFileSync(join(EXAMPLES, name, ERROR), failExample(name, outdir)));
} finally {
  rmSync(outdir, { recursive: true });
}
