import { Warning } from './last-warnings';
import { objectsAt } from '../../audit/facts/members';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { printable } from '../../text/printable';
import { withoutSecrets } from '../safe-text';

/** Controllers quote what stores of secrets answer. */
const MAX_QUOTE = 300;

/** What a controller says of an object. */
export interface Condition {
  readonly type?: unknown;
  readonly status?: unknown;
  readonly reason?: unknown;
  readonly message?: unknown;
  readonly lastTransitionTime?: string;
}

export function conditionsOf(object: KubernetesObject): Condition[] {
  return objectsAt(object, 'status', 'conditions');
}

export function conditionText({ type, status, reason, message }: Condition): string {
  return withQuote(`${type} is ${status}`, reason, message);
}

export function warningText(warning: Warning | undefined): string | undefined {
  return warning && `its last event is ${quote([warning.reason, warning.message])}`;
}

/** A sentence, and what an object says, if it does. */
export function withQuote(sentence: string, ...parts: readonly unknown[]): string {
  return parts.some(isText) ? `${sentence}: ${quote(parts)}` : sentence;
}

/** `; ` and what is said next, if anything is. */
export function also(said: string | undefined): string {
  return said === undefined ? '' : `; ${said}`;
}

function quote(parts: readonly unknown[]): string {
  return `"${printable(withoutSecrets(parts.filter(isText).join(': ')), MAX_QUOTE)}"`;
}

function isText(part: unknown): boolean {
  return typeof part === 'string' && part !== '';
}
