import { command, inspectSecret } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { readSecretContent } from '../../audit/facts/secret-content';
import { expiriesOf } from '../../audit/facts/secret-expiry';
import { normalizeKey } from '../../image/registry-key';
import { shownKey } from '../../image/shown';
import { triedCredentials, TriedCredential } from '../../pull/evaluator';
import { FindingId } from '../../pull/finding-id';

/** Which credentials the kubelet sends for the image, and whether they still work. */
export function credentialFindings(examined: ExaminedPod, now: Date): PullFailureFinding[] {
  return triedCredentials(examined.pull, examined.image).map(tried => sent(tried, examined, now));
}

function sent(tried: TriedCredential, examined: ExaminedPod, now: Date): PullFailureFinding {
  const { namespace } = examined;
  const { secret: { name } } = tried;
  const expiry = expiryOf(tried, examined);
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

/** When a credential expires: what the token says of itself, or else what a refresher noted on the Secret. */
function expiryOf(
  { key, secret: { name } }: TriedCredential, { objects, namespace }: ExaminedPod,
): number | undefined {
  const object = objects.secretObject(namespace, name);
  const expiries = object ? expiriesOf(readSecretContent(object), objects.madeBy(namespace, name)) : [];
  return expiries.find(expiry => normalizeKey(expiry.key) === key)?.expiresAt;
}
