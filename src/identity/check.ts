import { quotedLine } from '../given/shown';

/** Something that is often given instead of the right value. */
export interface Mistake {
  readonly value: RegExp;
  /**
   * What it is and what to write, e.g. `a project ID; write the number`; `$1` and so on stand for the groups of
   * `value`.
   */
  readonly is: string;
}

/**
 * Checks a value against a grammar.
 *
 * @param property the property, with the factory in front of it
 * @param must what the value has to be, with an example
 * @param shown the value as the message may have it, in quotes
 */
export function checkGrammar(
  property: string, value: string, grammar: RegExp, must: string, mistakes: readonly Mistake[] = [],
  shown = quotedLine,
): string {
  if (grammar.test(value)) {
    return value;
  }
  const mistake = mistakes.find(({ value: wrong }) => wrong.test(value));
  const hint = mistake ? `, ${value.replace(mistake.value, mistake.is)}` : '';
  throw new Error(`${property} must be ${must}: got ${shown(value)}${hint}`);
}
