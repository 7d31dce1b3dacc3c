import { elsewhereSentence } from '../../pull/sentences';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { missingReferences } from '../facts/references';

/** A name in an `imagePullSecrets` list that only Secrets of other namespaces have. */
export const SECRET_IN_OTHER_NAMESPACE: Rule = {
  id: 'PRA102',
  title: 'Pull secret only in another namespace',
  severity: AuditSeverity.ERROR,
  checks: 'A name in `imagePullSecrets` that no Secret of the namespace has, is not that of a Secret of another '
    + 'namespace. A warning unless a live cluster is audited, as the Secret may be in both; for information where '
    + 'scripts, pipelines or other texts speak of it, or of a command that makes a pull secret without its name. '
    + 'Nothing is concluded of objects that name no namespace, or a placeholder.',
  cause: 'A pod can use only the Secrets of its own namespace. The kubelet ignores the name and pulls without it.',
  remediation: 'Create the Secret in the namespace of the pod too: let one construct, External Secrets or a refresh '
    + 'job write it to both.',
  examples: { name: 'secret-in-other-namespace' },
  check: findSecretInOtherNamespace,
};

function* findSecretInOtherNamespace(facts: Facts): Iterable<Problem> {
  const { toldElsewhere } = facts;
  for (const { subject, what, name, elsewhere, users, isOpen } of missingReferences(facts).filter(
    reference => reference.elsewhere.length > 0,
  )) {
    yield {
      subject,
      field: 'imagePullSecrets',
      detail: name,
      group: [subject.namespace, name],
      severity: facts.settings.cluster && !isOpen ? AuditSeverity.ERROR
        : toldElsewhere.has(name) || toldElsewhere.makesUnnamed ? AuditSeverity.INFO : AuditSeverity.WARNING,
      message: `${elsewhereSentence(what, name, subject.namespace, elsewhere)}.`,
      fix: `Create Secret '${name}' in '${subject.namespace}' too`,
      related: users,
    };
  }
}
