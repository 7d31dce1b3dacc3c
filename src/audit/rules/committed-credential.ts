import { shownKey } from '../../image/shown';
import { isPlaceholderImage } from '../../kubernetes/placeholder';
import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { isUnmistakable } from '../facts/credential-pattern';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';
import { PlainCredential } from '../facts/plain-credentials';
import { DOCKER_CONFIG } from '../facts/scan-text';
import { SecretEntry } from '../facts/secret-content';
import { SecretRecord } from '../facts/secrets';

/** A credential in a file or in what a construct writes. */
export const COMMITTED_CREDENTIAL: Rule = {
  id: 'PRA405',
  title: 'Credential in a manifest',
  severity: AuditSeverity.ERROR,
  checks: 'No pull secret with a password, and no token, private key or login, is in a file, comments included, or '
    + 'is written by a construct; a login is also what Tekton is told the registry of (`tekton.dev/docker-0`), and '
    + '`DOCKER_USERNAME` with `DOCKER_PASSWORD` and the like in a Secret. Encrypted values (SOPS, Sealed Secrets), '
    + 'placeholders, passwords of tests, tokens that have expired or that a key of documentation signed are fine, '
    + 'as are logins for registries '
    + 'that nobody else reaches (`localhost`, `registry.example.com`, a Service of the cluster), or whose user or name '
    + 'is one of documentation (`YOUR_NAME`, `my.registry.com`), unless with a token. For information where the '
    + 'password or the user says that it may be made up (`demo_token`, `teste`) and is not random. A warning '
    + 'where the registry is still to be filled in. For information where a construct says by its name and mark that '
    + 'it does so, and in files of tests and of examples, but for tokens, and passwords of words in demonstrations '
    + 'and in what is no longer applied (`demo/`, `old/`); in a folder `backup` these are a warning, and an error of a '
    + 'Secret that was exported from a cluster, with its `uid`. For information, too, are '
    + 'tokens that end within hours (users `AWS`, '
    + '`oauth2accesstoken`), the id of an AWS key without its secret, web tokens of tests, and of pipelines and '
    + 'descriptions of interfaces where they name no issuer, private keys of tests, of examples, of clusters on '
    + 'somebody\'s machine, and of certificates that have expired or are only for names and addresses of examples, '
    + 'of one machine, one network or one cluster.',
  cause: 'Anyone who can read the repository, its history, its forks or the output of CI has the credential. Base64 is '
    + 'not encryption.',
  remediation: 'Revoke the credential, then take it out: a reference to an external secret store, an encrypted Secret, '
    + 'or a token that is refreshed in the cluster.',
  examples: { name: 'committed-credential', isFile: true },
  check: findCommittedCredential,
};

/** The members of a Secret that the kubelet reads. */
const CONFIG_FIELD = /^(?:data|stringData)\[\.docker(?:configjson|cfg)\]$/;

function* findCommittedCredential(facts: Facts): Iterable<Problem> {
  const told = new Set<string>();
  // What was rendered has another name than in its file, or none there.
  const tell = (subject: Subject, what: string | undefined) => told.add(
    subject.origin.document === undefined ? placeOf(subject, what) : keyOf(subject, what));
  const isTold = (subject: Subject, what: string | undefined) =>
    told.has(keyOf(subject, what)) || told.has(placeOf(subject, what));
  for (const record of facts.secrets.list) {
    const { file, constructPath } = record.subject.origin;
    const { entries = [] } = record.content ?? {};
    const held = entries.filter(entry => entry.hasPassword && isOpen(facts, entry));
    if (entries.length > 0) {
      tell(record.subject, DOCKER_CONFIG);
    }
    if (held.length > 0 && (file !== undefined || constructPath !== undefined)) {
      yield ofSecret(facts, record, held);
    }
  }
  // These are another rule's (PRA406).
  facts.plainCredentials.inObjects.forEach(({ subject, field }) => tell(subject, field));
  for (const { subject, what, field, isHarmless, isUnproved, hasToken } of facts.plainCredentials.inTexts) {
    if (!isTold(subject, field) && !(isConfigOf({ what, field }) && isTold(subject, DOCKER_CONFIG))) {
      const isAnywhere = isUnmistakable(what) || hasToken;
      const severity = isHarmless ? { severity: AuditSeverity.INFO } : {};
      yield subject.kind === 'File'
        ? {
          subject,
          detail: what,
          isAnywhere,
          isUnproved,
          ...severity,
          message: `Line ${subject.origin.line} has what looks like ${what}.`,
        }
        : {
          subject,
          isAnywhere,
          isUnproved,
          ...severity,
          ...(field === undefined ? { detail: what } : { field }),
          message: `${describe(subject)} has what looks like ${what}.`,
        };
    }
  }
}

/**
 * Whether a login gives something away: not one that has expired (PRA301), nor one of a test, or for a registry that
 * nobody else reaches.
 */
function isOpen({ settings: { now } }: Facts, { expiry, isObvious, isOutOfReach }: SecretEntry): boolean {
  return !isObvious && !isOutOfReach && !(expiry && expiry.expiresAt <= now);
}

/** Whether a credential is that of a pull secret, in the Secret itself. */
function isConfigOf({ what, field = '' }: Pick<PlainCredential, 'what' | 'field'>): boolean {
  return what === DOCKER_CONFIG || CONFIG_FIELD.test(field);
}

/** Tells something of an object of a document from all else. */
function keyOf({ kind, namespace, name, origin: { file, document } }: Subject, what: string | undefined): string {
  return JSON.stringify([file, document, kind, namespace, name, what]);
}

/** Tells something of a kind of objects of a file from all else. */
function placeOf({ kind, origin: { file } }: Subject, what: string | undefined): string {
  return JSON.stringify([file, kind, what]);
}

function ofSecret(facts: Facts, { subject, content, isExported }: SecretRecord, held: readonly SecretEntry[]): Problem {
  const line = facts.plainCredentials.lineOf(subject, isConfigOf);
  const { isMarked } = content!;
  const isShort = held.every(({ isShortLived }) => isShortLived);
  const isDoubtful = held.every(({ isDoubtful: isMadeUp }) => isMadeUp);
  // A login for a registry that is still to be filled in is a form as a rule, whatever its password looks like.
  const isForm = held.every(({ key, isToken }) => !isToken && isPlaceholderImage(key));
  return {
    subject: line === undefined ? subject : { ...subject, origin: { ...subject.origin, line } },
    field: 'data',
    isAnywhere: held.some(({ isToken }) => isToken),
    isUnproved: !held.some(({ isProved }) => isProved),
    isExported,
    ...(isMarked || isShort || isDoubtful ? { severity: AuditSeverity.INFO }
      : isForm ? { severity: AuditSeverity.WARNING } : {}),
    message: `${describe(subject)} holds passwords for ${quoted(held.map(({ key }) => shownKey(key)))} in plain text `
      + `or base64${isMarked ? ', as its construct was told to' : isShort ? ': tokens that end within hours' : ''}.`,
  };
}
