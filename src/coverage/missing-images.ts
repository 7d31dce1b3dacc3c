import { Attachments } from '../attach/attachments';
import { WorkloadTarget } from '../attach/tree';
import { KubernetesObject } from '../kubernetes/kubernetes-object';
import { hasImage, PodImage } from '../kubernetes/pod-images';
import { valueAt } from '../kubernetes/pod-spec-path';

/**
 * What the API server asks of objects of the built-in kinds beside their pods. One without it is partial: it is applied
 * on top of another, which has the image. Other kinds may leave the image to a controller.
 */
const REQUIRED: Readonly<Record<string, readonly string[]>> = {
  '/Pod': ['spec', 'containers'],
  'apps/DaemonSet': ['spec', 'selector'],
  'apps/Deployment': ['spec', 'selector'],
  'apps/ReplicaSet': ['spec', 'selector'],
  'apps/StatefulSet': ['spec', 'selector'],
  'batch/CronJob': ['spec', 'schedule'],
  'batch/Job': ['spec', 'template', 'spec', 'restartPolicy'],
};

/**
 * Containers whose image is empty or left out, where the API server asks for one: in every container of a pod or a
 * template (`validateContainerCommon` in its `pkg/apis/core/validation`), and not in image volumes of a template.
 *
 * @param places those of the workload for images
 */
export function missingImages(
  { target }: WorkloadTarget, places: readonly PodImage[], attachments: Attachments,
): PodImage[] {
  const found = places.filter(place => !hasImage(place) && place.containerType !== 'volumes');
  const required = REQUIRED[target.groupKind];
  return found.length === 0 || !required || !isWhole(attachments.renderings.wholeOf(target), required) ? [] : found;
}

function isWhole(manifest: KubernetesObject, required: readonly string[]): boolean {
  const value = valueAt(manifest, required);
  return value !== undefined && value !== null;
}
