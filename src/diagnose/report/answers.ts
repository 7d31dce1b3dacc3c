import { PullFailureContext } from '../context/pull-failure-context';
import { mayBeSame } from '../known-reference';
import { classify } from '../match/classify';
import { PullFailureCause } from '../pull-failure-cause';
import { PullFailureSubject } from '../pull-failure-subject';
import {
  areOfOneImage, decisive, gotItAtLast, saysAttempts, stillMet, Try, withoutOver, withoutRefusals,
} from './attempts';
import { Diagnosis, diagnosisOf, explainInput, explainLines, hasCause } from './diagnosis';
import { Paste, pulledImage } from './paste';
import { countAgain, Counted, PodFailures } from './pod-failures';
import { isOnlyText, Repeats, Summary, summaryOf } from './repeats';
import { FailureInput } from '../read/failure-input';
import { saysOnlyWaits } from '../read/kubelet-waits';

/** One problem: all that has the same cause, at the same registry, with the same way out. */
export interface Answer {
  /** One for each pod, container and image, the first of which stands for all. */
  readonly diagnoses: readonly Diagnosis[];
  /** How often it was said. */
  readonly messages: number;
}

/** Reasons of containers that wait for an image, for whatever cause, and what an event says of them. */
const PULL_REASON =
  /^(?:ErrImage|ImagePullBackOff|PullImageError|ImageInspectError|InvalidImageName|RegistryUnavailable|SignatureVal)/;
/** What kubectl says of a container of which it cannot show the log. */
const WAITING = /is waiting to start: .*image/i;
/** What the kubelet logs of a pod. */
const PULL_LINE =
  /"Failed to pull image" err=|\bwith (?:ErrImage|ImagePullBackOff|ImageInspectError|InvalidImageName)\w*: /;
const PULL_MESSAGE =
  /^(?:Back-off pulling image |Failed to (?:pull|inspect) image |Error: (?:ErrImage|ImagePullBackOff|ImageInspectError))/;

/**
 * Of all that was said, what is about pulls that fail, once for each problem. Messages that do not tell the cause
 * (`Back-off pulling image`) count only where no other message of the pod does.
 */
export class Answers {
  private readonly pods = new Map<string, PodFailures>();
  private readonly paste = new Paste();
  private readonly repeats = new Repeats();
  private untold?: FailureInput;

  public addInput(input: FailureInput): void {
    const said = this.repeats.find(input);
    const again = this.countedOf(input, said?.summary);
    if (again) {
      this.paste.addInput(input, [again.diagnosis]);
      countAgain(again, input);
      return;
    }
    if (said?.failure && isOnlyText(input)) {
      const diagnosis = diagnosisOf(input, said.failure);
      this.paste.addInput(input, [diagnosis]);
      this.addDiagnosis(diagnosis);
      return;
    }
    const classification = classify(input.text, { isLog: input.isLog, reason: input.reason });
    const told = summaryOf(classification);
    const known = this.countedOf(input, told);
    const whole = known?.diagnosis ?? explainInput(input, undefined, classification);
    const diagnoses = explainLines(input, undefined, whole);
    if (diagnoses[0] === whole) {
      this.repeats.add(input, told, known ? undefined : whole.failure);
    }
    this.paste.addInput(input, diagnoses);
    const pulled = pulledImage(input);
    if (pulled !== undefined) {
      this.pods.get(nameOf(input))?.readPulled(input, pulled);
    }
    for (const diagnosis of diagnoses) {
      if (known && diagnosis === whole) {
        countAgain(known, input);
      } else {
        this.addDiagnosis(diagnosis);
      }
    }
  }

  /**
   * The answers, in the order in which the problems were seen first.
   *
   * @param context the objects of the cluster, if they are at hand
   */
  public list(context?: PullFailureContext): Answer[] {
    const { whole, text } = this.paste;
    const isOther = this.paste.isOther || gotItAtLast(this.paste.log);
    if (isOther) {
      this.untold ??= this.pods.get(NAMELESS)?.all[0].diagnosis.input;
      this.pods.delete(NAMELESS);
    } else if (whole) {
      this.addDiagnosis(whole);
    }
    this.nameThePod();
    const told = [...this.pods.values()].flatMap(({ all }) => {
      const withCause = withoutOver(withoutRefusals(all.filter(({ diagnosis }) => hasCause(diagnosis))));
      return withCause.length === 0 ? [...all.filter(saysMore), ...all].slice(0, 1)
        : withCause.length > 1 && (saysAttempts(text) || areOfOneImage(withCause))
          ? decisive(stillMet(withCause), text) : withCause;
    });
    if (told.length === 0 && this.untold) {
      const input = this.paste.all ?? this.untold;
      return [{ diagnoses: [explainInput(isOther ? { ...input, text: '' } : input, context)], messages: 1 }];
    }
    return grouped(told.map(counted => ({
      diagnosis: this.complete(counted, context), messages: counted.messages,
    })));
  }

