import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { behindPatches } from './behind-patches';
import { PlannedAttachment } from './plan';

/**
 * Errors about what a class of `cdk8s import` leaves out of what it writes: all that its CustomResourceDefinition does
 * not have. Those of built-in kinds have everything that is attached.
 *
 * @param render gives an object as it will be written
 */
export function leftOut(
  attachments: Iterable<PlannedAttachment>, render: (object: ApiObject) => unknown,
): Map<IConstruct, string[]> {
  const errors = new Map<IConstruct, string[]>();
  for (const attachment of attachments) {
    const { owner, target, values, path } = attachment;
    const { object } = target;
    if (
      target.podSpecPath === undefined && !target.isServiceAccount && object.toJson !== ApiObject.prototype.toJson
      && behindPatches(attachment, render(object)).length > 0
    ) {
      errors.set(owner, [...errors.get(owner) ?? [], `${target}: its class leaves out what a grant adds at `
        + `'${[...path, Object.keys(values)].join('.')}', which is not in the CustomResourceDefinition that it was `
        + 'imported from: import a newer one, or make an ApiObject instead']);
    }
  }
  return errors;
}
