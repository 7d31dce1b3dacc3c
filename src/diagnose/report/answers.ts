import { Diagnosis, explainInput, explainLines, hasCause } from './diagnosis';
import { PullFailureContext } from '../context/pull-failure-context';
import { FailureInput } from '../read/failure-input';

/** One problem: all that has the same cause, at the same registry, with the same way out. */
export interface Answer {
  /** One for each pod, container and image, the first of which stands for all. */
  readonly diagnoses: readonly Diagnosis[];
  /** How often it was said. */
  readonly messages: number;
}

/** A failure of a pod, and how often it was said. */
interface Counted {
  diagnosis: Diagnosis;
  messages: number;
}

/** Reasons of containers that wait for an image, for whatever cause, and what an event says of them. */
const PULL_REASON =
  /^(?:ErrImage|ImagePullBackOff|PullImageError|ImageInspectError|InvalidImageName|RegistryUnavailable|SignatureVal)/;
/** What kubectl says of a container of which it cannot show the log. */
const WAITING = /is waiting to start: .*image/i;
const PULL_MESSAGE =
  /^(?:Back-off pulling image |Failed to (?:pull|inspect) image |Error: (?:ErrImage|ImagePullBackOff|ImageInspectError))/;

/**
 * Of all that was said, what is about pulls that fail, once for each problem. Messages that do not tell the cause
 * (`Back-off pulling image`) count only where no other message of the pod does.
 */
export class Answers {
  /** By pod, then by cause and image. */
  private readonly pods = new Map<string, Map<string, Counted>>();
  private untold?: FailureInput;

  public addInput(input: FailureInput): void {
    explainLines(input).forEach(diagnosis => this.addDiagnosis(diagnosis));
  }

  /**
   * The answers, in the order in which the problems were seen first.
   *
   * @param context the objects of the cluster, if they are at hand
   */
  public list(context?: PullFailureContext): Answer[] {
    const told = [...this.pods.values()].flatMap(causes => {
      const all = [...causes.values()];
      const withCause = all.filter(({ diagnosis }) => hasCause(diagnosis));
      return withCause.length > 0 ? withCause : all.slice(0, 1);
    });
    if (told.length === 0 && this.untold) {
      return [{ diagnoses: [explainInput(this.untold, context)], messages: 1 }];
    }
    return grouped(told.map(({ diagnosis, messages }) => ({
      diagnosis: context ? explainInput(diagnosis.input, context) : diagnosis, messages,
    })));
  }

  private addDiagnosis(diagnosis: Diagnosis): void {
    const { input, failure: { cause, image } } = diagnosis;
    if (!hasCause(diagnosis) && !saysPull(input)) {
      // A log has many lines that say nothing of pulls. One of them is shown if there is nothing else.
      this.untold ??= input.text === '' || input.pod !== undefined ? undefined : input;
      return;
    }
    const pod = `${input.namespace}/${input.pod}`;
    const causes = this.pods.get(pod) ?? new Map<string, Counted>();
    const key = `${cause} ${image ?? input.container}`;
    const known = causes.get(key);
    if (!known) {
      causes.set(key, { diagnosis, messages: 1 });
    } else {
      known.messages++;
      // Events name no container where the status of the pod does.
      known.diagnosis = known.diagnosis.input.container === undefined && input.container !== undefined
        ? diagnosis : known.diagnosis;
    }
    this.pods.set(pod, causes);
  }
}

/** Whether it is about a pull that failed, for whatever cause. */
function saysPull({ reason = '', message, text }: FailureInput): boolean {
  return PULL_REASON.test(reason) || PULL_REASON.test(text) || PULL_MESSAGE.test(message) || WAITING.test(message);
}

/** Puts together what has the same cause, registry and advice. Where the registry is not told, it may be any. */
function grouped(all: readonly Counted[]): Answer[] {
  const groups: { key: string; registry?: string; diagnoses: Diagnosis[]; messages: number }[] = [];
  const byKey = new Map<string, (typeof groups)[number][]>();
  for (const { diagnosis, messages } of all) {
    const { failure: { cause, fix, registry, alternatives }, findings } = diagnosis;
    const key = JSON.stringify([
      cause, fix, alternatives, findings.map(({ code, message, fix: remedy }) => [code, message, remedy]),
    ]);
    const known = byKey.get(key) ?? [];
    const group = known.find(candidate =>
      candidate.registry === registry || candidate.registry === undefined || registry === undefined);
    if (group) {
      // The first stands for all: the one of which most is known.
      const isBetter = group.diagnoses[0].input.pod === undefined && diagnosis.input.pod !== undefined;
      group.diagnoses[isBetter ? 'unshift' : 'push'](diagnosis);
      group.messages += messages;
      group.registry ??= registry;
    } else {
      const made = { key, registry, diagnoses: [diagnosis], messages };
      groups.push(made);
      byKey.set(key, [...known, made]);
    }
  }
  return groups;
}
