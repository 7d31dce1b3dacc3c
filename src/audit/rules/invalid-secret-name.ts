import { isObjectName } from '../../kubernetes/name';
import { isPlaceholderName } from '../../kubernetes/placeholder';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';

/** A name that no Secret can have. */
export const INVALID_SECRET_NAME: Rule = {
  id: 'PRA213',
  title: 'Invalid name of a pull secret',
  severity: AuditSeverity.ERROR,
  checks: 'The names of pull secrets, and those in `imagePullSecrets`, are DNS subdomains: lower-case letters, digits, '
    + '`-` and `.`, at most 253 characters. Of a placeholder it is said for information.',
  cause: 'The API server refuses a Secret of such a name. In a list it is accepted, and can never exist.',
  remediation: 'Write the name in lower case, with `-` in the place of other characters.',
  examples: { name: 'invalid-secret-name' },
  check: findInvalidSecretName,
};

function* findInvalidSecretName(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    if (content && !subject.name.endsWith('*') && !isFine(subject.name)) {
      yield { subject, field: 'metadata.name', message: `${describe(subject)} has a name that no Secret can have.` };
    }
  }
  for (const { subject, pullSecrets } of facts.serviceAccounts.list) {
    yield* checkList(subject, pullSecrets);
  }
  for (const { subject, lists } of facts.pods.list) {
    yield* checkList(subject, lists.own);
  }
}

/** One whose name is left out, or still to be filled in, is another matter. */
function isFine(name: string): boolean {
  return name === '' || isObjectName(name) || isPlaceholderName(name);
}

function* checkList(subject: Subject, names: readonly string[]): Iterable<Problem> {
  for (const name of new Set(names)) {
    if (name !== '' && !isObjectName(name)) {
      const isPlaceholder = isPlaceholderName(name);
      yield {
        subject,
        field: 'imagePullSecrets',
        detail: name,
        severity: isPlaceholder ? AuditSeverity.INFO : AuditSeverity.ERROR,
        message: `${describe(subject)} names ${isPlaceholder ? `the placeholder '${name}' for a pull secret`
          : `the pull secret '${name}', a name that no Secret can have`}.`,
      };
    }
  }
}
