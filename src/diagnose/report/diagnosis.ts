import { PullFailureContext } from '../context/pull-failure-context';
import { PullFailureFinding } from '../context/pull-failure-finding';
import { PullFailure } from '../pull-failure';
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
  return { input, failure, findings: context?.examine(failure, input) ?? [] };
}
