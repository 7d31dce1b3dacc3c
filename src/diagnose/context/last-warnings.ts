import { isSecretMaker } from '../../audit/facts/secret-maker-kinds';
import { apiGroup, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';

/** What events are about. */
export interface EventObject {
  readonly kind: string;
  readonly namespace: string;
  readonly name: string;
}

/** What an event says that warns of something. */
export interface Warning {
  readonly reason: unknown;
  readonly message: unknown;
  /** Empty where it is not known. */
  readonly time: string;
}

interface WarningOptions {
  /** When it went well: what was said before is over. */
  readonly after?: string;
  /** The reason that is said already. */
  readonly saidReason?: unknown;
}

const JOBS = new Set(['CronJob', 'Job']);

/** Warnings of the controller of CronJobs that keep no job from running. */
const HARMLESS = new Set(['UnsupportedSchedule', 'FailedDelete']);

/** The last event of each reason that warns of an object. */
export class LastWarnings {
  private readonly events = new Map<string, Map<unknown, Warning>>();

  public addEvent(event: KubernetesObject): void {
    const { kind, namespace = '', name } = aboutOf(event);
    const key = keyOf({ kind, namespace, name });
    const known = this.events.get(key) ?? new Map<unknown, Warning>();
    this.events.set(key, known);
    const { reason, message = event.note } = event;
    const warning = { reason, message, time: timeOf(event) };
    if (!HARMLESS.has(reason) && warning.time >= (known.get(reason)?.time ?? '')) {
      known.set(reason, warning);
    }
  }

  public last(about: EventObject, { after = '', saidReason }: WarningOptions = {}): Warning | undefined {
    return [...this.events.get(keyOf(about))?.values() ?? []]
      .filter(({ reason, time }) => reason !== saidReason && (time === '' || time > after))
      .sort((a, b) => b.time.localeCompare(a.time))[0];
  }
}

/**
 * Whether it is an event that warns of an object that makes Secrets, or of a job; where it does not tell the group of
 * the kind, of anything but a pod.
 */
export function isWarning(object: KubernetesObject): boolean {
  if (object.kind !== 'Event' || object.type !== 'Warning') {
    return false;
  }
  const { apiVersion, kind } = aboutOf(object);
  return typeof apiVersion !== 'string' || apiVersion === ''
    ? typeof kind === 'string' && kind !== 'Pod'
    : isSecretMaker(apiVersion, kind) || (apiGroup(apiVersion) === 'batch' && JOBS.has(kind));
}

function aboutOf({ involvedObject, regarding }: KubernetesObject): Record<string, any> {
  return [involvedObject, regarding].find(isPlainObject) ?? {};
}

function timeOf({ series, lastTimestamp, eventTime, metadata }: KubernetesObject): string {
  return String(series?.lastObservedTime ?? lastTimestamp ?? eventTime ?? metadata?.creationTimestamp ?? '');
}

function keyOf({ kind, namespace, name }: EventObject): string {
  return `${kind}/${namespace}/${name}`;
}
