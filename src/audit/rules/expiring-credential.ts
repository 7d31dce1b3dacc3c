import { shownKey } from '../../image/shown';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { expiriesOf } from '../facts/secret-expiry';
import { isPulledWith } from '../facts/secret-images';

/** A credential that expires soon. */
export const EXPIRING_CREDENTIAL: Rule = {
  id: 'PRA302',
  title: 'Credential that expires soon',
  severity: AuditSeverity.WARNING,
  checks: 'No credential of a pull secret expires within `expiryWarning` (14 days), or, if it lives shorter than that, '
    + 'is in the last third of its life. For information where no workload that the Secret reaches has an image that '
    + 'the credential is for.',
  cause: 'Pods that start after that cannot pull. A short-lived token in the last third of its life should have been '
    + 'refreshed by now.',
  remediation: 'Renew it now; if something refreshes it, see why that has not happened.',
  examples: { name: 'expiring-credential', now: '2026-01-02T02:30:00Z' },
  check: findExpiringCredential,
};

/** Until when in its life a token is fresh: it should be refreshed three times in its life. */
const LAST_PART = 1 / 3;

function* findExpiringCredential(facts: Facts): Iterable<Problem> {
  const { now, expiryWarning } = facts.settings;
  for (const record of facts.secrets.list) {
    const { subject, content } = record;
    const expiring = content
      ? expiriesOf(content, facts.madeBy(subject.namespace, subject.name)).filter(
        ({ expiresAt, lifetime = Infinity }) =>
          expiresAt > now && expiresAt - now < Math.min(expiryWarning, lifetime * LAST_PART),
      )
      : [];
    if (expiring.length > 0) {
      const first = Math.min(...expiring.map(({ expiresAt }) => expiresAt));
      yield {
        subject,
        field: 'data',
        severity: isPulledWith(facts, record, expiring.map(({ key }) => key))
          ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: `${describe(subject)} has credentials that expire ${new Date(first).toISOString()}: for `
          + `${quoted(expiring.map(({ key }) => shownKey(key)))}.`,
      };
    }
  }
}
