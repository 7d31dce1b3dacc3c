import { InputReader } from '../../src/diagnose/read/input-reader';
import { Answer, Answers } from '../../src/diagnose/report/answers';

/** A text as it was pasted, and what it tells. */
export interface PasteEntry {
  readonly text: string;
  readonly family: string;
  readonly answers: readonly {
    readonly cause: string;
    readonly image?: string;
    readonly pod?: string;
    readonly undecidable?: boolean;
  }[];
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
