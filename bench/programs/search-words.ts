import { readFileSync } from 'node:fs';

const lines = readFileSync(process.env.BENCH_CORPUS!, 'utf-8').trim().split('\n');
const messages = lines.map((line): string => JSON.parse(line).message);
const words: string[] = JSON.parse(process.env.BENCH_WORDS!);

let found = 0;

/** Looks for every word of the table in `size` messages, one after the other, and does nothing with what it finds. */
export function run(size: number) {
  for (let index = 0; index < size; index++) {
    const message = messages[index % messages.length].toLowerCase();
    found += words.filter((word) => message.includes(word)).length;
  }
}

// What nobody reads, a compiler may leave out.
process.on('exit', () => process.exitCode ??= found < 0 ? 1 : 0);
