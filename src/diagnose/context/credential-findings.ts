import { command, inspectSecret } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { readSecretContent, SecretContent } from '../../audit/facts/secret-content';
import { expiriesOf } from '../../audit/facts/secret-expiry';
import { normalizeKey } from '../../image/registry-key';
import { shownKey } from '../../image/shown';
import { triedCredentials, TriedCredential } from '../../pull/evaluator';
import { FindingId } from '../../pull/finding-id';
import { quoted } from '../../text/printable';

/** Which credentials the kubelet sends for the image, and whether they still work. */
export function credentialFindings(examined: ExaminedPod, now: Date): PullFailureFinding[] {
  return triedCredentials(examined.pull, examined.image).map(tried => sent(tried, examined, now));
}

function sent(tried: TriedCredential, examined: ExaminedPod, now: Date): PullFailureFinding {
  const { namespace } = examined;
  const { key, secret: { name } } = tried;
  const content = contentOf(tried, examined);
  const reason = content && withoutPassword(key, content);
  if (reason !== undefined) {
    return {
      code: FindingId.CREDENTIAL_HELPER,
      message: `key '${shownKey(key)}' of Secret '${name}' is for this image, and has no password: ${reason}`,
      fix: "create it again with an access token or a robot account, by 'kubectl create secret docker-registry'",
      command: inspectSecret(namespace, name),
    };
  }
  const expiry = content && expiryOf(tried, content, examined);
  const message = `the kubelet sends the credential of key '${shownKey(tried.key)}' of Secret '${name}' for this image`;
  if (expiry !== undefined && expiry <= now.getTime()) {
    return {
      code: FindingId.EXPIRED_CREDENTIAL,
      message: `${message}, and its token expired at ${new Date(expiry).toISOString()}`,
      fix: 'renew it in place; the kubelet then tries again by itself',
      // Not all annotations, as kubectl apply puts what was applied into one of them.
      command: command`kubectl -n ${namespace} describe secret ${name}`,
    };
  }
  return {
    code: FindingId.CREDENTIAL_SENT,
    message: `${message}${expiry === undefined ? '' : `, whose token is good until ${new Date(expiry).toISOString()}`}`,
    fix: 'if the registry does not accept it, see that its password is right and that its user may read the repository',
    command: inspectSecret(namespace, name),
  };
}

function contentOf(
  { secret: { name } }: TriedCredential, { objects, namespace }: ExaminedPod,
): SecretContent | undefined {
  const object = objects.secretObject(namespace, name);
  return object && readSecretContent(object);
}

/** Why an entry has no password, if it has none: what a `docker login` leaves of it on a desktop. */
function withoutPassword(key: string, { entries, helpers }: SecretContent): string | undefined {
  const entry = entries.find(one => normalizeKey(one.key) === key);
  if (!entry || entry.hasPassword || entry.isPlaceholder) {
    return undefined;
  }
  return entry.hasIdentityToken ? "the kubelet does not read its 'identitytoken'"
    : helpers.length > 0 ? `it is left to ${quoted(helpers)}, programs that the kubelet does not have` : 'it is empty';
}

/** When a credential expires: what the token says of itself, or else what a refresher noted on the Secret. */
function expiryOf(
  { key, secret: { name } }: TriedCredential, content: SecretContent, { objects, namespace }: ExaminedPod,
): number | undefined {
  const expiries = expiriesOf(content, objects.madeBy(namespace, name));
  return expiries.find(expiry => normalizeKey(expiry.key) === key)?.expiresAt;
}
