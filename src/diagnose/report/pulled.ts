import { Try } from './attempts';
import { PullFailureCause } from '../pull-failure-cause';
import { FailureInput } from '../read/failure-input';

/** What is said of an image that a pod has. */
const HAS = /^(?:Successfully pulled image|Container image) "([^"\s]{1,500})"/;

/** Reasons of events that tell of a failure, of whatever. */
const TROUBLE = /^(?:Failed|Unhealthy|BackOff|Evicted)/;

/** The image that an event says the pod has now. */
export function pulledImage({ reason, message }: FailureInput): string | undefined {
  return reason === 'Pulled' ? HAS.exec(message)?.[1] : undefined;
}

/** Which images the events of a pod say that it has, and whether something other than a pull fails in it since. */
export class PulledImages {
  /** Whether it has one at all. */
  public hasAny = false;
  /** How many seconds ago each was there first or last, as far as that is said. */
  private readonly ages = new Map<string, number>();
  /** When something else failed last. */
  private trouble?: number;

  public add(image: string, age: number | undefined): void {
    this.hasAny = true;
    if (age !== undefined) {
      this.ages.set(image, Math.min(age, this.ages.get(image) ?? Infinity));
    }
  }

  /** Notes an event that is about no pull. */
  public readOther({ reason = '', age }: FailureInput): void {
    if (TROUBLE.test(reason) && age !== undefined) {
      this.trouble = Math.min(age, this.trouble ?? Infinity);
    }
  }

  /**
   * Whether what was met is over: the image came since, and what is asked for is what fails behind it. Where ages are
   * not known, nothing is over.
   */
  public isOver({ diagnosis: { failure: { cause, image } }, age }: Try): boolean {
    const isWaiting = image === undefined && cause === PullFailureCause.OTHER;
    const pulled = isWaiting ? Math.min(...this.ages.values()) : this.ages.get(image ?? '');
    return pulled !== undefined && age !== undefined && this.trouble !== undefined
      && age >= pulled && pulled >= this.trouble;
  }
}

/** Whether all that is told of a pod is that it lacks a pull secret, which did no harm where one of its images came. */
export function onlyLacksSecret(tries: readonly Try[]): boolean {
  return tries.every(({ diagnosis: { failure: { cause } } }) => cause === PullFailureCause.PULL_SECRET_MISSING);
}
