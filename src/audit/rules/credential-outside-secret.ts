import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { isUnmistakable } from '../facts/credential-pattern';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A credential in an object that is no Secret. */
export const CREDENTIAL_OUTSIDE_SECRET: Rule = {
  id: 'PRA406',
  title: 'Credential outside a Secret',
  severity: AuditSeverity.ERROR,
  checks: 'No ConfigMap, environment variable or argument of a container holds a token, private key, registry login or '
    + 'Docker config, and no variable such as `REGISTRY_PASSWORD` a value. A warning where that is words in lower case '
    + 'only, which may be the name of a Secret.',
  cause: 'ConfigMaps and pods are readable by far more people and programs than Secrets, and are shown in dashboards '
    + 'and logs.',
  remediation: 'Put it into a Secret and refer to it (`secretKeyRef`, a mounted Secret), and revoke the credential.',
  examples: { name: 'credential-outside-secret' },
  check: findCredentialOutsideSecret,
};

function* findCredentialOutsideSecret(facts: Facts): Iterable<Problem> {
  for (const found of facts.plainCredentials.inObjects) {
    const { subject, what, field, isHarmless, mayBeName, isUnproved, hasToken } = found;
    const line = facts.plainCredentials.lineOf(subject, credential => credential.field === field);
    yield {
      subject: line === undefined ? subject : { ...subject, origin: { ...subject.origin, line } },
      field,
      isAnywhere: isUnmistakable(what) || hasToken,
      isUnproved,
      ...(isHarmless ? { severity: AuditSeverity.INFO } : mayBeName ? { severity: AuditSeverity.WARNING } : {}),
      message: `${describe(subject)} has what looks like ${what}.`,
    };
  }
}
