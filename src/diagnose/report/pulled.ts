import { Try } from './attempts';
import { PullFailureCause } from '../pull-failure-cause';
import { FailureInput } from '../read/failure-input';

const PULLED = /^Successfully pulled image "([^"\s]{1,500})"/;

/** The image that an event says was pulled at last. */
export function pulledImage({ reason, message }: FailureInput): string | undefined {
  return reason === 'Pulled' ? PULLED.exec(message)?.[1] : undefined;
}

/** Whether an event that an image was pulled tells of the end of what was met before it. */
export function isOver({ diagnosis: { failure }, age }: Try, image: string, pulledAge = 0): boolean {
  const isUntold = failure.image === undefined && failure.cause === PullFailureCause.OTHER;
  return (failure.image === image || isUntold) && (age ?? pulledAge) >= pulledAge;
}

/** Whether all that is told of a pod is that it lacks a pull secret, which does no harm to one that has its images. */
export function onlyLacksSecret(tries: readonly Try[]): boolean {
  return tries.every(({ diagnosis: { failure: { cause } } }) => cause === PullFailureCause.PULL_SECRET_MISSING);
}
