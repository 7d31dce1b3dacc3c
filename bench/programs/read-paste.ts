import { readFileSync } from 'node:fs';

// The command's own, which the package does not export.
/* eslint-disable @typescript-eslint/no-require-imports */
const { InputReader } = require('cdk8s-registry-access/lib/diagnose/read/input-reader') as
  typeof import('../../src/diagnose/read/input-reader');
const { Answers } = require('cdk8s-registry-access/lib/diagnose/report/answers') as
  typeof import('../../src/diagnose/report/answers');

const PIECE = 64 * 1024;
const lines = readFileSync(process.env.BENCH_CORPUS!, 'utf-8').trim().split('\n');
const messages = lines.map((line): string => JSON.parse(line).message);

/** Answers a text with `size` messages in it, of which many are broken over several lines. */
export function run(size: number) {
  const answers = new Answers();
  const reader = new InputReader({ onInput: (input) => answers.addInput(input) });
  const text = Buffer.from(Array.from({ length: size }, (_, index) => messages[index % messages.length]).join('\n\n'));
  for (let index = 0; index < text.length; index += PIECE) {
    reader.write(text.subarray(index, index + PIECE));
  }
  reader.end();
  answers.list();
}
