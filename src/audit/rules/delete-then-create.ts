import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job that leaves a time without Secret. */
export const DELETE_THEN_CREATE: Rule = {
  id: 'PRA507',
  title: 'Refresh that deletes the Secret first',
  severity: AuditSeverity.INFO,
  checks: 'A refresh job changes the Secret in place, and does not delete it before it creates it again, as `kubectl '
    + 'replace --force` does too.',
  cause: 'In between there is no Secret, and if the second step fails, none at all. The new Secret has another UID, so '
    + 'the kubelet (1.35 and later) no longer knows that it was allowed to use images that are on the node, and pulls '
    + 'again.',
  remediation: 'Write it in place: `kubectl create secret … --dry-run=client -o yaml | kubectl apply --server-side '
    + '--force-conflicts -f -`.',
  examples: { name: 'delete-then-create' },
  check: findDeleteThenCreate,
};

function* findDeleteThenCreate(facts: Facts): Iterable<Problem> {
  for (const { subject, facts: { deletesFirst } } of facts.refreshJobs) {
    if (deletesFirst) {
      yield {
        subject,
        message: `${describe(subject)} deletes the Secret before it creates it again: in between, and `
        + 'if that fails, there is none.',
      };
    }
  }
}
