import { FindingId } from '../../pull/finding-id';
import { AuditSeverity } from '../audit-report';
import { Rule } from '../engine/rule';
import { missesOf } from '../facts/private-images';

/** A private image of a pod that no pull secret reaches. */
export const NO_PULL_SECRET: Rule = {
  id: 'PRA103',
  title: 'Private image without any pull secret',
  severity: AuditSeverity.WARNING,
  checks: 'A pod that pulls a private image has a pull secret, in its own list or by its ServiceAccount. An error for '
    + '`privateRegistries`; a warning for hosts that serve nobody without a login, and where files contradict: another '
    + 'workload of the namespace pulls from the same host (on those that hold the images of everybody, such as '
    + 'docker.io, from the same account) with a pull secret, or one for it is in the same file and nobody names it. '
    + 'Else for information, as on ECR, Artifact Registry and ACR the nodes pull as a rule, and a Secret that lies '
    + 'elsewhere may be for pushing. So is what a script, Terraform or a controller may give to the ServiceAccounts, '
    + 'what has its list as a comment, in the same file or one beside it, what is called so (`no-secret`), what has '
    + 'a malformed list (PRA110), and templates and tasks that something else calls, which brings its own. '
    + 'Excluded are `nodeRegistries` and `preloadedImages`. What has `imagePullPolicy: Never` is said for '
    + 'information: manifests tell neither the version of the nodes nor what was loaded into them.',
  cause: 'The kubelet pulls anonymously, and the registry refuses: `ImagePullBackOff`. An image that a node has pulled '
    + 'already is no help from Kubernetes 1.35 on: the kubelet gives it only to pods with a credential for it. Up to '
    + '1.34 it works on such a node, until the pod moves.',
  remediation: 'Add a pull secret for the registry to the ServiceAccount or the pod, or name the registry in '
    + '`nodeRegistries` if the nodes serve it, or its repository in `publicRegistries` if anyone may pull it.',
  examples: { name: 'no-pull-secret' },
  check: facts => missesOf(facts, FindingId.NO_PULL_SECRET),
};
