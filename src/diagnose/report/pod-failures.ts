import { PullFailureCause } from '../pull-failure-cause';
import { Try } from './attempts';
import { Diagnosis } from './diagnosis';
import { FailureInput } from '../read/failure-input';
import { saysOnlyWaits } from '../read/kubelet-waits';

/** A failure of a pod, and how often it was said. */
export interface Counted extends Try {
  diagnosis: Diagnosis;
  messages: number;
  age?: number;
  table?: number;
  isOver?: boolean;
}

/** Counts that the same was said once more. Where one does not say when, it may be now. */
export function countAgain(known: Counted, { age, table }: FailureInput): void {
  known.messages++;
  known.table = table ?? known.table;
  known.isOver = false;
  known.age = known.age === undefined || age === undefined ? undefined : Math.min(known.age, age);
}

/** What was said of a pod: once for each cause and image. */
export class PodFailures {
  /** In the order in which they were seen first. */
  public readonly all: Counted[] = [];
  /** By cause, then by image, or by container where the image is not known. */
  private readonly known = new Map<PullFailureCause, Map<string | undefined, Counted>>();

  public find(cause: PullFailureCause, subject: string | undefined): Counted | undefined {
    return this.known.get(cause)?.get(subject);
  }

  /** Notes what an event says of an image that the pod has. */
  public readPulled({ age = Infinity, table }: FailureInput, image: string): void {
    for (const ofCause of this.known.values()) {
      const known = ofCause.get(image);
      if (known?.age !== undefined && known.age > age && known.table === table) {
        known.isOver = true;
      }
    }
  }

  public add(diagnosis: Diagnosis): void {
    const { input, failure: { cause, image } } = diagnosis;
    const subject = image ?? input.container;
    const known = this.find(cause, subject);
    if (known) {
      countAgain(known, input);
      known.diagnosis = saysLess(known.diagnosis, diagnosis) ? diagnosis : known.diagnosis;
      return;
    }
    const counted: Counted = { diagnosis, messages: 1, age: input.age, table: input.table };
    const ofCause = this.known.get(cause) ?? new Map<string | undefined, Counted>();
    ofCause.set(subject, counted);
    this.known.set(cause, ofCause);
    this.all.push(counted);
  }
}

/** Whether one says less than another of the same cause. */
function saysLess({ input, failure }: Diagnosis, other: Diagnosis): boolean {
  const waits = failure.cause === PullFailureCause.OTHER && saysOnlyWaits(input.text);
  return waits !== (failure.cause === PullFailureCause.OTHER && saysOnlyWaits(other.input.text)) ? waits
    // Events name no container where the status of the pod does.
    : input.container === undefined && other.input.container !== undefined;
}
