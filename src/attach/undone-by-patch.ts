import { PlannedAttachment } from './plan';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { valueAt } from '../kubernetes/pod-spec-path';

/**
 * What JSON patches undo of what is attached to an object, in messages. They come after it, and would undo a grant
 * without a word.
 *
 * @param rendered the object as it will be written
 */
export function undoneBy({ target, path, values }: PlannedAttachment, rendered: any): string[] {
  return undone(values, valueAt(rendered, path), path.slice(target.root.length))
    .map(problem => `a JSON patch of ${target} undoes what was granted: ${problem}`);
}

function undone(wanted: unknown, written: unknown, path: readonly string[]): string[] {
  if (isPlainObject(wanted)) {
    return Object.entries(wanted)
      .flatMap(([member, value]) => undone(value, valueAt(written, [member]), [...path, member]));
  }
  if (Array.isArray(wanted)) {
    const missing = namesIn(wanted).filter(name => !namesIn(written).includes(name));
    return missing.length === 0 ? [] : [`'${missing.join('\', \'')}' is not in its '${path.join('.')}'. Leave that `
      + 'list out of the patch, or put your own entries into the manifest'];
  }
  if (wanted === written) {
    return [];
  }
  return [path[0] === 'metadata'
    ? `it needs the annotation '${path[path.length - 1]}' with the value '${wanted}'. Leave that annotation out of the `
      + 'patch'
    : `its '${path.join('.')}' has to be '${wanted}'. Leave it out of the patch`];
}

function namesIn(list: unknown): unknown[] {
  return Array.isArray(list) ? list.map(entry => (isPlainObject(entry) ? entry.name : entry)) : [];
}
