import { Tree } from '../attach/tree';
import { Keyring } from '../image';
import { MANAGED_BY } from '../kubernetes/annotation';
import { objectKey } from '../kubernetes/name';
import { IPullSecret } from '../secret';
import { declaredSecret, KnownSecret, NO_CREDENTIALS, readSecret } from './known-secret';

/** A pull secret of the app, by namespace and name. */
export interface SecretName {
  readonly namespace: string | undefined;
  readonly name: string;
}

/** The pull secrets that the app makes or declares, each looked into once. */
export class Secrets {
  private readonly known = new Map<string, KnownSecret | undefined>();
  private readonly keyrings = new Map<string, Keyring>();
  private readonly declared = new Map<string, IPullSecret>();
  private everything?: { readonly keyring: Keyring; readonly names: readonly SecretName[] };

  constructor(private readonly tree: Tree, declared: readonly IPullSecret[]) {
    declared.forEach(secret => this.declared.set(objectKey(secret.namespace, secret.secretName), secret));
  }

  /** A Secret by its name, or undefined if the app neither makes nor declares it. */
  public find(namespace: string | undefined, name: string): KnownSecret | undefined {
    const id = objectKey(namespace, name);
    if (!this.known.has(id)) {
      const [target] = this.tree.findSecrets(namespace, name);
      const declared = this.declared.get(id);
      this.known.set(id, target ? readSecret(target) : declared && declaredSecret(declared));
    }
    return this.known.get(id);
  }

  /** The keyring that the kubelet makes of some pull secrets; what is missing or of no use is left out. */
  public keyring(namespace: string | undefined, names: readonly string[]): Keyring {
    const id = JSON.stringify([namespace, ...names]);
    let keyring = this.keyrings.get(id);
    if (!keyring) {
      keyring = Keyring.of(names.map(name => this.find(namespace, name)?.config ?? NO_CREDENTIALS));
      this.keyrings.set(id, keyring);
    }
    return keyring;
  }

  /** The hosts, or hosts with a path, that the app has or declares credentials for. */
  public get keys(): string[] {
    const covered = [...this.declared.values()].flatMap(secret => secret.covers.map(registry => registry.configKey));
    return [...new Set([...this.all().keyring.keys, ...covered])];
  }

  /** The pull secrets of all namespaces that have a credential for an image. */
  public matching(repository: string): SecretName[] {
    const { keyring, names } = this.all();
    return keyring.lookup(repository).map(({ configIndex }) => names[configIndex]);
  }

  private all() {
    if (!this.everything) {
      const names = [...this.distinctTargets(), ...[...this.declared.values()].map(({ namespace, secretName }) => ({ namespace, name: secretName }))];
      const keyring = Keyring.of(names.map(({ namespace, name }) => this.find(namespace, name)!.config));
      this.everything = { keyring, names };
    }
    return this.everything;
  }

  /** Our own Secrets are the same in thousands of namespaces, and declared as well: one of each name is enough. */
  private distinctTargets(): SecretName[] {
    const seen = new Set<string>();
    const [managedBy, ours] = Object.entries(MANAGED_BY)[0];
    return this.tree.secrets.filter(({ object, name }) => {
      const repeated = object.metadata.getLabel(managedBy) === ours && seen.has(name);
      seen.add(name);
      return !repeated;
    }).map(({ namespace, name }) => ({ namespace, name }));
  }
}
