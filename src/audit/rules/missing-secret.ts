import { missingSentence } from '../../pull/sentences';
import { counted } from '../../pull/text';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { references } from '../facts/references';
import { didYouMean } from '../facts/similar-names';

/** A name in an `imagePullSecrets` list that no Secret has. */
export const MISSING_SECRET: Rule = {
  id: 'PRA101',
  title: 'Pull secret that does not exist',
  severity: AuditSeverity.ERROR,
  checks: 'Every name in the `imagePullSecrets` of a pod or ServiceAccount is that of a Secret of the same namespace, '
    + 'or of one that something makes (External Secrets, Sealed Secrets, a refresh job …). Reported once for a '
    + 'ServiceAccount, regardless of what uses it; a warning unless a live cluster is audited.',
  cause: 'The kubelet notes an event `FailedToRetrieveImagePullSecret` and pulls without the Secret: a private image '
    + 'then fails with `ImagePullBackOff`, and it looks as if the registry refused the credential.',
  remediation: 'Create the Secret in this namespace, or fix the name. If it exists but is not among the objects, '
    + 'declare it under `externalSecrets`.',
  examples: { name: 'missing-secret' },
  check: findMissingSecret,
};

function* findMissingSecret(facts: Facts): Iterable<Problem> {
  const { cluster } = facts.settings;
  for (const { subject, what, name, maker, users } of references(facts, 'missing').filter(
    ({ elsewhere }) => elsewhere.length === 0,
  )) {
    const used = users.length > 0 ? `; ${counted(users.length, 'workload')} would pull with it` : '';
    const made = maker ? ` ${maker.kind} '${maker.name}' should have made it.` : '';
    yield {
      subject,
      field: 'imagePullSecrets',
      detail: name,
      severity: cluster ? AuditSeverity.ERROR : AuditSeverity.WARNING,
      message: `${missingSentence(what, name, facts.pulls.words)}${used}.${made}`
        + `${didYouMean(facts, subject.namespace, name)}`,
      ...(maker
        ? { fix: `See why ${maker.kind} '${maker.name}' has not made the Secret: its status and events say so` }
        : {}),
      related: users,
    };
  }
}
