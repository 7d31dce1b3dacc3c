import { ImageReference } from '../image';
import { Evaluator, Pull } from './evaluator';
import { FindingId } from './finding-id';
import { NamedSecret, SecretPlace } from './named-secret';
import { normalizeKey } from '../image/registry-key';
import { RegistryLocation } from '../registry/known-registries';
import { explainDifference } from '../registry/nearest-key';

/** What comes nearest to a credential for an image that none is for. */
export type NearestMiss =
  /** One of the Secrets does not decode, so that the kubelet pulls nothing. */
  | { readonly kind: 'undecodable'; readonly secret: NamedSecret }
  /** One of them holds a Docker config, and is of a type that the kubelet ignores. */
  | { readonly kind: 'wrong-type'; readonly secret: NamedSecret }
  /** One of them has a key that differs in one thing, and perhaps what it would have to be. */
  | {
    readonly kind: 'near-key';
    readonly secret: NamedSecret;
    readonly key: string;
    readonly difference: string;
    readonly wanted?: string;
  }
  /** The ServiceAccount carries Secrets with a credential, or that may have one, and the pod does not get them. */
  | { readonly kind: 'hidden' | 'too-late'; readonly names: readonly string[] }
  /** A policy adds Secrets with a credential, or that may have one, and the pod is older than that. */
  | { readonly kind: 'before-policy'; readonly names: readonly string[] }
  /** A Secret of the namespace has one, and is not named. */
  | { readonly kind: 'not-named'; readonly name: string }
  | { readonly kind: 'other-namespace'; readonly place: SecretPlace }
  /** One of them cannot be looked into. */
  | { readonly kind: 'unknown'; readonly secret: NamedSecret }
  | { readonly kind: 'missing'; readonly secret: NamedSecret }
  /** The nodes pull from the host by themselves, under another path. */
  | { readonly kind: 'beside-nodes'; readonly location: RegistryLocation }
  | { readonly kind: 'nothing' };

/** Of a Secret with thousands of keys, the first ones have to do. */
const MAX_KEYS = 1000;

/**
 * What comes nearest to a credential for an image that has none: first what is wrong with the Secrets that the pod has,
 * then where else a credential is. A key of another account or region is not fixed by changing it, so that it comes
 * after those.
 *
 * @param served what the nodes pull by themselves from the host of the image
 */
export function nearestMiss(
  evaluator: Evaluator, pull: Pull, image: ImageReference, served: readonly RegistryLocation[] = [],
): NearestMiss {
  const { namespace, secrets } = pull;
  const first = (
    kind: 'undecodable' | 'wrong-type' | 'unknown' | 'missing', test: (secret: NamedSecret) => unknown,
  ): NearestMiss | undefined => {
    const secret = secrets.find(test);
    return secret && { kind, secret };
  };
  const key = nearKey(secrets, image);
  const held = (): NearestMiss | undefined => {
    const place = evaluator.holder(namespace, image);
    return place && (place.namespace === namespace
      ? { kind: 'not-named', name: place.name }
      : { kind: 'other-namespace', place });
  };
  return first('undecodable', ({ problem }) => problem?.poisons)
    ?? first('wrong-type', ({ problem, holdsConfig }) => problem?.code === 'wrong-type' && holdsConfig)
    ?? (key?.wanted === undefined ? undefined : key)
    ?? hiddenMiss(evaluator, pull, image)
    ?? held() ?? key
    ?? first('unknown', ({ state }) => state === 'unknown')
    ?? first('missing', ({ state }) => state === 'missing')
    ?? (served.length > 0 ? { kind: 'beside-nodes', location: served[0] } : { kind: 'nothing' });
}

/** The id of a private image that no credential reaches; where none of the Secrets exists, that is what is wrong. */
export function idOfMiss(evaluator: Evaluator, { secrets }: Pull, miss?: NearestMiss): string {
  if (secrets.length === 0) {
    return miss?.kind === 'too-late' || miss?.kind === 'before-policy' ? FindingId.STALE_POD : FindingId.NO_PULL_SECRET;
  }
  return secrets.some(({ state }) => state !== 'missing')
    ? FindingId.UNCOVERED_IMAGE
    : secrets.some(({ name }) => evaluator.namespacesWith(name).length > 0)
      ? FindingId.SECRET_IN_OTHER_NAMESPACE
      : FindingId.MISSING_SECRET;
}

function hiddenMiss(
  evaluator: Evaluator, { namespace, hidden, late, isOlder }: Pull, image: ImageReference,
): NearestMiss | undefined {
  const [ofAccount, ofPolicy] = [hidden, late].map(list => list.filter(name => {
    const { secrets: [secret], keyring } = evaluator.list(namespace, [name]);
    return keyring.matches(image).length > 0 || secret.state === 'unknown';
  }));
  return ofAccount.length > 0 ? { kind: isOlder ? 'too-late' : 'hidden', names: ofAccount }
    : ofPolicy.length > 0 ? { kind: 'before-policy', names: ofPolicy } : undefined;
}

/** The first key that could be changed to match, or else the first that differs in one thing. */
export function nearKey(
  secrets: readonly NamedSecret[], image: ImageReference,
): Extract<NearestMiss, { kind: 'near-key' }> | undefined {
  let other: Extract<NearestMiss, { kind: 'near-key' }> | undefined;
  for (const secret of secrets) {
    for (const key of secret.config.keys.slice(0, MAX_KEYS)) {
      const read = normalizeKey(key) ?? '';
      const difference = explainDifference(read, image);
      if (difference !== undefined) {
        const wanted = wantedKey(read, image);
        const found = { kind: 'near-key', secret, key, difference, ...wanted !== undefined && { wanted } } as const;
        if (wanted !== undefined) {
          return found;
        }
        other ??= found;
      }
    }
  }
  return other;
}

/**
 * What a key would have to be; undefined for that of another account or region, which has the credential of another
 * registry.
 */
function wantedKey(key: string, { domain, path }: ImageReference): string | undefined {
  const [host, ...prefix] = key.split('/');
  if (!host.includes('*') && nameOfHost(host) !== nameOfHost(domain)) {
    return undefined;
  }
  return prefix.length > 0 && path.startsWith(prefix.join('/')) ? `${domain}/${prefix.join('/')}` : domain;
}

function nameOfHost(host: string): string {
  return host.replace(/:\d+$/, '').toLowerCase();
}
