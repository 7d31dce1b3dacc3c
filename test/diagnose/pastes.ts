import { readCorpus } from './support';
import { InputReader } from '../../src/diagnose/read/input-reader';
import { Answer, Answers } from '../../src/diagnose/report/answers';

/** A text as it was pasted, and what it tells. */
export interface PasteEntry {
  readonly text: string;
  readonly family: string;
  readonly query: string;
  readonly answers: readonly {
    readonly cause: string;
    readonly image?: string;
    readonly pod?: string;
    readonly undecidable?: boolean;
  }[];
}

/** Queries that look for a cause which the tool did not know before: marked in the README of the corpus. */
const TARGETED = /^(?:c1[1-6]|d9|o[67]|p5|k[47]|a[12]|s[12])$/;

export function isTargeted({ query }: PasteEntry): boolean {
  return TARGETED.test(query);
}

/** What the command answers to a text on its standard input. */
export function answersTo(text: string): Answer[] {
  const answers = new Answers();
  const reader = new InputReader({ onInput: input => answers.addInput(input) });
  reader.write(Buffer.from(text));
  reader.end();
  return answers.list();
}

/** The causes that are named, each with its alternatives. */
export function causesIn(text: string): string[][] {
  return answersTo(text)
    .map(({ diagnoses: [{ failure: { cause, alternatives } }] }) => [cause, ...alternatives] as string[])
    .filter(([cause]) => cause !== 'other');
}

/** Whether all causes that a text tells are named, and no other. */
export function isAnswered({ text, answers }: PasteEntry): boolean {
  const named = causesIn(text);
  const fits = ({ cause, undecidable = false }: PasteEntry['answers'][number], [first, ...others]: string[]) =>
    first === cause || (undecidable && others.includes(cause));
  return (
    answers.every(answer => answer.cause === 'other' || named.some(causes => fits(answer, causes)))
    && named.every(causes => answers.some(answer => fits(answer, causes)))
  );
}

/** How many of some texts are answered right, in percent. */
export function pasteScore(entries: readonly PasteEntry[]): number {
  return entries.filter(isAnswered).length / entries.length * 100;
}

/** Rows of a table in `docs/diagnose.md`, one for each family of runtimes. */
export function familyRows(entries: readonly PasteEntry[]): string[] {
  const cell = (list: readonly PasteEntry[]) =>
    list.length === 0 ? '–' : `${list.filter(isAnswered).length} of ${list.length} (${pasteScore(list).toFixed(1)} %)`;
  const row = (name: string, list: readonly PasteEntry[]) =>
    `| ${name} | ${cell(list)} | ${cell(list.filter(entry => !isTargeted(entry)))} |`;
  const families = [...new Set(entries.map(({ family }) => family))].sort();
  return [...families.map(name => row(name, entries.filter(({ family }) => family === name))), row('all', entries)];
}

export const openPastes = readCorpus<PasteEntry>('pastes-open');
