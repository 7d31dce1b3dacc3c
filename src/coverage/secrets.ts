import { DeclaredSecret, SelectedSecret } from '../attach/grant';
import { Target } from '../attach/target';
import { Tree } from '../attach/tree';
import { Keyring } from '../image';
import { declaredSecret, knownSecret } from './known-secret';
import { mountedSecrets } from './mounted-secrets';
import { objectKey } from '../kubernetes/name';
import { NO_CREDENTIALS, PullSecretReading } from '../kubernetes/pull-secret';

/** A pull secret of the app, by namespace and name. */
export interface SecretName {
  readonly namespace: string | undefined;
  readonly name: string;
  /** Whether it is in namespaces that are found in the cluster, and not in a certain one. */
  readonly isSelected?: boolean;
}

/** The pull secrets that the app makes or declares, each looked into once. */
export class Secrets {
  private readonly known = new Map<string, PullSecretReading | undefined>();
  private readonly keyrings = new Map<string, Keyring>();
  private readonly holders = new Map<string, Map<string, string[]>>();
  private readonly declared = new Map<string, DeclaredSecret>();
  private readonly mounted: ReadonlyMap<string, Target>;
  private everything?: { readonly keyring: Keyring; readonly names: readonly SecretName[] };

  constructor(
    private readonly tree: Tree, declared: readonly DeclaredSecret[], private readonly selected: readonly SelectedSecret[] = [],
  ) {
    this.mounted = mountedSecrets(tree.secretProviderClasses);
    declared.forEach(secret => this.declare(secret));
  }

  /** What several say of one Secret counts together. */
  private declare(secret: DeclaredSecret): void {
    const id = objectKey(secret.namespace, secret.secretName);
    const known = this.declared.get(id);
    const { secretName, namespace } = secret;
    this.declared.set(id, known && known !== secret ? { secretName, namespace, covers: [...known.covers, ...secret.covers] } : secret);
  }

  /** A Secret by its name, or undefined if the app neither makes nor declares it. */
  public find(namespace: string | undefined, name: string): PullSecretReading | undefined {
    const id = objectKey(namespace, name);
    if (!this.known.has(id)) {
      const [target] = this.tree.secrets.find(namespace, name);
      const selected = this.selected.filter(({ secretName, selects }) => secretName === name && selects(namespace));
      const said = [this.declared.get(id), ...selected].filter(secret => secret !== undefined);
      const declared = said.length > 0 ? { covers: said.flatMap(({ covers }) => covers) } : undefined;
      this.known.set(id, knownSecret(target?.manifest, declared));
    }
    return this.known.get(id);
  }

  /** The SecretProviderClass that a Secret is made of, as messages name it. */
  public secretProviderClassOf(namespace: string | undefined, name: string): string | undefined {
    return this.mounted.get(objectKey(namespace, name))?.toString();
  }

  /** The keyring that the kubelet makes of some pull secrets; what is missing or of no use is left out. */
  public keyring(namespace: string | undefined, names: readonly string[]): Keyring {
    const id = listKey(namespace, names);
    let keyring = this.keyrings.get(id);
    if (!keyring) {
      keyring = Keyring.of(names.map(name => this.find(namespace, name)?.config ?? NO_CREDENTIALS));
      this.keyrings.set(id, keyring);
    }
    return keyring;
  }

  /** Which of some pull secrets have each of their keys. */
  public holdersOfKeys(namespace: string | undefined, names: readonly string[]): ReadonlyMap<string, readonly string[]> {
    const id = listKey(namespace, names);
    let holders = this.holders.get(id);
    if (!holders) {
      holders = new Map();
      for (const name of new Set(names)) {
        for (const key of this.keyring(namespace, [name]).keys) {
          holders.set(key, [...holders.get(key) ?? [], name]);
        }
      }
      this.holders.set(id, holders);
    }
    return holders;
  }

  /** The registry keys that the app has or declares credentials for. */
  public get keys(): string[] {
    return this.all().keyring.keys;
  }

  /** Pull secrets that have a credential for an image, each name in one of its namespaces. */
  public matching(repository: string): SecretName[] {
    const { keyring, names } = this.all();
    return keyring.lookup(repository).map(({ configIndex }) => names[configIndex]);
  }

  private all() {
    if (!this.everything) {
      const names = this.distinctNames();
      const configs = [
        ...names.map(({ namespace, name }) => this.find(namespace, name)!.config),
        ...this.selected.map(secret => declaredSecret(secret).config),
      ];
      const selected = this.selected.map(({ secretName }) => ({ namespace: undefined, name: secretName, isSelected: true }));
      this.everything = { keyring: Keyring.of(configs), names: [...names, ...selected] };
    }
    return this.everything;
  }

  /** What a construct declares under one name is the same in each of perhaps thousands of namespaces: one is enough. */
  private distinctNames(): SecretName[] {
    const distinct = new Map<string, SecretName>();
    for (const { namespace, secretName, covers } of this.declared.values()) {
      const id = [secretName, ...covers.map(registry => registry.configKey)].join(' ');
      distinct.set(id, distinct.get(id) ?? { namespace, name: secretName });
    }
    const others = this.tree.secrets.filter(({ metadata, name }) => !this.declared.has(objectKey(metadata.namespace, name)));
    return [...distinct.values(), ...others.map(({ namespace, name }) => ({ namespace, name }))];
  }
}

/** Names of one namespace as one text; none of them holds a slash or comma. */
function listKey(namespace: string | undefined, names: readonly string[]): string {
  return objectKey(namespace, names.join(','));
}
