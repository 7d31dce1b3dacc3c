import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { explainMiss, explainWhere, mendListed } from '../facts/nearest-miss';
import { describe } from '../facts/object-ref';
import { imageField } from '../facts/pods';
import { imageDetail, privateImages, whyPrivate } from '../facts/private-images';

/** A private image that the pull secrets of its pod have no credential for. */
export const UNCOVERED_IMAGE: Rule = {
  id: 'PRA104',
  title: 'Pull secrets that do not cover the image',
  severity: AuditSeverity.ERROR,
  checks: 'A key in the pull secrets of a pod matches each of its private images, by the rules of the kubelet: same port, same number of parts of the '
    + 'host, `*` within one part, path as a plain prefix, case counts. Not said where one of the Secrets is missing, encrypted or made by something '
    + 'else, as it may be the one; in a live cluster what is missing does not exist.',
  cause: 'The kubelet finds no credential among those that the pod has, and pulls anonymously: `ImagePullBackOff`, though there is a pull secret.',
  remediation: 'Fix the registry key in the Secret, or add a Secret that covers the image.',
  examples: { name: 'uncovered-image' },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  for (const found of privateImages(facts)) {
    const { pod, pulls, place, image, verdict, isGuess } = found;
    // Where none of the Secrets exists, that is what is wrong, and is said once for all who list them.
    if (verdict === 'uncovered' && !pulls.ring.isIncomplete && pulls.secrets.some(({ state }) => state !== 'missing')) {
      const where = explainWhere(facts, pod, pulls, image);
      const fix = mendListed(pulls, image) ?? where?.fix;
      yield {
        subject: pod.subject,
        field: imageField(place),
        detail: imageDetail(found),
        ...(isGuess ? { severity: AuditSeverity.WARNING } : {}),
        message: `${describe(pod.subject)} pulls '${image}', ${whyPrivate(found)}, and none of its credentials matches. ${explainMiss(pod, pulls, image)}`
          + `${where ? ` ${where.says}.` : ''}`,
        ...(fix === undefined ? {} : { fix }),
      };
    }
  }
}
