import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Registry } from '../../src';

const page = readFileSync(join(__dirname, '../../docs/registries.md'), 'utf-8');

const inBackticks = (cell: string) => [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => code);

/** What is written by mistake, and what its message ends in. */
const MISTAKES = page.split('## Mistakes')[1].split('\n## ')[0].split('\n').filter(line => line.startsWith('| `'))
  .flatMap(line => {
    const [written, [end]] = line.slice(2, -2).split(' | ').map(inBackticks);
    return written.map(text => [text, end]);
  });

test.each(MISTAKES)('%s is an error that ends as the page says: %s', (text, end) => {
  const [, harbor] = /^Registry\.harbor\('(.*)'\)$/.exec(text) ?? [];
  const error = errorOf(() => harbor === undefined ? Registry.of(text) : Registry.harbor(harbor));
  expect(error.name).toBe('RegistryError');
  expect(error.message.slice(-end.length)).toBe(end);
});

function errorOf(make: () => unknown): Error {
  try {
    make();
  } catch (error) {
    return error as Error;
  }
  throw new Error('there is none');
}
