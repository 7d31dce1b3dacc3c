import { SecretPlace } from './named-secret';
import { memoized } from '../collection/memoized';
import { DockerConfigJson, ImageReference, Keyring } from '../image';
import { normalizeKey } from '../image/registry-key';

/** A Secret, and what it holds. */
export interface HeldSecret extends SecretPlace {
  readonly config: DockerConfigJson;
}

/** The Secrets with the same keys. */
interface Holders {
  readonly config: DockerConfigJson;
  /** The first name of each namespace, so that the order of objects makes no difference. */
  readonly byNamespace: Map<string | undefined, string>;
  /** The first by namespace and name. */
  first: SecretPlace;
}

/** Who has a credential for an image: found by keys, which thousands of Secrets often have in common. */
export class SecretHolders {
  private readonly holders: readonly Holders[];
  private keyring?: Keyring;

  constructor(secrets: Iterable<HeldSecret>) {
    const byKeys = new Map<string, Holders>();
    for (const { namespace, name, config } of secrets) {
      const place = { namespace, name };
      const holders = memoized(byKeys, config.keys.join('\n'), () =>
        ({ config, byNamespace: new Map(), first: place }));
      const known = holders.byNamespace.get(namespace);
      holders.byNamespace.set(namespace, known === undefined || name < known ? name : known);
      holders.first = firstOf(holders.first, place);
    }
    this.holders = [...byKeys.values()];
  }

  /** The Secret of a namespace that has a credential for an image, or else one of another namespace. */
  public find(namespace: string | undefined, image: ImageReference): SecretPlace | undefined {
    this.keyring ??= Keyring.of(this.holders.map(({ config }) => config));
    const matching = this.keyring._lookup(image).map(({ configIndex }) => this.holders[configIndex]);
    const names = matching.map(({ byNamespace }) => byNamespace.get(namespace)).filter(name => name !== undefined);
    const [own] = names.sort();
    return own === undefined
      ? matching.map(({ first }) => first).reduce<SecretPlace | undefined>((a, b) => a ? firstOf(a, b) : b, undefined)
      : { namespace, name: own };
  }

  /** The registry keys that there are credentials for, as the kubelet reads them. */
  public get keys(): string[] {
    const keys = this.holders.flatMap(({ config }) => config.keys.map(normalizeKey));
    return [...new Set(keys.filter(key => key !== undefined))];
  }
}

function firstOf(a: SecretPlace, b: SecretPlace): SecretPlace {
  const [ofA, ofB] = [a, b].map(({ namespace = '' }) => namespace);
  return ofA < ofB || (ofA === ofB && a.name <= b.name) ? a : b;
}
