import { PlannedAttachment } from './plan';
import { valueAt } from '../kubernetes/pod-spec-path';
import { pullSecretNames } from '../kubernetes/pull-secret-list';

/**
 * What JSON patches undo of what is attached to an object, in messages. They come after it, and would undo a grant
 * without a word.
 *
 * @param rendered the object as it will be written
 */
export function undoneBy(attachment: PlannedAttachment, rendered: any): string[] {
  const { target, path, imagePullSecrets, secretName, annotations } = attachment;
  const because = `a JSON patch of ${target} undoes what was granted: `;
  const holder = valueAt(rendered, path);
  const undone = Object.entries(annotations ?? {}).find(([name, value]) => holder?.annotations?.[name] !== value);
  const written = pullSecretNames(holder?.imagePullSecrets);
  const missing = pullSecretNames(imagePullSecrets).filter(name => !written.includes(name));
  return [
    ...undone ? [`${because}it needs the annotation '${undone[0]}' with the value '${undone[1]}'. `
      + 'Leave that annotation out of the patch'] : [],
    ...secretName !== undefined && holder?.secretRef?.name !== secretName
      ? [`${because}its 'secretRef' has to name '${secretName}'. Leave it out of the patch`] : [],
    ...missing.length > 0 ? [`${because}'${missing.join('\', \'')}' is not in its 'imagePullSecrets'. `
      + 'Leave that list out of the patch, or put your own entries into the manifest'] : [],
  ];
}
