import { shownKey } from '../../image/shown';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A pull secret without credentials. */
export const EMPTY_SECRET: Rule = {
  id: 'PRA205',
  title: 'Pull secret without credentials',
  severity: AuditSeverity.WARNING,
  checks: 'A pull secret has at least one entry, and each entry has a password. A Secret that something fills is '
    + 'excluded, in a live cluster while it has no entry. For information where the password is a placeholder, user '
    + 'and password are left empty, nothing names the Secret, and of files where there is no entry at all: something '
    + 'fills it later.',
  cause: 'The kubelet finds nothing, and pulls anonymously. An entry with an empty password is worse: the kubelet logs '
    + 'in with it, and even public images of that host fail.',
  remediation: 'Fill the credentials in, or take the Secret away.',
  examples: { name: 'empty-secret' },
  check: findEmptySecret,
};

function* findEmptySecret(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    if (!content || content.problem || content.isUnknown || content.isOtherLayout || content.helpers.length > 0) {
      continue;
    }
    const bare = content.entries.filter(({ hasPassword, hasIdentityToken }) => !hasPassword && !hasIdentityToken);
    const isUsed = facts.use.isUsed(subject.namespace, subject.name) && !facts.secrets.isAmbiguous(subject);
    const isFilled = facts.madeBy(subject.namespace, subject.name) !== undefined;
    if (content.entries.length === 0 && !isFilled) {
      yield {
        subject,
        field: 'data',
        // In a file it waits for its logins; nobody writes that by mistake.
        severity: isUsed && facts.settings.cluster ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: `${describe(subject)} has no entry: it matches no image.`,
      };
    } else if (bare.length > 0 && !(isFilled && !facts.settings.cluster)) {
      yield {
        subject,
        field: 'data',
        detail: 'password',
        severity: isUsed && !bare.every(({ isPlaceholder, isLeftEmpty }) => isPlaceholder || isLeftEmpty)
          ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: `${describe(subject)} has no password, or a placeholder for one, for `
          + `${quoted(bare.map(({ key }) => shownKey(key)))}.`,
      };
    }
  }
}
