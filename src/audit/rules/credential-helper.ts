import { shownKey } from '../../image/shown';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, ObjectRef } from '../facts/object-ref';

/** A pull secret that leaves its logins to programs that the kubelet does not have. */
export const CREDENTIAL_HELPER: Rule = {
  id: 'PRA207',
  title: 'Pull secret with identity tokens or credential helpers only',
  severity: AuditSeverity.ERROR,
  checks: 'The entries of a pull secret hold `auth`, or `username` and `password`, themselves. For information where '
    + 'others of the Secret do, and where only programs such as builders mount it.',
  cause: 'A `~/.docker/config.json` of a desktop keeps logins in `credsStore` or `credHelpers`, and after a browser '
    + 'login an `identitytoken`. The kubelet reads none of them.',
  remediation: 'Create the Secret with a robot account or access token: `kubectl create secret docker-registry`, not '
    + '`--from-file` of your own config.',
  examples: { name: 'credential-helper' },
  check: findCredentialHelper,
};

function* findCredentialHelper(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    const { helpers = [], entries = [] } = content ?? {};
    const bare = entries.filter(({ hasPassword }) => !hasPassword);
    const withToken = bare.filter(({ hasIdentityToken }) => hasIdentityToken);
    const ofProgram = isOfProgram(facts, subject) ? { severity: AuditSeverity.INFO } : {};
    if (withToken.length > 0) {
      yield {
        subject,
        field: 'data',
        detail: 'identitytoken',
        ...ofProgram,
        message: `${describe(subject)} has only an 'identitytoken' for `
          + `${quoted(withToken.map(({ key }) => shownKey(key)))}, which the kubelet does not read.`,
      };
    } else if (helpers.length > 0) {
      yield {
        subject,
        field: 'data',
        detail: 'helpers',
        severity: bare.length === entries.length ? AuditSeverity.ERROR : AuditSeverity.INFO,
        ...ofProgram,
        message: `${describe(subject)} leaves logins to ${quoted(helpers)}, programs that the kubelet does not have.`,
      };
    }
  }
}

/** Whether a Secret is mounted, and nothing pulls with it: builders have the programs for their logins. */
export function isOfProgram({ pods, otherUses, use }: Facts, { namespace, name }: ObjectRef): boolean {
  return (pods.mounts(namespace, name) || otherUses.isFile(name)) && !use.isUsed(namespace, name);
}
