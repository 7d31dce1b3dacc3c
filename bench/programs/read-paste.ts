import { readFileSync } from 'node:fs';

// The command's own, which the package does not export.
/* eslint-disable @typescript-eslint/no-require-imports */
const { InputReader } = require('cdk8s-registry-access/lib/diagnose/read/input-reader') as
  typeof import('../../src/diagnose/read/input-reader');
const { PullFailure } = require('cdk8s-registry-access/lib/diagnose') as typeof import('../../src/diagnose');
const { Answers } = require('cdk8s-registry-access/lib/diagnose/report/answers') as
  typeof import('../../src/diagnose/report/answers');

const lines = readFileSync(process.env.BENCH_CORPUS!, 'utf-8').trim().split('\n');
const messages = lines.map((line): string => JSON.parse(line).message);
/** Whether each message names another image. */
const isDistinct = process.env.BENCH_DISTINCT === '1';

const piece = (some: readonly string[]) => Buffer.from(`${some.join('\n\n')}\n\n`);
const renamed = (message: string, name: string | undefined, number: number) =>
  name === undefined ? message : message.replaceAll(name, `${name}-${number}`);

/** The name of the image in each message, if there is one: the last part of its path. */
const names = messages.map((message) =>
  PullFailure.classify(message).image?.match(/([^/:@]{2,})(?::[^/:]*|@.*)?$/)?.[1]);

/** Answers a text with `size` messages in it, of which many are broken over several lines, as it would be piped in. */
export function run(size: number) {
  const answers = new Answers();
  const reader = new InputReader({ onInput: (input) => answers.addInput(input) });
  const all = piece(messages);
  for (let left = size; left > 0; left -= messages.length) {
    const some = messages.slice(0, left);
    reader.write(isDistinct ? piece(some.map((message, index) => renamed(message, names[index], left - index)))
      : left < messages.length ? piece(some) : all);
  }
  reader.end();
  answers.list();
}
