import { Classification, imageIn } from '../match/classify';
import { PullFailure } from '../pull-failure';
import { PullFailureCause } from '../pull-failure-cause';
import { FailureInput } from '../read/failure-input';

/** Longer texts are seldom said twice. */
const MAX_LENGTH = 2_000;
/** Where as many different ones were said, those that come again are said by now. */
const MAX_TEXTS = 1_000;

/** What a text tells by which it can be seen whether that is known already. */
export interface Summary {
  readonly cause: PullFailureCause;
  readonly image?: string;
  /** Whether it names the pod that it happened to. */
  readonly hasPod: boolean;
}

export function summaryOf(classification: Classification): Summary {
  const { cause, facts } = classification;
  return { cause, image: imageIn(classification), hasPod: facts.pod !== undefined };
}

/** What a text told that was read before. */
export interface Known {
  readonly summary: Summary;
  /** All of it, where nothing but the text was known. */
  readonly failure?: PullFailure;
}

/** What texts told that were read before: kubelets and daemons say the same over and over, and of many pods. */
export class Repeats {
  private readonly known = new Map<string, Known>();

  public find(input: FailureInput): Known | undefined {
    return isKept(input) ? this.known.get(keyOf(input)) : undefined;
  }

  public add(input: FailureInput, summary: Summary, failure?: PullFailure): void {
    if (isKept(input)) {
      if (this.known.size >= MAX_TEXTS) {
        this.known.clear();
      }
      this.known.set(keyOf(input), isOnlyText(input) ? { summary, failure } : { summary });
    }
  }
}

function isKept({ text, isLog }: FailureInput): boolean {
  return !isLog && text.length <= MAX_LENGTH;
}

/** Whether nothing is known of an input but its text. */
export function isOnlyText({ reason, namespace, pod, container, image, node, time }: FailureInput): boolean {
  return (reason ?? namespace ?? pod ?? container ?? image ?? node ?? time) === undefined;
}

/** What was broken over lines may tell of several failures, where the same in one piece does not. */
function keyOf({ text, lines }: FailureInput): string {
  return lines === undefined ? text : `${text}\n`;
}
