import { FindingId } from '../../pull/finding-id';
import { AuditSeverity } from '../audit-report';
import { Rule } from '../engine/rule';
import { missesOf } from '../facts/private-images';

/** A private image of a pod that no pull secret reaches. */
export const NO_PULL_SECRET: Rule = {
  id: 'PRA103',
  title: 'Private image without any pull secret',
  severity: AuditSeverity.ERROR,
  checks: 'A pod that pulls a private image has a pull secret, in its own list or by its ServiceAccount. Private are '
    + 'registries that are never public, those of `privateRegistries`, and those that any pull secret has credentials '
    + 'for (on hosts that hold public images too, such as docker.io, that is a warning). Excluded are '
    + '`nodeRegistries`, and what has `imagePullPolicy: Never`.',
  cause: 'The kubelet pulls anonymously, and the registry refuses: `ImagePullBackOff`. Where an image is cached on '
    + 'some nodes it works there, until the pod moves.',
  remediation: 'Add a pull secret for the registry to the ServiceAccount or the pod, or name the registry in '
    + '`nodeRegistries` if the nodes serve it, or its repository in `publicRegistries` if anyone may pull it.',
  examples: { name: 'no-pull-secret' },
  check: facts => missesOf(facts, FindingId.NO_PULL_SECRET),
};
