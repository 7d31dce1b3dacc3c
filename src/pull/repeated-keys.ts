import { NamedSecret } from './named-secret';
import { memoized } from '../collection/memoized';
import { normalizeKey } from '../image/registry-key';

/** Registry keys that get in the way of each other in a list of pull secrets. */
export interface RepeatedKeys {
  /** Those that more than one Secret has, which the kubelet tries in the order of the list. */
  readonly repeated: readonly { readonly key: string; readonly names: readonly string[] }[];
  /** Where the key is that serves images of Docker Hub if nothing else does, beside one that does. */
  readonly shadowed?: { readonly fallback: string; readonly direct: string };
}

/** What was found in each list: thousands of pods share one. */
const FOUND = new WeakMap<readonly NamedSecret[], RepeatedKeys>();

/** Finds them in some pull secrets; a Secret that is listed twice is one. */
export function repeatedKeys(secrets: readonly NamedSecret[]): RepeatedKeys {
  return memoized(FOUND, secrets, () => findRepeatedKeys(secrets));
}

function findRepeatedKeys(secrets: readonly NamedSecret[]): RepeatedKeys {
  const holders = new Map<string, string[]>();
  for (const { name, config } of new Map(secrets.map(secret => [secret.name, secret])).values()) {
    for (const key of new Set(config.keys.map(normalizeKey).filter(read => read !== undefined))) {
      memoized(holders, key, () => []).push(name);
    }
  }
  const [fallback, direct] = ['index.docker.io', 'docker.io'].map(key => holders.get(key)?.[0]);
  return {
    repeated: [...holders].filter(([, names]) => names.length > 1).map(([key, names]) => ({ key, names })),
    ...fallback !== undefined && direct !== undefined && { shadowed: { fallback, direct } },
  };
}
