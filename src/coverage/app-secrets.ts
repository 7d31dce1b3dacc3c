import { DeclaredSecret, SelectedSecret } from '../attach/grant';
import { Tree } from '../attach/tree';
import { ImageReference, Keyring } from '../image';
import { knownSecret } from './known-secret';
import { objectKey } from '../kubernetes/name';
import { declaredConfig } from '../pull/declared-secrets';
import { PullKnowledge, SecretPlace } from '../pull/evaluator';
import { NamedSecret } from '../pull/named-secret';

/** A pull secret of the app, by namespace and name. */
interface SecretName extends SecretPlace {
  /** Whether it is in namespaces that are found in the cluster, and not in a certain one. */
  readonly isSelected?: boolean;
}

/** The pull secrets that the app makes or declares. */
export class AppSecrets implements PullKnowledge {
  public readonly words = {
    missingSecret: 'is neither in the app nor declared with what it covers', missingAccount: 'is not in the app',
  };
  /** The app says what every image needs. */
  public readonly isComplete = true;
  private readonly declared = new Map<string, DeclaredSecret>();
  private readonly known = new Map<string, NamedSecret>();
  private everything?: { readonly keyring: Keyring; readonly names: readonly SecretName[] };

  constructor(
    private readonly tree: Tree,
    declared: readonly DeclaredSecret[],
    private readonly selected: readonly SelectedSecret[] = [],
  ) {
    declared.forEach(secret => this.declare(secret));
  }

  public secret(namespace: string | undefined, name: string): NamedSecret {
    const id = objectKey(namespace, name);
    const secret = this.known.get(id) ?? this.lookUp(namespace, name);
    this.known.set(id, secret);
    return secret;
  }

  public namespacesWith(name: string): (string | undefined)[] {
    const declared = [...this.declared.values()].filter(({ secretName }) => secretName === name);
    const made = this.tree.secrets.filter(() => true).filter(target => target.name === name);
    return [...new Set([...made, ...declared].map(({ namespace }) => namespace))];
  }

  public holderIn(namespace: string | undefined, image: ImageReference): string | undefined {
    return this.matching(image).map(({ name }) => name)
      .find(name => Keyring.of([this.secret(namespace, name).config])._lookup(image).length > 0);
  }

  public holderElsewhere(namespace: string | undefined, image: ImageReference): SecretPlace | undefined {
    return this.matching(image).find(place => !place.isSelected && place.namespace !== namespace);
  }

  /** The registry keys that the app has or declares credentials for. */
  public get keys(): string[] {
    const declared = [...this.declared.values()].flatMap(({ covers }) => covers.map(({ configKey }) => configKey));
    return [...new Set([...this.all().keyring.keys, ...declared])];
  }

  private lookUp(namespace: string | undefined, name: string): NamedSecret {
    const [target] = this.tree.secrets.find(namespace, name);
    const selected = this.selected.filter(({ secretName, selects }) => secretName === name && selects(namespace));
    const said = [this.declared.get(objectKey(namespace, name)), ...selected].filter(secret => secret !== undefined);
    return knownSecret(
      name,
      target?.manifest,
      said.length > 0 ? { covers: said.flatMap(({ covers }) => covers) } : undefined,
    );
  }

  /** What several say of one Secret counts together. */
  private declare(secret: DeclaredSecret): void {
    const id = objectKey(secret.namespace, secret.secretName);
    const known = this.declared.get(id);
    const { secretName, namespace } = secret;
    this.declared.set(
      id, known && known !== secret ? { secretName, namespace, covers: [...known.covers, ...secret.covers] } : secret,
    );
  }

  /** Pull secrets that have a credential for an image, each name in one of its namespaces. */
  private matching(image: ImageReference): SecretName[] {
    const { keyring, names } = this.all();
    return keyring._lookup(image).map(({ configIndex }) => names[configIndex]);
  }

  private all() {
    if (!this.everything) {
      const names = this.distinctNames();
      const configs = [
        ...names.map(({ namespace, name }) => this.secret(namespace, name).config),
        ...this.selected.map(({ covers }) => declaredConfig(covers)),
      ];
      const selected = this.selected.map(({ secretName }) => ({
        namespace: undefined, name: secretName, isSelected: true,
      }));
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
    const others = this.tree.secrets.filter(
      ({ metadata, name }) => !this.declared.has(objectKey(metadata.namespace, name)),
    );
    return [...distinct.values(), ...others.map(({ namespace, name }) => ({ namespace, name }))];
  }
}
