import { shownKey } from '../../image/shown';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A login by service-account key with an invalid key. */
export const INVALID_SERVICE_ACCOUNT_KEY: Rule = {
  id: 'PRA208',
  title: 'Invalid service-account key',
  severity: AuditSeverity.ERROR,
  checks: 'The password that goes with the user names `_json_key` and `_json_key_base64` is the JSON key of a Google '
    + 'service account, for the latter in base64.',
  cause: 'Artifact Registry answers 401. Shells and YAML easily damage the key: its private key holds `\\n`.',
  remediation: 'Use the key file unchanged: `--docker-password="$(cat key.json)"`, or the user name `_json_key_base64` '
    + 'and the file in base64.',
  examples: { name: 'invalid-service-account-key' },
  check: findInvalidServiceAccountKey,
};

function* findInvalidServiceAccountKey(facts: Facts): Iterable<Problem> {
  for (const { subject, content } of facts.secrets.list) {
    for (const { key, username, serviceAccountKeyProblem } of content?.entries ?? []) {
      if (serviceAccountKeyProblem !== undefined) {
        yield {
          subject,
          field: 'data',
          detail: shownKey(key),
          message: `${describe(subject)} has the user name '${username}' for '${shownKey(key)}', and `
            + `${serviceAccountKeyProblem}.`,
        };
      }
    }
  }
}
