import { readFileSync } from 'node:fs';

// The command's own, which the package does not export.
/* eslint-disable @typescript-eslint/no-require-imports */
const { InputReader } = require('cdk8s-registry-access/lib/diagnose/read/input-reader') as
  typeof import('../../src/diagnose/read/input-reader');
const { Answers } = require('cdk8s-registry-access/lib/diagnose/report/answers') as
  typeof import('../../src/diagnose/report/answers');

const lines = readFileSync(process.env.BENCH_CORPUS!, 'utf-8').trim().split('\n');
const messages = lines.map((line): string => JSON.parse(line).message);
const piece = (count: number) => Buffer.from(`${messages.slice(0, count).join('\n\n')}\n\n`);

/** Answers a text with `size` messages in it, of which many are broken over several lines, as it would be piped in. */
export function run(size: number) {
  const answers = new Answers();
  const reader = new InputReader({ onInput: (input) => answers.addInput(input) });
  const all = piece(messages.length);
  for (let left = size; left > 0; left -= messages.length) {
    reader.write(left < messages.length ? piece(left) : all);
  }
  reader.end();
  answers.list();
}
