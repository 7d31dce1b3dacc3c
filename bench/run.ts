import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Runs every benchmark, or those named, one after the other: two at once would measure each other. */
const wanted = process.argv.slice(2);
const benchmarks = readdirSync(__dirname)
  .filter((file) => file.endsWith('.bench.ts'))
  .filter((file) => wanted.length === 0 || wanted.includes(file.replace('.bench.ts', '')));

const failed = benchmarks.filter((file) => {
  console.log(`\n== ${file}`);
  return (
    spawnSync(process.execPath, ['--require', 'tsx/cjs', join(__dirname, file)], { stdio: 'inherit' }).status !== 0
  );
});
if (failed.length > 0) {
  console.error(`failed: ${failed.join(', ')}`);
  process.exitCode = 1;
}
