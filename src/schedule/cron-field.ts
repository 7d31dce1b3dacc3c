/** What one of the five fields may hold. */
export interface FieldGrammar {
  readonly name: string;
  readonly min: number;
  readonly max: number;
  /** Names of the values from `min` on. */
  readonly names?: readonly string[];
}

/** One of the five fields, parsed. */
export interface CronField {
  /** Whether each value, from 0 to the largest, is meant. There may be none: `,` is accepted. */
  readonly values: readonly boolean[];

  /**
   * Whether the field says outright that any value will do: `*` and `?` say so; with a step of 2 and more they do not,
   * nor does `0-59`.
   */
  readonly star: boolean;
}

/** Ends in an error: what the field must have, and what to write. */
export type Refuse = (must: string, instead: string) => never;

interface Range {
  readonly start: number;
  readonly end: number;
  readonly step: number;
  readonly star: boolean;
}

/** `strconv.Atoi` of Go: an optional sign and decimal digits. */
const NUMBER = /^[+-]?[0-9]+$/;
const MAX_INT64 = 2n ** 63n - 1n;

/** What people write who come from another cron, and what is right here. */
const HINTS: [RegExp, string][] = [
  [/#|^(?:lw?|\d+[lw]|[a-z]{3}l)$/i, 'the days themselves: Kubernetes knows no L, W and #'],
  [/^h(?:\(|$)/i, 'a number: Kubernetes knows no H'],
];

/**
 * Parses a field as `getField` of https://github.com/robfig/cron/blob/v3.0.1/parser.go does, its leniency included:
 * empty members of a list are dropped, and what follows the hyphen in `*-5` is not looked at.
 */
export function parseField(text: string, grammar: FieldGrammar, refuse: Refuse): CronField {
  const values = new Array<boolean>(grammar.max + 1).fill(false);
  let star = false;
  for (const part of text.split(',').filter(member => member !== '')) {
    const range = parseRange(part, grammar, refuse);
    for (let value = range.start; value <= range.end; value += range.step) {
      values[value] = true;
    }
    star ||= range.star;
  }
  return { values, star };
}

function parseRange(text: string, grammar: FieldGrammar, refuse: Refuse): Range {
  const { min, max, name } = grammar;
  const [span, stepText, ...moreSteps] = text.split('/');
  const [low, high, ...moreValues] = span.split('-');
  const any = low === '*' || low === '?';
  if (moreSteps.length > 0 || (moreValues.length > 0 && !any)) {
    return refuse(`one hyphen and one slash at most in each part of the ${name}`, "START-END/STEP, e.g. '1-5/2'");
  }
  const step = stepText === undefined ? 1 : parseStep(stepText, grammar, refuse);
  if (any) {
    return { start: min, end: max, step, star: step === 1 };
  }
  const start = parseValue(low, grammar, refuse);
  // A value with a step continues to the largest: 5/15 is 5-59/15.
  const end = high !== undefined ? parseValue(high, grammar, refuse) : stepText !== undefined ? max : start;
  if (start > end) {
    return refuse(`ranges that go upwards for the ${name}`, `'${low}-${max},${min}-${high}'`);
  }
  return { start, end, step, star: false };
}

function parseStep(text: string, { name }: FieldGrammar, refuse: Refuse): number {
  const step = NUMBER.test(text) ? BigInt(text.replace('+', '')) : 0n;
  return step >= 1n && step <= MAX_INT64
    ? Number(step)
    : refuse(`steps of 1 or more for the ${name}`, "a step such as '*/5'");
}

function parseValue(text: string, { name, min, max, names }: FieldGrammar, refuse: Refuse): number {
  const named = names?.indexOf(text.toLowerCase()) ?? -1;
  const value = named >= 0 ? min + named : NUMBER.test(text) ? Number(text) : NaN;
  if (value >= min && value <= max) {
    return value;
  }
  const sunday = text === '7' && names?.[0] === 'sun' ? '0 for Sunday' : undefined;
  const short = names?.find(abbreviated => text.toLowerCase().startsWith(abbreviated));
  const hint = sunday ?? HINTS.find(([wrong]) => wrong.test(text))?.[1]
    ?? (short === undefined ? "e.g. '*', '1', '1-3', '1,3' or '*/5'" : `'${short}'`);
  return refuse(
    `values from ${min} to ${max}${names ? ` or ${names[0]} to ${names.at(-1)}` : ''} for the ${name}`, hint,
  );
}
