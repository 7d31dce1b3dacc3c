import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that holds one folder for each example. */
export const EXAMPLES = resolve(__dirname, '../examples');

/** Values for the environment variables that the examples read; none of them is a real credential. */
export const DEMO_ENV = join(EXAMPLES, 'demo.env');

/** The names of all examples: the folders with a `main.ts`. */
export function exampleNames(): string[] {
  return readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, 'main.ts'))).sort();
}

/**
 * Runs an example from its TypeScript source, in a process of its own and with nothing in the environment but what
 * `demo.env` and `env` hold, so that the caller's shell cannot change the YAML.
 *
 * @param name the folder in `examples/`
 * @param outdir where the YAML goes
 * @param env further environment variables
 * @returns what the app printed, which should be nothing
 */
export function synthesizeExample(name: string, outdir: string, env: Record<string, string> = {}): string {
  return execFileSync(process.execPath, [
    `--env-file=${DEMO_ENV}`,
    '--require', require.resolve('tsx/cjs'),
    join(EXAMPLES, name, 'main.ts'),
  ], {
    env: { TSX_TSCONFIG_PATH: join(EXAMPLES, 'tsconfig.json'), CDK8S_OUTDIR: outdir, ...env },
    encoding: 'utf-8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}

/** The manifests in a folder, by file name. */
export function readManifests(folder: string): Record<string, string> {
  const files = readdirSync(folder).filter((file) => file.endsWith('.k8s.yaml')).sort();
  return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf-8')]));
}
