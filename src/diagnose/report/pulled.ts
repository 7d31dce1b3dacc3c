import { Try } from './attempts';
import { PullFailureCause } from '../pull-failure-cause';
import { FailureInput } from '../read/failure-input';

const PULLED = /^Successfully pulled image "([^"\s]{1,500})"/;

/** The image that an event says was pulled at last. */
export function pulledImage({ reason, message }: FailureInput): string | undefined {
  return reason === 'Pulled' ? PULLED.exec(message)?.[1] : undefined;
}

/** Reasons of events that tell of a failure, of whatever. */
const TROUBLE = /^(?:Failed|Unhealthy|BackOff|Evicted)/;

/** Whether an event tells of a failure. */
export function isTrouble({ reason = '' }: FailureInput): boolean {
  return TROUBLE.test(reason);
}

/**
 * Whether what was met is over, as the image was pulled since.
 *
 * @param pulled how many seconds ago, by image
 */
export function isOver({ diagnosis: { failure }, age }: Try, pulled: ReadonlyMap<string, number | undefined>): boolean {
  if (failure.image === undefined) {
    return failure.cause === PullFailureCause.OTHER && pulled.size > 0;
  }
  const pulledAge = pulled.get(failure.image) ?? 0;
  return pulled.has(failure.image) && (age ?? pulledAge) >= pulledAge;
}

/** Whether all that is told of a pod is that it lacks a pull secret, which does no harm to one that has its images. */
export function onlyLacksSecret(tries: readonly Try[]): boolean {
  return tries.every(({ diagnosis: { failure: { cause } } }) => cause === PullFailureCause.PULL_SECRET_MISSING);
}
