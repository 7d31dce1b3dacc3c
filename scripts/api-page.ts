const PACKAGE = 'cdk8s-registry-access';

/** What the page needs to know of a type, as jsii wrote it down. */
export interface ApiType {
  readonly base?: string;
  /**
   * Of an interface with behaviour those that it extends; of a class, whose own members they are, those that it
   * implements.
   */
  readonly interfaces?: readonly string[];
  /** Whether it is a struct, which one writes out in full. */
  readonly datatype?: boolean;
  readonly methods?: readonly { readonly name: string }[];
  readonly properties?: readonly { readonly name: string }[];
}

/** A class on the page: from its heading to the next one. */
const CLASS = /^### (\w+) <a [\s\S]*?(?=^##?#? \w|(?![\s\S]))/gm;

/** One of its members: from its heading to the next one of its rank or above. */
const MEMBER = /^##### `(\w+)`.*\n[\s\S]*?(?=^#{2,5} |(?![\s\S]))/gm;

/** The line of a member in the table of them. */
const ROW = /^\| <code><a href="#[\w-]+\.\w+\.(?:property\.)?(\w+)">.*\n/gm;

/** What is left of a table without rows, and its heading. */
const EMPTY = /^#### .*\n\n\| \*\*Name\*\*.*\n\| ---.*\n\n(?:---\n\n)?(?=#{2,4} |(?![\s\S]))/gm;

/**
 * The API page without the members that a class or interface inherits: `jsii-docgen` repeats them in each, and they are
 * documented where they are declared. The base class is named instead, where it is one of ours.
 *
 * @param types the types by their full names
 */
export function trimmedApiPage(page: string, types: Readonly<Record<string, ApiType>>): string {
  return page.replace(CLASS, (section, name) => withoutInherited(section, types[`${PACKAGE}.${name}`] ?? {}));
}

function withoutInherited(
  section: string, { base, interfaces, datatype, methods = [], properties = [] }: ApiType,
): string {
  if (base === undefined && (interfaces === undefined || datatype)) return section;
  const own = new Set([...methods, ...properties].map((member) => member.name));
  const isParameter = (text: string) => text.includes('.Initializer.parameter.');
  const trimmed = section
    .replace(MEMBER, (text, member) => own.has(member) || isParameter(text.split('\n', 1)[0]) ? text : '')
    .replace(ROW, (text, member) => own.has(member) || isParameter(text) ? text : '')
    .replace(EMPTY, '');
  const [title, ...rest] = trimmed.split('\n');
  return base?.startsWith(`${PACKAGE}.`)
    ? [title, '', `- *Extends:* <a href="#${base}">${base.split('.')[1]}</a>`, ...rest].join('\n')
    : trimmed;
}
