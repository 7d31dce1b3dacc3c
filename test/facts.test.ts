import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '..');
const read = (path: string) => readFileSync(join(ROOT, path), 'utf8');

interface Row {
  readonly source: string;
  readonly fact: string;
  /** Files with the symbol in each; a page of `docs` has none. */
  readonly uses: { readonly file: string; readonly symbol?: string }[];
  readonly date: string;
}

/** The lines of the table in docs/facts.md. */
const ROWS: Row[] = read('docs/facts.md').split('\n').filter(line => line.startsWith('| http')).map(line => {
  const [source, fact, uses, date] = line.slice(2, -2).split(/(?<!\\) \| /);
  return {
    source,
    fact,
    date,
    uses: uses.split(', ').map(use => {
      const [file, symbol] = use.split(' ');
      return { file: file.startsWith('docs/') ? file : `src/${file}`, symbol: symbol?.replaceAll('`', '') };
    }),
  };
});

/** The addresses in a text; what is in backticks is a value and no source. */
function addressesIn(text: string): string[] {
  return (text.replace(/`[^`]*`/g, '').match(/https?:\/\/[^\s)'"<>]+/g) ?? [])
    .map(address => address.replace(/[.,:;]+$/, ''));
}

/** The comments in some code: whole lines, and ends of lines. */
function commentsIn(code: string): string[] {
  return code.split('\n').flatMap(line => /^\s*(?:\/\/|\/?\*).*/.exec(line) ?? / \/\/ .*/.exec(line) ?? []);
}

const DECLARATION = /^(?:export )?(?:abstract )?(?:async )?(?:const|let|function|class|interface|enum|type) (\w+)/;

/** What a comment stands at: the declaration that it is in, or the next one. */
function symbolAt(source: string, file: string): string {
  const lines = read(file).split('\n');
  const line = lines.findIndex(text => text.includes(source));
  const declared = (part: string[]) => part.flatMap(text => DECLARATION.exec(text)?.[1] ?? []);
  const isInside = /^\s{2}/.test(lines[line]);
  return (isInside ? declared(lines.slice(0, line)).at(-1) : declared(lines.slice(line))[0]) ?? 'SYMBOL';
}

const FILES = (readdirSync(join(ROOT, 'src'), { recursive: true }) as string[])
  .filter(file => /\.m?ts$/.test(file)).map(file => `src/${file}`);

/** `SOURCE FILE` of all that has to be in the table. */
const NAMED = new Set([
  ...FILES.flatMap(file => commentsIn(read(file)).flatMap(addressesIn).map(source => `${source} ${file}`)),
  ...addressesIn(read('docs/registries.md')).map(source => `${source} docs/registries.md`),
]);
const LISTED = new Set(ROWS.flatMap(({ source, uses }) => uses.map(({ file }) => `${source} ${file}`)));

test('every source in a comment has a row; add what is missing here, with the fact and the date', () => {
  const missing = [...NAMED].filter(use => !LISTED.has(use)).map(use => {
    const [source, file] = use.split(' ');
    const symbol = file.startsWith('src/') ? ` \`${symbolAt(source, file)}\`` : '';
    return `| ${source} | FACT | ${file.replace(/^src\//, '')}${symbol} | YYYY-MM-DD |`;
  });
  expect(missing).toEqual([]);
});

test('every row is of a source that its file names', () => {
  expect([...LISTED].filter(use => !NAMED.has(use))).toEqual([]);
});

test('the symbols of rows are in their files', () => {
  const lost = ROWS.flatMap(({ uses }) => uses).filter(({ file, symbol }) => file.startsWith('src/')
    && !new RegExp(`\\b(?:const|let|function|class|interface|enum|type) ${symbol}\\b`).test(read(file)));
  expect(lost).toEqual([]);
});

test('a fact is in one row, below its source in the order of the alphabet, with the day on which it was read', () => {
  const keys = ROWS.map(({ source, fact }) => `${source} ${fact}`);
  expect(keys.length).toBeGreaterThan(300);
  expect(keys).toEqual([...new Set(keys)].sort());
  expect(ROWS.filter(({ fact, date }) => fact.trim() === '' || !/^20\d\d-[01]\d-[0-3]\d$/.test(date))).toEqual([]);
});
