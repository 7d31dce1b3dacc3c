import { shownKey } from '../../image/shown';
import { counted, quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { expiresAt } from '../facts/secret-expiry';

/** What pull secrets there are. */
export const INVENTORY: Rule = {
  id: 'PRA001',
  title: 'Pull secret and what it opens',
  severity: AuditSeverity.OFF,
  checks: 'Nothing: it lists each pull secret with its registry keys, user names, expiry and the number of its '
    + 'consumers. Off unless `severities` give it a severity; the report has the same under `secrets`.',
  cause: 'A list of findings is what many tools show, and the question "which registry credentials are there?" is '
    + 'asked of them.',
  remediation: 'No action is needed. Leave the rule off if you do not need the list.',
  examples: { name: 'inventory' },
  check: findInventory,
};

function* findInventory(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    if (content) {
      const { pods } = facts.use.of(subject.namespace, subject.name);
      const users = [...new Set(content.entries.map(({ username }) => username))].filter(user => user !== '').sort();
      const expiry = expiresAt(content, facts.madeBy(subject.namespace, subject.name));
      yield {
        subject,
        message: `${describe(subject)} has credentials for `
          + `${content.entries.length > 0 ? quoted(content.config.keys.map(shownKey)) : 'nothing'}`
          + `${users.length > 0 ? ` as ${quoted(users)}` : ''}; used by ${counted(pods.length, 'workload')}`
          + `${expiry === undefined ? '' : `; the first expires ${new Date(expiry).toISOString()}`}.`,
        related: pods.map(pod => pod.subject),
      };
    }
  }
}
