import { isDeepStrictEqual } from 'util';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { valueAt } from '../kubernetes/pod-spec-path';

/** What is merged into an object: objects member by member, everything else as a whole. */
export interface Attachment {
  /** Where it goes: the path of an object that is there, such as a pod spec or the root of a ServiceAccount. */
  readonly path: readonly string[];
  readonly values: Readonly<Record<string, unknown>>;
}

/** A value with what is attached at a path below it. */
export function mergeAt(value: unknown, path: readonly string[], attachment: Attachment): unknown {
  if (path.length === 0) {
    return isPlainObject(value) ? withAttachment(value, attachment) : value;
  }
  const [member, ...rest] = path;
  const merged = { [member]: mergeAt(valueAt(value, [member]), rest, attachment) };
  return Array.isArray(value) ? Object.assign([...value], merged) : { ...value as object, ...merged };
}

/**
 * An object with what is attached to it. All of one kind are made in one way, as V8 makes those of a spread in two: it
 * would throw away what it has made of cdk8s's `resolve` when it comes to the second.
 */
export function withAttachment(
  holder: Record<string, any>, { values }: Pick<Attachment, 'values'>,
): Record<string, any> {
  const merged = Object.entries(values).map(([member, value]) =>
    [member, isPlainObject(value) && isPlainObject(holder[member])
      ? withAttachment(holder[member], { values: value }) : value]);
  return Object.fromEntries([...Object.entries(holder), ...merged]);
}

/** The values of two attachments as one: pods of one custom resource may share a list. */
export function joinValues(
  values: Readonly<Record<string, unknown>>, others: Readonly<Record<string, unknown>>,
): Record<string, unknown> {
  const result: Record<string, unknown> = { ...values };
  for (const [member, other] of Object.entries(others)) {
    const value = values[member];
    result[member] = isPlainObject(value) && isPlainObject(other) ? joinValues(value, other)
      : Array.isArray(value) && Array.isArray(other)
        ? [...value, ...other.filter(entry => !value.some(known => isDeepStrictEqual(known, entry)))] : other;
  }
  return result;
}
