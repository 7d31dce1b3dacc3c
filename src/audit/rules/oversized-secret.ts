import { counted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A pull secret that is larger than a Secret can be. */
export const OVERSIZED_SECRET: Rule = {
  id: 'PRA214',
  title: 'Pull secret that is too large',
  severity: AuditSeverity.ERROR,
  checks: 'The values of a pull secret have at most 1 MiB in all.',
  cause: 'The API server refuses a larger Secret; a refresh job that adds entries fails one day, and the old '
    + 'credentials expire.',
  remediation: 'Leave out the registries that nothing pulls from, or split the Secret.',
  examples: { name: 'oversized-secret', isAbridged: true },
  check: findOversizedSecret,
};

/** `MaxSecretSize` in https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/types.go */
const MAX_BYTES = 1024 * 1024;

function* findOversizedSecret(facts: Facts): Iterable<Problem> {
  for (const { subject, content, size } of facts.secrets.list) {
    if (content && size > MAX_BYTES) {
      yield {
        subject,
        field: 'data',
        message: `${describe(subject)} has values of ${counted(size, 'byte')}; a Secret has at most ${MAX_BYTES}.`,
      };
    }
  }
}
