import { PullFailureContext } from '../context/pull-failure-context';
import { PullFailureFinding } from '../context/pull-failure-finding';
import { isBrokenWord } from '../match/broken-word';
import { Classification, classify, imageIn } from '../match/classify';
import { fold } from '../match/fold';
import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureConfidence } from '../pull-failure-confidence';
import { FailureInput } from '../read/failure-input';

/** All that can be said of an input. */
export interface Diagnosis {
  readonly input: FailureInput;
  readonly failure: PullFailure;
  readonly findings: readonly PullFailureFinding[];
}

const NO_FINDINGS: readonly PullFailureFinding[] = [];

/** Explains an input, with the objects of the cluster if they are at hand. */
export function explainInput(
  input: FailureInput, context?: PullFailureContext, classification = classify(input.text, input),
): Diagnosis {
  return diagnosisOf(input, PullFailure._of(input.text, input, classification), context);
}

/** What is known of an input whose text was read. */
export function diagnosisOf(input: FailureInput, failure: PullFailure, context?: PullFailureContext): Diagnosis {
  const known = input.pod === undefined && failure.pod !== undefined
    ? { ...input, pod: failure.pod, namespace: failure.namespace ?? input.namespace } : input;
  return { input: known, failure, findings: context?.examine(failure, known) ?? NO_FINDINGS };
}

/** How a line of a column begins. */
const FILLED_UP = /^\s{8}/;
/** What a line has that tells a failure with its image. */
const NAMES_IMAGE = /image|:\/\/|daemon/i;

/** Whether it tells why a pull failed. */
export function hasCause({ failure }: Diagnosis): boolean {
  return failure.cause !== PullFailureCause.OTHER;
}

/**
 * Explains an input that may have been put together of several lines: as one text, unless its lines tell different
 * failures, each with its own image.
 *
 * @param whole what it tells as one text
 */
export function explainLines(
  input: FailureInput, context?: PullFailureContext, whole = explainInput(input, context),
): Diagnosis[] {
  if (input.lines === undefined) {
    return [whole];
  }
  // Terminals break lines within words.
  const text = withoutBreaks(input.lines);
  const unbroken = classify(text, { isUnbroken: true });
  if (unbroken.cause !== PullFailureCause.OTHER && unbroken.cause !== whole.failure.cause
    && (!hasCause(whole) || !unbroken.evidence.slice(0, 1).every(words => saysWords(input.text, words)))) {
    return [explainInput({ ...input, text }, context, unbroken)];
  }
  if (!hasCause(whole)) {
    return [explainAsOneLine(input, input.lines, context) ?? whole];
  }
  const candidates = input.lines.filter(line => NAMES_IMAGE.test(line));
  if (candidates.length < 2) {
    return [whole];
  }
  const told = new Set<string>();
  const complete = candidates.filter(line => {
    // What a second reading finds is never certain enough.
    const known = classify(line, { isOnce: true });
    const image = imageIn(known) ?? input.image;
    const isTold = isComplete(known, image);
    if (isTold) {
      told.add(`${known.cause} ${image}`);
    }
    return isTold;
  });
  return told.size > 1
    ? complete.map(line => explainInput({ ...input, message: line, text: line, lines: undefined }, context))
    : [whole];
}

/** Lines as one, but for the breaks that are known to stand between words. */
function withoutBreaks(lines: readonly string[]): string {
  return lines.map((line, index) =>
    index > 0 && isBrokenWord(lines[index - 1], line) === false ? `\n${line}` : line).join('');
}

/** Columns break lines between words, and fill them up with blanks. */
function explainAsOneLine(
  input: FailureInput, lines: readonly string[], context?: PullFailureContext,
): Diagnosis | undefined {
  if (!lines.slice(1).every(line => FILLED_UP.test(line))) {
    return undefined;
  }
  const text = lines.map(line => line.trim()).join(' ');
  const diagnosis = explainInput({ ...input, text }, context, classify(text, { isUnbroken: true }));
  return hasCause(diagnosis) ? diagnosis : undefined;
}

/** Whether a text has all words of a phrase, its parts anywhere. */
function saysWords(text: string, phrase: string): boolean {
  const folded = fold(text);
  return phrase.split('…').every(part => folded.includes(fold(part).trim()));
}

function isComplete({ cause, confidence }: Classification, image: string | undefined): boolean {
  return cause !== PullFailureCause.OTHER && confidence !== PullFailureConfidence.LOW && image !== undefined;
}
