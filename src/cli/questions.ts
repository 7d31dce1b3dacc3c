import { createInterface } from 'node:readline';
import { Io, UsageError } from './io';

/** Something that a flag says, or that somebody at the terminal is asked. */
export interface Question {
  /** The flag without its dashes. */
  readonly flag: string;
  readonly text: string;
  /** What can be answered; anything where it is left out. */
  readonly choices?: readonly string[];
  /** Taken where nothing is answered; without it there has to be an answer. */
  readonly default?: string;
  /** Whether several answers can be given, with commas between them. */
  readonly isList?: boolean;
}

/** Whether there is somebody who can answer. */
export function canAsk({ stdin, stderr }: Io): boolean {
  return stdin.isTTY === true && stderr.isTerminal;
}

/** Asks questions one after the other, on standard error: standard output is for the result. */
export async function askQuestions(questions: readonly Question[], io: Io): Promise<Map<string, string>> {
  const answers = new Map<string, string>();
  // The terminal itself edits and echoes a line. The iterator keeps lines that come before they are asked for.
  const input = createInterface({ input: io.stdin, terminal: false });
  const lines = input[Symbol.asyncIterator]();
  try {
    for (const question of questions) {
      answers.set(question.flag, await askOne(question, lines, io));
    }
    return answers;
  } finally {
    input.close();
  }
}

async function askOne(question: Question, lines: AsyncIterator<string>, io: Io): Promise<string> {
  const { flag, text, choices } = question;
  for (;;) {
    io.stderr.write(`${text}${choices ? ` (${choices.join(', ')})` : ''}`
      + `${question.default === undefined ? '' : ` [${question.default}]`}: `);
    const { value, done } = await lines.next();
    if (done) {
      throw new UsageError(`no answer: give --${flag}`);
    }
    const answer = value.trim() === '' ? question.default : value.trim();
    if (answer !== undefined && isAnswer(answer, question)) {
      return answer;
    }
    const several = question.isList ? ', or several with commas between them' : '';
    io.stderr.write(choices ? `Write one of ${choices.join(', ')}${several}.\n` : 'Write something.\n');
  }
}

function isAnswer(answer: string, { choices, isList }: Question): boolean {
  return !choices || (isList ? splitList(answer) : [answer]).every(part => choices.includes(part));
}

/** The parts of a list with commas. */
export function splitList(text: string): string[] {
  return text.split(',').map(part => part.trim());
}
