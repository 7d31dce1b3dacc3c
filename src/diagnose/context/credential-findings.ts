import { KnownSecret } from './cluster-objects';
import { command, inspectSecret } from './command';
import { ExaminedPod } from './examined-pod';
import { PullFailureFinding } from './pull-failure-finding';
import { tokenExpiry } from '../../audit/facts/token-expiry';
import { KeyringMatch } from '../../image';
import { normalizeKey, withoutUserInfo } from '../../image/registry-key';
import { Annotation } from '../../kubernetes/annotation';
import { valueAt } from '../../kubernetes/pod-spec-path';
import { explainDifference } from '../../registry/nearest-key';

/** Which credential the kubelet sends for the image, whether it still works, or why there is none. */
export function credentialFindings(examined: ExaminedPod, now: Date): PullFailureFinding[] {
  const matches = examined.keyring._lookup(examined.image);
  if (matches.length === 0) {
    return withoutKey(examined);
  }
  return matches.map(match => sent(match, examined, now));
}

function sent(match: KeyringMatch, examined: ExaminedPod, now: Date): PullFailureFinding {
  const { namespace, objects, pullSecrets } = examined;
  const secret = objects.secret(namespace, pullSecrets[match.configIndex])!;
  const expiry = expiryOf(secret, match);
  const key = `key '${withoutUserInfo(match.key)}' of Secret '${secret.name}'`;
  if (expiry !== undefined && expiry <= now.getTime()) {
    return {
      code: 'token-expired',
      message: `the kubelet sends the credential of ${key} for this image, and its token expired at ${new Date(expiry).toISOString()}`,
      fix: 'renew it in place; the kubelet then tries again by itself',
      command: command`kubectl -n ${namespace} get secret ${secret.name} -o jsonpath='{.metadata.annotations}'`,
    };
  }
  return {
    code: 'credential-sent',
    message: `the kubelet sends the credential of ${key} for this image${expiry === undefined ? '' : `, whose token is good until ${new Date(expiry).toISOString()}`}`,
    fix: 'if the registry does not accept it, see that its password is right and that its user may read the repository',
    command: inspectSecret(namespace, secret.name),
  };
}

/** When a credential expires: what the token says of itself, or else what a refresher noted on the Secret. */
function expiryOf({ object, content }: KnownSecret, { key }: KeyringMatch): number | undefined {
  const entry = content.config._entries().find(candidate => normalizeKey(candidate.key) === key);
  const said = entry && tokenExpiry(entry.password)?.expiresAt;
  const noted = Date.parse(String(valueAt(object, ['metadata', 'annotations', Annotation.EXPIRES_AT])));
  return said ?? (Number.isNaN(noted) ? undefined : noted);
}

function withoutKey(examined: ExaminedPod): PullFailureFinding[] {
  const { namespace, objects, pullSecrets, image } = examined;
  const usable = pullSecrets.flatMap(name => objects.secret(namespace, name) ?? []).filter(({ content }) => !content.problem);
  if (usable.length === 0) {
    return pullSecrets.length > 0 ? [] : [{
      code: 'no-key-for-image',
      message: `the pod has no pull secret, so the kubelet asks '${image.domain}' as nobody, or with the node's own credentials`,
      fix: 'add one to its ServiceAccount or to the pod, and recreate the pod',
      command: command`kubectl -n ${namespace} get pod ${examined.name} -o jsonpath='{.spec.serviceAccountName} {.spec.imagePullSecrets}'`,
    }];
  }
  return usable.map(secret => ({
    code: 'no-key-for-image',
    message: `Secret '${secret.name}' has no key for '${image.repository}': ${nearest(secret, examined)}`,
    fix: `give it the key '${image.domain}'`,
    command: inspectSecret(namespace, secret.name),
  }));
}

function nearest({ content }: KnownSecret, { image }: ExaminedPod): string {
  const keys = content.config.keys.map(key => normalizeKey(key) ?? key);
  for (const key of keys) {
    const difference = explainDifference(key, image);
    if (difference !== undefined) {
      return `the nearest is '${withoutUserInfo(key)}', but ${difference}`;
    }
  }
  return keys.length === 0 ? 'it has no key at all' : `it has ${keys.map(key => `'${withoutUserInfo(key)}'`).join(', ')}`;
}
