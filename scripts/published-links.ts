import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';

/**
 * What the README links to is not packed: in what is published, its links lead to the repository. `npm pack` runs this
 * before it packs (`prepack`) and, to undo it, after (`postpack`); the assembly brings the README to other languages.
 */
const { repository } = JSON.parse(read('package.json'));
const PLACE = `${repository.url.replace(/\.git$/, '')}/blob/main/`;

const [argument] = process.argv.slice(2);
if (argument === 'assembly') {
  const assembly = JSON.parse(read('.jsii'));
  assembly.readme.markdown = published(assembly.readme.markdown);
  write('.jsii', JSON.stringify(assembly, undefined, 2));
} else {
  write('README.md', argument === 'undo' ? written(read('README.md')) : published(read('README.md')));
}

/** All links but those to other sites and within the page. */
function published(markdown: string): string {
  return markdown.replace(/\]\((?!#|\w+:)/g, `](${PLACE}`);
}

function written(markdown: string): string {
  return markdown.replaceAll(`](${PLACE}`, '](');
}

function read(file: string): string {
  return readFileSync(resolve(__dirname, '..', file), 'utf-8');
}

function write(file: string, text: string): void {
  writeFileSync(resolve(__dirname, '..', file), text);
}
