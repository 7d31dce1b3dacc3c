import { Finding, makeFinding } from './finding';
import { Registries } from './registries';
import { UnknownResource } from '../attach/tree';
import { PodImage, podImages } from '../kubernetes/pod-images';
import { valueAt } from '../kubernetes/pod-spec-path';
import { podSpecPathsIn } from '../kubernetes/pod-specs-in';
import { FindingId } from '../pull/finding-id';
import { readImage } from '../pull/read-image';
import { quoted } from '../text/printable';

/**
 * Says where an object of a kind that is not known seems to hold a pod with a private image. Whether what makes its
 * pods takes pull secrets there is for the user to know.
 */
export function checkUnknownPods({ target, granted }: UnknownResource, registries: Registries): Finding[] {
  const manifest = target.givenManifest;
  return podSpecPathsIn(manifest).flatMap(path => {
    const podSpecPath = path.join('.');
    const image = podImages(valueAt(manifest, path)).find(candidate => needsCredential(candidate, registries))?.image;
    return image === undefined || granted.has(podSpecPath) ? [] : [makeFinding({
      severity: 'warning',
      id: FindingId.UNKNOWN_POD_SPEC,
      construct: target.object,
      who: `${target}`,
      says: ' is of a kind that this package does not know, and what looks like a pod spec at '
        + `'${podSpecPath}' has the private image ${quoted([`${image}`])}. If its pods come from there, grant it by `
        + `that path: grantPull(…, { podSpecPath: '${podSpecPath}' })`,
    })];
  });
}

/** Whether an image is private, and nothing of the nodes serves it. */
export function needsCredential(place: PodImage, registries: Registries): boolean {
  const { reference } = readImage(place.image);
  return reference !== undefined && registries.isPrivate(reference) && !registries.isServedByNodes(reference)
    && !registries.preloaded.serve(place);
}
