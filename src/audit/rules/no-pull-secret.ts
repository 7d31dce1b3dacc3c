import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { explainWhere } from '../facts/nearest-miss';
import { describe } from '../facts/object-ref';
import { imageField } from '../facts/pods';
import { imageDetail, privateImages, whyPrivate } from '../facts/private-images';

/** A private image of a pod that no pull secret reaches. */
export const NO_PULL_SECRET: Rule = {
  id: 'PRA103',
  title: 'Private image without any pull secret',
  severity: AuditSeverity.ERROR,
  checks: 'A pod that pulls a private image has a pull secret, in its own list or by its ServiceAccount. Private are registries that are never public, '
    + 'those of `privateRegistries`, and those that any pull secret has credentials for (on hosts that hold public images too, such as '
    + 'docker.io, that is a warning). Not meant are `nodeRegistries`, and what has `imagePullPolicy: Never`.',
  cause: 'The kubelet pulls anonymously, and the registry refuses: `ImagePullBackOff`. Where an image is cached on some nodes it works there, until the '
    + 'pod moves.',
  remediation: 'Add a pull secret for the registry to the ServiceAccount or the pod, or name the registry in `nodeRegistries` if the nodes serve it, '
    + 'or its repository in `publicRegistries` if anyone may pull it.',
  examples: { name: 'no-pull-secret' },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  for (const found of privateImages(facts)) {
    const { pod, pulls, place, image, verdict, isGuess } = found;
    if (verdict === 'no-pull-secret') {
      const account = `ServiceAccount '${pod.lists.serviceAccountName}'`;
      const nobody = pulls.from === 'unknown-service-account'
        ? `it lists no pull secret, and ${account} ${facts.settings.cluster ? 'does not exist' : 'is not among the objects'}`
        : `neither it nor ${account} lists a pull secret`;
      const where = explainWhere(facts, pod, pulls, image);
      yield {
        subject: pod.subject,
        field: imageField(place),
        detail: imageDetail(found),
        ...(isGuess ? { severity: AuditSeverity.WARNING } : {}),
        message: `${describe(pod.subject)} pulls '${image}', ${whyPrivate(found)}, and ${nobody}.${where ? ` ${where.says}.` : ''}`,
        ...(where ? { fix: where.fix } : {}),
      };
    }
  }
}
