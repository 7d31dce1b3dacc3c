import { PullFailureContext } from '../context/pull-failure-context';
import { PullFailureFinding } from '../context/pull-failure-finding';
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

/** Explains an input, with the objects of the cluster if they are at hand. */
export function explainInput(input: FailureInput, context?: PullFailureContext): Diagnosis {
  const failure = PullFailure.classify(input.text, input);
  const known = input.pod === undefined && failure.pod !== undefined
    ? { ...input, pod: failure.pod, namespace: failure.namespace ?? input.namespace } : input;
  return { input: known, failure, findings: context?.examine(failure, known) ?? [] };
}

/** What a line has that tells a failure with its image. */
const NAMES_IMAGE = /image|:\/\/|daemon/i;

/** Whether it tells why a pull failed. */
export function hasCause({ failure }: Diagnosis): boolean {
  return failure.cause !== PullFailureCause.OTHER;
}

/**
 * Explains an input that may have been put together of several lines: as one text, unless its lines tell different
 * failures, each with its own image.
 */
export function explainLines(input: FailureInput, context?: PullFailureContext): Diagnosis[] {
  const whole = explainInput(input, context);
  if (input.lines === undefined) {
    return [whole];
  }
  if (!hasCause(whole)) {
    // Terminals break lines within words.
    const unbroken = explainInput({ ...input, text: input.lines.join('') }, context);
    return [hasCause(unbroken) ? unbroken : whole];
  }
  const candidates = input.lines.filter(line => NAMES_IMAGE.test(line));
  if (candidates.length < 2) {
    return [whole];
  }
  const complete = candidates
    .map(line => explainInput({ ...input, message: line, text: line, lines: undefined }, context))
    .filter(({ failure }) => isComplete(failure));
  const told = new Set(complete.map(({ failure: { cause, image } }) => `${cause} ${image}`));
  return told.size > 1 ? complete : [whole];
}

function isComplete({ cause, confidence, image }: PullFailure): boolean {
  return cause !== PullFailureCause.OTHER && confidence !== PullFailureConfidence.LOW && image !== undefined;
}
