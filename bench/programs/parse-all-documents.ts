import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

// The package that cdk8s reads and writes YAML with.
const { parseAllDocuments } = createRequire(require.resolve('cdk8s'))('yaml') as {
  parseAllDocuments(text: string): { toJS(): unknown }[];
};

let objects = 0;

/** Parses the file of `size` pods, and does nothing with what is in it. */
export function run(size: number) {
  const text = readFileSync(process.env.BENCH_FILE!.replace('SIZE', String(size)), 'utf-8');
  objects += parseAllDocuments(text).map((document) => document.toJS()).length;
  if (objects < size) throw new Error(`${objects} of ${size} objects were read`);
}