  private addDiagnosis(diagnosis: Diagnosis): void {
    const { input } = diagnosis;
    if (!hasCause(diagnosis) && !saysPull(input)) {
      // A log has many lines that say nothing of pulls. One of them is shown if there is nothing else.
      const isUnknown = diagnosis.failure.evidence.length === 0;
      this.untold ??= input.text === '' || (isUnknown && input.pod !== undefined) ? undefined : input;
      return;
    }
    const pod = nameOf(input);
    const failures = this.pods.get(pod) ?? new PodFailures();
    failures.add(diagnosis);
    this.pods.set(pod, failures);
  }

  /** What is known already of what a message tells, if it tells nothing else. */
  private countedOf(input: FailureInput, told: Summary | undefined): Counted | undefined {
    if (told === undefined || told.cause === PullFailureCause.OTHER || (input.pod === undefined && told.hasPod)) {
      return undefined;
    }
    const known = this.pods.get(nameOf(input))?.find(told.cause, told.image ?? input.image ?? input.container);
    return known?.diagnosis.input.container === input.container ? known : undefined;
  }

  /** With the image that the rest of the paste names, what other tries met, and what the objects of the cluster say. */
  private complete({ diagnosis, others = [] }: Try, context?: PullFailureContext): Diagnosis {
    const { input, failure } = diagnosis;
    const image = failure.image === undefined && input.image === undefined
      ? this.paste.imageOf(failure.cause) : undefined;
    if (!context && image === undefined && others.length === 0) {
      return diagnosis;
    }
    const known = { ...input, image: input.image ?? image };
    const classification = classify(known.text, known);
    const alternatives = [...new Set([...others, ...classification.alternatives])]
      .filter(cause => cause !== classification.cause);
    return explainInput(known, context, { ...classification, alternatives });
  }

  /** In a paste about one pod, of which it only says that it waits, a cause without a pod is this pod's, unless of another image. */
  private nameThePod(): void {
    const nameless = this.pods.get(NAMELESS);
    const others = [...this.pods].filter(([name]) => name !== NAMELESS);
    if (nameless === undefined || others.length !== 1) {
      return;
    }
    const [[, { all: [{ diagnosis: { input } }], all }]] = others;
    if (all.some(({ diagnosis }) => hasCause(diagnosis))) {
      return;
    }
    const subject: PullFailureSubject = { namespace: input.namespace, pod: input.pod, node: input.node };
    const waitsFor = all.flatMap(({ diagnosis: { failure: { image } } }) => image ?? []);
    const isOfPod = ({ diagnosis: { failure: { image } } }: Counted) =>
      image === undefined || waitsFor.length === 0 || waitsFor.some(name => mayBeSame(name, image));
    for (const counted of nameless.all.splice(0)) {
      if (isOfPod(counted)) {
        counted.diagnosis = explainInput({ ...counted.diagnosis.input, ...subject });
        all.push(counted);
      } else {
        nameless.all.push(counted);
      }
    }
  }
}

/** Whether it says more than that a container waits. */
function saysMore({ diagnosis: { input } }: Counted): boolean {
  return !saysOnlyWaits(input.text);
}

function nameOf({ namespace, pod }: FailureInput): string {
  return namespace === undefined && pod === undefined ? NAMELESS : `${namespace}/${pod}`;
}

/** Whether it is about a pull that failed, for whatever cause. */
function saysPull({ reason = '', message, text, pod }: FailureInput): boolean {
  return PULL_REASON.test(reason) || PULL_REASON.test(text) || PULL_MESSAGE.test(message) || WAITING.test(message)
    || (pod !== undefined && PULL_LINE.test(text));
}

const NAMELESS = 'undefined/undefined';

/** An answer that grows. */
interface Group extends Answer {
  registry?: string;
  readonly diagnoses: Diagnosis[];
  messages: number;
}

/** Puts together what has the same cause, registry and advice. Where the registry is not told, it may be any. */
function grouped(all: readonly Counted[]): Answer[] {
  const groups: Group[] = [];
  const alike = new Map<string, { readonly first: Group; readonly byRegistry: Map<string, Group> }>();
  for (const { diagnosis, messages } of all) {
    const { registry } = diagnosis.failure;
    const key = keyOf(diagnosis);
    const { first, byRegistry } = alike.get(key) ?? { byRegistry: new Map<string, Group>() };
    const known = registry === undefined || (first && first.registry === undefined) ? first : byRegistry.get(registry);
    const group: Group = known ?? { registry, diagnoses: [], messages: 0 };
    // The first stands for all: the one of which most is known.
    const isBetter = group.diagnoses[0]?.input.pod === undefined && diagnosis.input.pod !== undefined;
    group.diagnoses[isBetter ? 'unshift' : 'push'](diagnosis);
    group.messages += messages;
    group.registry ??= registry;
    if (!known) {
      groups.push(group);
    }
    if (group.registry !== undefined) {
      byRegistry.set(group.registry, group);
    }
    alike.set(key, { first: first ?? group, byRegistry });
  }
  return groups;
}

/** What answers are told apart by, beside the registry. */
function keyOf({ failure: { cause, fix, alternatives }, findings }: Diagnosis): string {
  const found = findings.flatMap(({ code, message, fix: remedy }) => [code, message, remedy]);
  return [cause, fix, ...alternatives, ...found].join('\n');
}
