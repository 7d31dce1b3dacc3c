import { isDesktopEntry } from '../../image/desktop-entry';
import { shownKey } from '../../image/shown';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { SecretContent } from '../facts/secret-content';
import { expiriesOf, KeyExpiry } from '../facts/secret-expiry';
import { isPulledWith } from '../facts/secret-images';

/** A credential that has expired. */
export const EXPIRED_CREDENTIAL: Rule = {
  id: 'PRA301',
  title: 'Credential that has expired',
  severity: AuditSeverity.ERROR,
  checks: 'No credential of a pull secret has expired: by `exp` of a JSON web token, by the expiration in a token of '
    + 'ECR, or else by the annotation `cdk8s-registry-access/expires-at`. For information where no workload that the '
    + 'Secret reaches has an image that the credential is for, and, where it reaches none, beside logins that have '
    + 'not expired; and of files, where a job or commands in the files write it again.',
  cause: 'If any credential matches an image, the kubelet does not pull anonymously: an expired one also breaks the '
    + 'pull of public images of that host.',
  remediation: 'Put a fresh credential in, in place, and let something refresh it: see why the last refresh failed.',
  examples: { name: 'expired-credential', now: '2026-01-02T00:30:00Z' },
  check: findExpiredCredential,
};

function* findExpiredCredential(facts: Facts): Iterable<Problem> {
  const { now } = facts.settings;
  for (const record of facts.secrets.list) {
    const { subject, content } = record;
    const made = facts.madeBy(subject.namespace, subject.name);
    const expired = content ? expiriesOf(content, made).filter(({ expiresAt }) => expiresAt <= now) : [];
    // In files there is what it began with.
    const isReplaced = made !== undefined || facts.makers.isMadeByHand(subject.name);
    if (expired.length > 0) {
      const { pods } = facts.use.of(subject.namespace, subject.name);
      const first = Math.min(...expired.map(({ expiresAt }) => expiresAt));
      yield {
        subject,
        field: 'data',
        severity: (pods.length > 0 || !isBesideOthers(content!, expired))
          && isPulledWith(facts, record, expired.map(({ key }) => key))
          && (facts.settings.cluster || !isReplaced) ? AuditSeverity.ERROR : AuditSeverity.INFO,
        message: `${describe(subject)} has credentials that expired ${new Date(first).toISOString()}: for `
          + `${quoted(expired.map(({ key }) => shownKey(key)))}.`,
        ...(made ? { fix: `See why ${describe(made.maker)} has not refreshed it` } : {}),
        related: pods.map(pod => pod.subject),
      };
    }
  }
}

/** Whether a Secret has a login beside those that have expired, as the whole configuration of somebody's Docker. */
function isBesideOthers({ entries }: SecretContent, expired: readonly KeyExpiry[]): boolean {
  return entries.some(({ key, hasPassword }) =>
    hasPassword && !isDesktopEntry(key) && !expired.some(other => other.key === key));
}
