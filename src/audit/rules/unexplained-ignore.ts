import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';

/** An annotation that is meant to accept findings, and does not. */
export const UNEXPLAINED_IGNORE: Rule = {
  id: 'PRA002',
  title: 'Ignore without a reason',
  severity: AuditSeverity.WARNING,
  checks: 'Each annotation `cdk8s-registry-access/ignore-<rule>` names a rule and says why its findings are fine.',
  cause: 'Such an annotation is ignored: nobody could tell later whether what it accepts still holds.',
  remediation: 'Write the reason as the value of the annotation, or take it away.',
  examples: { name: 'unexplained-ignore' },
  check: findUnexplainedIgnore,
};

function* findUnexplainedIgnore(facts: Facts): Iterable<Problem> {
  for (const subject of subjects(facts)) {
    for (const [rule, reason] of subject.ignores ?? []) {
      const isKnown = facts.settings.ruleIds.has(rule);
      if (!isKnown || reason === '') {
        yield {
          subject,
          field: `metadata.annotations[cdk8s-registry-access/ignore-${rule}]`,
          message: `${describe(subject)} has the annotation 'cdk8s-registry-access/ignore-${rule}', which `
            + `${isKnown ? 'gives no reason' : 'names no rule'}: it is ignored.`,
          ...(isKnown ? {} : { fix: 'Name a rule as `rules` lists them, such as PRA401, or take it away' }),
        };
      }
    }
  }
}

/** The objects that findings can be about. */
function subjects(facts: Facts): Set<Subject> {
  const records = [
    facts.pods.list, facts.secrets.list, facts.serviceAccounts.list, facts.rbac.bindings, facts.refreshJobs,
  ];
  return new Set([
    ...records.flatMap(list => list.map(({ subject }) => subject)),
    ...facts.makers.list.map(({ maker }) => maker),
  ]);
}
