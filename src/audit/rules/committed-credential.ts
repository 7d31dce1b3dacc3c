import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { DOCKER_CONFIG } from '../facts/scan-text';
import { SecretRecord } from '../facts/secrets';
import { shownKey } from '../facts/shown';
import { quoted } from '../facts/text';

/** A credential in a file or in what a construct writes. */
export const COMMITTED_CREDENTIAL: Rule = {
  id: 'PRA405',
  title: 'Credential in a manifest',
  severity: AuditSeverity.ERROR,
  checks: 'No pull secret with a password, and no token, private key or login, stands in a file, comments included, or is written '
    + 'by a construct. Encrypted values (SOPS, Sealed Secrets) and placeholders are fine. For information where a construct '
    + 'says by its name and mark that it does so.',
  cause: 'Whoever can read the repository, its history, its forks or the output of CI has the credential. Base64 is no '
    + 'encryption.',
  remediation: 'Revoke the credential, then take it out: a reference to an external secret store, an encrypted Secret, or a token that '
    + 'is refreshed in the cluster.',
  examples: {
    isFile: true,
    bad: `# kubectl create secret docker-registry regcred --docker-server=ghcr.io --docker-username=acme --docker-password=hunter2
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
imagePullSecrets: [{ name: regcred }]
`,
    good: `# kubectl create secret docker-registry regcred --docker-server=ghcr.io --docker-username=acme --docker-password="$GHCR_TOKEN"
apiVersion: v1
kind: ServiceAccount
metadata: { name: web }
imagePullSecrets: [{ name: regcred }]
`,
  },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  const inSecrets = new Map<string, number>();
  for (const record of facts.secrets.list) {
    const { file, document, constructPath } = record.subject.origin;
    const held = (record.content?.entries ?? []).filter(({ hasPassword }) => hasPassword);
    if (held.length > 0 && (file !== undefined || constructPath !== undefined)) {
      // The lines of the Secrets of one document, in their order.
      const place = `${file}\n${document}`;
      const index = inSecrets.get(place) ?? 0;
      inSecrets.set(place, index + 1);
      yield ofSecret(facts, record, index, held.map(({ key }) => shownKey(key)));
    }
  }
  for (const seen of facts.plainCredentials.inTexts) {
    for (const { subject, what } of seen) {
      const { file, document, line } = subject.origin;
      const isOfSecret = what === DOCKER_CONFIG && inSecrets.has(`${file}\n${document}`);
      if (!isOfSecret) {
        yield { subject, detail: what, message: `Line ${line} of '${file}' has what looks like ${what}.` };
      }
    }
  }
}

function ofSecret(facts: Facts, { subject, content }: SecretRecord, index: number, keys: readonly string[]): Problem {
  const line = facts.plainCredentials.seenAt(subject.origin).filter(({ what }) => what === DOCKER_CONFIG)[index]?.subject.origin.line;
  return {
    subject: line === undefined ? subject : { ...subject, origin: { ...subject.origin, line } },
    field: 'data',
    ...(content!.isMarked ? { severity: AuditSeverity.INFO } : {}),
    message: `${describe(subject)} holds passwords for ${quoted(keys)} in plain text or base64`
      + (content!.isMarked ? ', as its construct was told to.' : '.'),
  };
}
