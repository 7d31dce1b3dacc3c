import { isPlaceholder } from '../../kubernetes/placeholder';
import { pullSecretLayout } from '../../kubernetes/pull-secret';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';
import { SecretContent } from '../facts/secret-content';

/** A Secret that the kubelet ignores because of its type. */
export const WRONG_TYPE: Rule = {
  id: 'PRA201',
  title: 'Pull secret of the wrong type',
  severity: AuditSeverity.ERROR,
  checks: 'A Secret that is named as a pull secret, or holds a Docker config and is not mounted, is of type '
    + '`kubernetes.io/dockerconfigjson` (or the legacy `kubernetes.io/dockercfg`). A warning where nobody names it, '
    + 'or something else makes it too; in files for information if it is `Opaque`, as a build may mount it.',
  cause: 'The kubelet ignores a Secret of another type without an event. The type of a Secret cannot be changed later.',
  remediation: 'Delete the Secret and create it again with `type: kubernetes.io/dockerconfigjson`.',
  examples: { name: 'wrong-type' },
  check: findWrongType,
};

function* findWrongType(facts: Facts): Iterable<Problem> {
  for (const { subject, type, content } of facts.secrets.list) {
    const { pods, serviceAccounts } = facts.use.of(subject.namespace, subject.name);
    const isNamed = pods.length + serviceAccounts.length > 0;
    const isUsed = isNamed && !facts.secrets.isAmbiguous(subject);
    if (!pullSecretLayout(type) && !isPlaceholder(type) && (isUsed || isMeant(facts, subject, content))) {
      yield {
        subject,
        field: 'type',
        severity: isUsed ? facts.madeBy(subject.namespace, subject.name) ? AuditSeverity.WARNING : AuditSeverity.ERROR
          : type === 'Opaque' && !isNamed && !facts.settings.cluster ? AuditSeverity.INFO : AuditSeverity.WARNING,
        message: `${describe(subject)} ${isUsed ? 'is named as a pull secret' : 'holds a Docker config'} and is of `
          + `type '${type}', which the kubelet ignores.`,
        related: [...serviceAccounts, ...pods].map(user => user.subject),
      };
    }
  }
}

/** Whether a Secret that nobody names is meant as a pull secret: builders mount theirs as a file, of any type. */
function isMeant(facts: Facts, { namespace, name }: Subject, content: SecretContent | undefined): boolean {
  return content?.isConfigFile === false && !facts.pods.mounts(namespace, name) && !facts.otherUses.has(name);
}
