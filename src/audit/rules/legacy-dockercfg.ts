import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A pull secret of the legacy type. */
export const LEGACY_DOCKERCFG: Rule = {
  id: 'PRA212',
  title: 'Pull secret of the legacy type dockercfg',
  severity: AuditSeverity.INFO,
  checks: 'No pull secret is of type `kubernetes.io/dockercfg`. Those that OpenShift makes for its own registry are '
    + 'excluded.',
  cause: 'The kubelet still reads it; other tools (skopeo, External Secrets, image scanners) often do not.',
  remediation: 'Create it as `kubernetes.io/dockerconfigjson`, with `{"auths": …}` around the entries, under another '
    + 'name: the type cannot be changed.',
  examples: { name: 'legacy-dockercfg' },
  check: findLegacyDockercfg,
};

/**
 * https://docs.redhat.com/documentation/openshift_container_platform/4.15/html/images/managing-images#images-allow-pods-to-reference-images-across-projects_using-image-pull-secrets
 */
const OF_OPENSHIFT = /-dockercfg-[a-z0-9]{5}$/;

function* findLegacyDockercfg(facts: Facts): Iterable<Problem> {
  for (const { subject, type } of facts.secrets.list) {
    if (type === 'kubernetes.io/dockercfg' && !OF_OPENSHIFT.test(subject.name)) {
      yield {
        subject, field: 'type', message: `${describe(subject)} is of the legacy type 'kubernetes.io/dockercfg'.`,
      };
    }
  }
}
