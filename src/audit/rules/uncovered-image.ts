import { FindingId } from '../../pull/finding-id';
import { AuditSeverity } from '../audit-report';
import { Rule } from '../engine/rule';
import { missesOf } from '../facts/private-images';

/** A private image that the pull secrets of its pod have no credential for. */
export const UNCOVERED_IMAGE: Rule = {
  id: 'PRA104',
  title: 'Pull secrets that do not cover the image',
  severity: AuditSeverity.ERROR,
  checks: 'A key in the pull secrets of a pod matches each of its private images, by the rules of the kubelet: same '
    + 'port, same number of parts of the host, `*` within one part, path as a plain prefix, case counts. Not said '
    + 'where one of the Secrets is missing, encrypted or made by something else, as it may be the one; in a live '
    + 'cluster what is missing does not exist. An error for `privateRegistries` and for a key of the same host with '
    + 'another port or case; else a warning, or for information where nodes may pull by themselves, and where '
    + 'PRA106 tells of it, or another rule says why one of those Secrets gives nobody a credential (PRA201 to '
    + 'PRA207). For what has `imagePullPolicy: Never` see PRA103.',
  cause: 'The kubelet finds no credential among those that the pod has, and pulls anonymously: `ImagePullBackOff`, '
    + 'though there is a pull secret.',
  remediation: 'Fix the registry key in the Secret, or add a Secret that covers the image.',
  examples: { name: 'uncovered-image' },
  check: facts => missesOf(facts, FindingId.UNCOVERED_IMAGE),
};
