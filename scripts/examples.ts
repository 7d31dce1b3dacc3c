import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';

/** The folder that holds one folder for each example. */
export const EXAMPLES = resolve(__dirname, '../examples');

/** Values for the environment variables that the examples read; none of them is a real credential. */
export const DEMO_ENV = join(EXAMPLES, 'demo.env');

/** The names of the examples that give YAML: the folders with a `main.ts`. */
export function exampleNames(): string[] {
  return foldersWith('main.ts').filter((name) => !failingExampleNames().includes(name));
}

/** The names of the examples whose synthesis is meant to fail: the folders with an `error.txt`. */
export function failingExampleNames(): string[] {
  return foldersWith(ERROR);
}

/** The file in an example's folder that holds the error that its synthesis ends in. */
export const ERROR = 'error.txt';

function foldersWith(file: string): string[] {
  return readdirSync(EXAMPLES).filter((name) => existsSync(join(EXAMPLES, name, file))).sort();
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
  const { status, stdout, stderr } = runExample(name, outdir, env);
  if (status !== 0) throw new Error(`the example ${name} failed:\n${stderr}`);
  return stdout + stderr;
}

/** Runs an example whose synthesis is meant to fail, and gives the message of its error. */
export function failExample(name: string, outdir: string): string {
  const { status, stderr } = runExample(name, outdir);
  const [, message] = /^Error: (.*?)\n {4}at /ms.exec(stderr) ?? [];
  if (status === 0 || message === undefined) {
    throw new Error(`the example ${name} did not fail with an error:\n${stderr}`);
  }
  return `${message}\n`;
}

/** What is printed of an example: its YAML, or why there is none. */
export interface ShownExample {
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

/** Runs an example, whether it is meant to fail or not, and gives what to print of it. */
export function showExample(name: string, outdir: string, env: Record<string, string> = {}): ShownExample {
  if (failingExampleNames().includes(name)) {
    return { stdout: '', stderr: failExample(name, outdir), exitCode: 1 };
  }
  if (exampleNames().includes(name)) {
    const stderr = synthesizeExample(name, outdir, env);
    return { stdout: Object.values(readManifests(outdir)).join('---\n'), stderr, exitCode: 0 };
  }
  const known = [...exampleNames(), ...failingExampleNames()].join(', ');
  return { stdout: '', stderr: `no example '${name}': expected one of ${known}\n`, exitCode: 1 };
}

function runExample(name: string, outdir: string, env: Record<string, string> = {}) {
  return spawnSync(process.execPath, [
    `--env-file=${DEMO_ENV}`,
    '--require', require.resolve('tsx/cjs'),
    join(EXAMPLES, name, 'main.ts'),
  ], {
    env: { TSX_TSCONFIG_PATH: join(EXAMPLES, 'tsconfig.json'), CDK8S_OUTDIR: outdir, ...env },
    encoding: 'utf-8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });
}

/** The manifests in a folder, by file name. */
export function readManifests(folder: string): Record<string, string> {
  return readFiles(folder, readdirSync(folder).filter((file) => file.endsWith('.k8s.yaml')));
}

/** The folder, in that of an example, with what it writes for the nodes: files that are no manifests. */
export const NODES = 'nodes';

/** All that an example gives, by path: its manifests, and what is for the nodes. */
export function readOutput(folder: string): Record<string, string> {
  const isFile = (file: string) => statSync(join(folder, file)).isFile();
  const ofNodes = existsSync(join(folder, NODES))
    ? readdirSync(join(folder, NODES), { recursive: true, encoding: 'utf-8' })
    : [];
  return { ...readManifests(folder), ...readFiles(folder, ofNodes.map((file) => join(NODES, file)).filter(isFile)) };
}

function readFiles(folder: string, files: string[]): Record<string, string> {
  return Object.fromEntries(files.sort().map((file) => [file, readFileSync(join(folder, file), 'utf-8')]));
}
