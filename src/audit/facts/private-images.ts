import { Facts } from './facts';
import { readImage } from './images';
import { PodRecord } from './pods';
import { PodPulls, Verdict, verdictOf } from './pulls';
import { PodImage } from '../../kubernetes/pod-images';
import { PrivateBecause } from '../../registry/known-registries';

/** An image of a workload that is private and that the kubelet pulls with the pod's pull secrets, if there are any. */
export interface PrivateImage {
  readonly pod: PodRecord;
  readonly pulls: PodPulls;
  /** The first place where it stands in the workload. */
  readonly place: PodImage;
  readonly image: string;
  readonly verdict: Verdict;
  readonly because: PrivateBecause;
  /** The host is everybody's, and all that makes the image private is a credential for that host. */
  readonly isGuess: boolean;
}

/** The private images of all workloads that the kubelet will pull, each once for a workload. */
export function* privateImages(facts: Facts): Iterable<PrivateImage> {
  for (const pod of facts.pods.list) {
    const pulls = facts.pulls.of(pod);
    for (const [index, place] of pod.images.entries()) {
      const { image, pullPolicy } = place;
      const because = typeof image === 'string' ? facts.privacy.whyPrivate(image) : undefined;
      const isRepeated = pod.images.findIndex(other => other.image === image) < index;
      // What the kubelet never pulls needs no credential.
      if (because && pullPolicy !== 'Never' && !isRepeated) {
        const isGuess = because === 'has-credentials' && facts.privacy.isShared(facts.images.traits(image).host);
        yield { pod, pulls, place, image: image as string, verdict: verdictOf(facts, pulls.ring, image), because, isGuess };
      }
    }
  }
}

/** Tells an image from others of its workload, whatever its tag. */
export function imageDetail({ place: { containerType, container }, image }: PrivateImage): string {
  return `${containerType} ${container} ${readImage(image).reference?.repository}`;
}

/** Why an image is taken for private, as the end of a sentence. */
export function whyPrivate({ because }: PrivateImage): string {
  return WHY[because];
}

const WHY: Readonly<Record<PrivateBecause, string>> = {
  'never-public': 'whose registry is never public',
  'declared': 'whose registry is declared private',
  'has-credentials': 'for whose registry there are credentials',
};
