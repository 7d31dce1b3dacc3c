import { readFileSync } from 'node:fs';

// The command's own, which the package does not export.
// eslint-disable-next-line @typescript-eslint/no-require-imports
const { PullFailure } = require('cdk8s-registry-access/lib/diagnose') as typeof import('../../src/diagnose');

const lines = readFileSync(process.env.BENCH_CORPUS!, 'utf-8').trim().split('\n');
const messages = lines.map((line): string => JSON.parse(line).message);

/** Finds the cause of `size` messages. The table is made ready with the first. */
export function run(size: number) {
  for (let index = 0; index < size; index++) {
    PullFailure.classify(messages[index % messages.length]);
  }
}
