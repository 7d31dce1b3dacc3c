import { Tree } from '../attach/tree';
import { Keyring } from '../image';
import { Registry } from '../registry';
import { IPullSecret } from '../secret';
import { declaredSecret, KnownSecret, NO_CREDENTIALS, readSecret } from './known-secret';

/** The pull secrets that the app makes or declares, each looked into once. */
export class Secrets {
  private readonly known = new Map<string, KnownSecret | undefined>();
  private readonly keyrings = new Map<string, Keyring>();
  private readonly declared = new Map<string, IPullSecret>();

  constructor(private readonly tree: Tree, declared: readonly IPullSecret[]) {
    declared.forEach(secret => this.declared.set(key(secret.namespace, secret.secretName), secret));
  }

  /** A Secret by its name, or undefined if the app neither makes nor declares it. */
  public find(namespace: string | undefined, name: string): KnownSecret | undefined {
    const id = key(namespace, name);
    if (!this.known.has(id)) {
      const [target] = this.tree.findSecrets(namespace, name);
      const declared = this.declared.get(id);
      this.known.set(id, target ? readSecret(target) : declared && declaredSecret(declared));
    }
    return this.known.get(id);
  }

  /** The keyring that the kubelet makes of some pull secrets: what is missing or of no use is left out, one that poisons empties it. */
  public keyring(namespace: string | undefined, names: readonly string[]): Keyring {
    const id = JSON.stringify([namespace, ...names]);
    let keyring = this.keyrings.get(id);
    if (!keyring) {
      const secrets = names.map(name => this.find(namespace, name));
      const usable = secrets.some(secret => secret?.poisons) ? [] : secrets;
      keyring = Keyring.of(usable.map(secret => secret?.config ?? NO_CREDENTIALS));
      this.keyrings.set(id, keyring);
    }
    return keyring;
  }

  /** The registries that the app has or declares credentials for. */
  public get registries(): Registry[] {
    return [...this.tree.registries, ...[...this.declared.values()].flatMap(secret => secret.covers)];
  }

  /** Every pull secret of the app, by namespace and name; for a message only, since it looks into all of them. */
  public all(): { readonly namespace: string | undefined; readonly name: string; readonly secret: KnownSecret }[] {
    const targets = this.tree.secrets.map(({ namespace, name }) => ({ namespace, name }));
    const declared = [...this.declared.values()].map(({ namespace, secretName }) => ({ namespace, name: secretName }));
    return [...targets, ...declared].map(id => ({ ...id, secret: this.find(id.namespace, id.name)! }));
  }
}

function key(namespace: string | undefined, name: string): string {
  return `${namespace ?? ''}/${name}`;
}
