import { isDeepStrictEqual } from 'node:util';
import { JsonPatch } from 'cdk8s';
import { PlannedAttachment } from './plan';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { valueAt } from '../kubernetes/pod-spec-path';

/**
 * What is attached to an object and missing in it, as JSON patches that come after its own. In languages whose
 * `ApiObject` takes no `spec`, a patch adds it, and so replaces what was attached.
 *
 * @param rendered the object as it would be written without them
 */
export function behindPatches({ path, values }: PlannedAttachment, rendered: unknown): JsonPatch[] {
  return missing(values, valueAt(rendered, path), path)
    .map(([missed, value]) => JsonPatch.add(pointer(missed), value));
}

function missing(
  wanted: Readonly<Record<string, unknown>>, written: unknown, path: readonly string[],
): [readonly string[], unknown][] {
  return Object.entries(wanted).flatMap(([member, value]): [readonly string[], unknown][] => {
    const there = valueAt(written, [member]);
    if (isPlainObject(value) && isPlainObject(there)) return missing(value, there, [...path, member]);
    return isDeepStrictEqual(value, there) ? [] : [[[...path, member], value]];
  });
}

/** https://www.rfc-editor.org/rfc/rfc6901#section-3 */
function pointer(path: readonly string[]): string {
  return path.map(member => `/${member.replace(/~/g, '~0').replace(/\//g, '~1')}`).join('');
}
