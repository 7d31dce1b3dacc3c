import { readFileSync, writeFileSync } from 'node:fs';

const FILE = 'API.md';
const PACKAGE = 'cdk8s-registry-access';

/** What the page needs to know of a type, as jsii wrote it down. */
interface Type {
  readonly base?: string;
  readonly methods?: readonly { readonly name: string }[];
  readonly properties?: readonly { readonly name: string }[];
}

const { types } = JSON.parse(readFileSync('.jsii', 'utf-8')) as { readonly types: Readonly<Record<string, Type>> };

/** A class on the page: from its heading to the next one. */
const CLASS = /^### (\w+) <a [\s\S]*?(?=^##?#? \w)/gm;

/** One of its members: from its heading to the next one of its rank or above. */
const MEMBER = /^##### `(\w+)`.*\n[\s\S]*?(?=^#{2,5} |(?![\s\S]))/gm;

/** The line of a member in the table of them. */
const ROW = /^\| <code><a href="#[\w-]+\.\w+\.(?:property\.)?(\w+)">.*\n/gm;

/** What is left of a table without rows, and its heading. */
const EMPTY = /^#### .*\n\n\| \*\*Name\*\*.*\n\| ---.*\n\n(?:---\n\n)?(?=#{2,4} |(?![\s\S]))/gm;

/**
 * Drops the members that a class inherits: `jsii-docgen` repeats them in each, and they are documented where they are declared. The base class
 * is named instead, where it is one of ours.
 */
function withoutInherited(section: string, name: string): string {
  const { base, methods = [], properties = [] } = types[`${PACKAGE}.${name}`] ?? {};
  if (base === undefined) return section;
  const own = new Set([...methods, ...properties].map((member) => member.name));
  const isParameter = (text: string) => text.includes('.Initializer.parameter.');
  const trimmed = section
    .replace(MEMBER, (text, member) => own.has(member) || isParameter(text.split('\n', 1)[0]) ? text : '')
    .replace(ROW, (text, member) => own.has(member) || isParameter(text) ? text : '')
    .replace(EMPTY, '');
  const [title, ...rest] = trimmed.split('\n');
  return base.startsWith(`${PACKAGE}.`) ? [title, '', `- *Extends:* <a href="#${base}">${base.split('.')[1]}</a>`, ...rest].join('\n') : trimmed;
}

const page = readFileSync(FILE, 'utf-8');
writeFileSync(FILE, page.replace(CLASS, withoutInherited));
