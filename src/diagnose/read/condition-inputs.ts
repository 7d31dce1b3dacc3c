import { FailureInput } from './failure-input';
import { nonEmptyTextAt } from './record-inputs';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { valueAt } from '../../kubernetes/pod-spec-path';

/** What OpenShift notes of a stream whose repository it cannot read (`ImageStream`). */
const REPOSITORY_CHECK = 'openshift.io/image.dockerRepositoryCheck';

/**
 * What controllers say in the status of their objects: sources of Flux, revisions of Knative, runs of Tekton, packages
 * of Crossplane, image streams of OpenShift and others that get images or artifacts by themselves.
 */
export function conditionInputs(object: Record<string, any>): FailureInput[] {
  const tags = valueAt(object, ['status', 'tags']);
  const conditions = [valueAt(object, ['status']), ...Array.isArray(tags) ? tags : []]
    .flatMap(holder => valueAt(holder, ['conditions']))
    .filter(isPlainObject);
  const messages = conditions.flatMap(condition =>
    condition.status === 'True' ? [] : [[nonEmptyTextAt(condition, 'message'), nonEmptyTextAt(condition, 'reason')]]);
  const checked = nonEmptyTextAt(object, 'metadata', 'annotations', REPOSITORY_CHECK);
  return [...messages, [checked, 'ErrImagePull']].flatMap(([message, reason]) =>
    message === undefined ? [] : [{
      message,
      text: message === checked ? `${reason}: ${message}` : message,
      reason,
      namespace: nonEmptyTextAt(object, 'metadata', 'namespace'),
    }]);
}
