import { readFileSync } from 'node:fs';
import { PullFailure } from 'cdk8s-registry-access';

const lines = readFileSync(process.env.BENCH_CORPUS!, 'utf-8').trim().split('\n');
const messages = lines.map((line): string => JSON.parse(line).message);

/** Finds the cause of `size` messages. The table is made ready with the first. */
export function run(size: number) {
  for (let index = 0; index < size; index++) {
    PullFailure.classify(messages[index % messages.length]);
  }
}
