import { Facts } from './facts';
import { describe } from './object-ref';
import { imageField, PodRecord } from './pods';
import { manifestRemedy } from './remedy';
import { ImageReference } from '../../image';
import { PodImage } from '../../kubernetes/pod-images';
import { Pull, Verdict, verdictOf } from '../../pull/evaluator';
import { idOfMiss, NearestMiss, nearestMiss } from '../../pull/nearest-miss';
import { readImage } from '../../pull/read-image';
import { considered, missSentence } from '../../pull/sentences';
import { PrivateBecause } from '../../registry/known-registries';
import { AuditSeverity } from '../audit-report';
import { Problem } from '../engine/rule';

/** An image of a workload that is private and that the kubelet pulls with the pod's pull secrets, if there are any. */
export interface PrivateImage {
  readonly pod: PodRecord;
  readonly pull: Pull;
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
    const pull = facts.pulls.of(pod);
    for (const [index, place] of pod.images.entries()) {
      const { image, pullPolicy } = place;
      const because = typeof image === 'string' ? facts.privacy.whyPrivate(image) : undefined;
      const isRepeated = pod.images.findIndex(other => other.image === image) < index;
      // What the kubelet never pulls needs no credential.
      if (because && pullPolicy !== 'Never' && !isRepeated) {
        const isGuess = because === 'has-credentials' && facts.privacy.isShared(facts.images.traits(image).host);
        yield { pod, pull, place, image: image as string, verdict: verdictOf(pull, image, false), because, isGuess };
      }
    }
  }
}

/**
 * The private images that no credential reaches, as problems of the rule that has an id; where a Secret may have it,
 * none is said to be missing.
 */
export function* missesOf(facts: Facts, id: string): Iterable<Problem> {
  const { evaluator } = facts.pulls;
  for (const found of privateImages(facts)) {
    const { pull, verdict } = found;
    if (
      (verdict === 'no-pull-secret' || verdict === 'uncovered')
      && !pull.keyring.isIncomplete
      && idOfMiss(evaluator, pull, pull.isOlder ? missOf(facts, found) : undefined) === id
    ) {
      yield problemOf(facts, found);
    }
  }
}

function missOf({ pulls: { evaluator }, privacy }: Facts, { pull, image }: PrivateImage): NearestMiss {
  const reference: ImageReference = readImage(image).reference!;
  return nearestMiss(evaluator, pull, reference, privacy.servedAt(reference.domain));
}

function problemOf(facts: Facts, found: PrivateImage): Problem {
  const { pod: { subject }, pull, place, image, because, isGuess } = found;
  const reference: ImageReference = readImage(image).reference!;
  const miss = missOf(facts, found);
  const [nearest, fix] = [missSentence(miss, pull, reference), manifestRemedy(miss, pull)];
  return {
    subject,
    field: imageField(place),
    // Tells the image from others of its workload, regardless of its tag.
    detail: `${place.containerType} ${place.container} ${reference.repository}`,
    ...(isGuess ? { severity: AuditSeverity.WARNING } : {}),
    message: `${describe(subject)} pulls '${image}', ${WHY[because]}, and no credential reaches it. `
      + `${considered(pull, facts.pulls.words)}${nearest === undefined ? '' : ` ${nearest}.`}`,
    ...(fix === undefined ? {} : { fix }),
  };
}

const WHY: Readonly<Record<PrivateBecause, string>> = {
  'never-public': 'whose registry is never public',
  'declared': 'whose registry is declared private',
  'has-credentials': 'for whose registry there are credentials',
};
