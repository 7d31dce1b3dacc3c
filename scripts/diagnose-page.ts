import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Stage, STAGES } from './pull-stages';
import { PullFailureCause } from '../src/diagnose';
import { CAUSE_ROWS } from '../src/diagnose/causes';
import { ADVICE } from '../src/diagnose/causes/advice';
import { CauseRow } from '../src/diagnose/causes/row';

/** The messages of the corpus, with where they were seen. */
const MESSAGES: readonly { readonly message: string; readonly cause: string; readonly source?: string }[] =
  readFileSync(join(__dirname, '../test/diagnose/corpus/messages.jsonl'), 'utf-8').trim().split('\n')
    .map((line) => JSON.parse(line));

/** What the generated part of the page stands between. */
const BEGIN = '<!-- generated from src/diagnose/causes by scripts/update-diagnose-page.ts -->';
const END = '<!-- end of the generated part -->';

const PICTURE_LEAD =
  'The questions are the steps of a pull, in order. Find the words of your message on an arrow: it leads to the cause.';

const CAUSES_LEAD =
  'Every cause that [diagnose](diagnose.md) names: what it means, what to do, and the words it is known by. Fill in '
  + 'what is in capitals in a command. Words on both sides of a `…` have to occur, in any order.';

/** The page with its generated part made again. */
export function diagnosePage(page: string): string {
  const [before, rest] = page.split(BEGIN);
  const after = rest?.split(END)[1];
  if (after === undefined) throw new Error(`the page must have '${BEGIN}' and '${END}'`);
  return `${before}${BEGIN}\n\n## From the symptom to the cause\n\n${PICTURE_LEAD}\n\n${picture()}\n\n${END}${after}`;
}

/** The page of all causes. */
export function causesPage(): string {
  return `${BEGIN}\n\n# The causes of failed pulls\n\n${CAUSES_LEAD}\n\n${contents()}\n\n${checklist()}`;
}

/** The steps of a pull, and what each says when it fails. */
function picture(): string {
  return [
    '```mermaid',
    'flowchart TD',
    '  start([A pod waits for its image]) --> step0',
    ...STAGES.flatMap(question),
    `  step${STAGES.length}[${PullFailureCause.OTHER}]`,
    '```',
  ].join('\n');
}

function question(stage: Stage, index: number): string[] {
  return [
    `  step${index}{${stage.question}}`,
    ...stage.signs.map(
      ([cause, words]) => `  step${index} -- "${words.trim()}" --> ${cause.replace(/-/g, '_')}[${cause}]`,
    ),
    `  step${index} -- "${stage.onward}" --> step${index + 1}`,
  ];
}

function contents(): string {
  return Object.values(PullFailureCause).map(cause => `[${cause}](#${cause})`).join(' · ');
}

function checklist(): string {
  return Object.values(PullFailureCause).map(section).join('\n');
}

function section(cause: PullFailureCause): string {
  const { meaning, fix, command } = ADVICE[cause];
  const rows = CAUSE_ROWS.filter((row) => row.cause === cause);
  const seen = MESSAGES.filter((entry) => entry.cause === cause && entry.source !== undefined);
  const sources = [...new Set(seen.map(({ source }) => source!))].slice(0, 8);
  const words = wordsOf(rows.filter((row) => !row.isGuess));
  const guesses = wordsOf(rows.filter((row) => row.isGuess));
  const alternatives = [...new Set(rows.flatMap((row) => row.alternatives ?? []))];
  return [
    `### \`${cause}\``,
    '',
    meaning,
    '',
    ...seen.slice(0, 1).flatMap(({ message }) => ['```text', message, '```', '']),
    `- **Do:** ${fix}`,
    `- **Run:** \`${command}\``,
    ...words.length === 0 ? [] : [`- **Known by:** ${words.map((text) => `\`${text}\``).join(', ')}`],
    ...(guesses.length === 0
      ? []
      : [`- **Guessed from**, if it is surely about a pull: ${guesses.map(text => `\`${text}\``).join(', ')}`]),
    ...(alternatives.length === 0
      ? []
      : [`- **Can also be:** ${alternatives.map(alternative => `\`${alternative}\``).join(', ')}`]),
    ...(sources.length === 0 ? [] : [`- **Seen in:** ${sources.map(link).join(', ')}`]),
    '',
  ].join('\n');
}

function wordsOf(rows: readonly CauseRow[]): string[] {
  return [...new Set(rows.flatMap((row) => row.words.map((text) => text.trim())))];
}

function link(source: string): string {
  const [, name] = /^https:\/\/github\.com\/(.+)$/.exec(source) ?? [];
  return name === undefined ? `\`${source}\`` : `[${name.replace(/\/(?:issues|pull)\//, '#')}](${source})`;
}
