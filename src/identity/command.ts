/** A command of a cloud's own command line, from its words; each is quoted for a shell where it has to be. */
export function shellCommand(...words: readonly (string | ShellText)[]): string {
  return words.map(word => word instanceof ShellText ? word.text : shellQuoted(word)).join(' ');
}

/** A command, below a comment that says where it has to run. */
export function commandIn(place: string, ...words: readonly (string | ShellText)[]): string {
  return `# ${place}\n${shellCommand(...words)}`;
}

/** Stands for something that is not known here, in angle brackets. */
export function placeholder(what: string): string {
  return `<${what.toUpperCase()}>`;
}

/** What a shell is to read as it is, such as a command substitution. */
export class ShellText {
  constructor(public readonly text: string) {}
}

function shellQuoted(word: string): string {
  return /^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replace(/'/g, '\'\\\'\'')}'`;
}
