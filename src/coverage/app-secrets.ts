import { DeclaredSecret, SelectedSecret } from '../attach/grant';
import { Target } from '../attach/target';
import { Tree } from '../attach/tree';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { objectKey } from '../kubernetes/name';
import { valueAt } from '../kubernetes/pod-spec-path';
import { DeclaredSecrets } from '../pull/declared-secrets';
import { PullKnowledge } from '../pull/evaluator';
import { NamedSecret, readNamedSecret, SecretPlace, unseenSecret } from '../pull/named-secret';

/** The pull secrets that the app makes or declares. */
export class AppSecrets implements PullKnowledge {
  public readonly words = {
    missingSecret: 'is neither in the app nor declared with what it covers', missingAccount: 'is not in the app',
  };
  /** The app says what every image needs. */
  public readonly isComplete = true;
  public readonly declared: DeclaredSecrets;
  private mounted?: ReadonlyMap<string, Target>;

  constructor(
    private readonly tree: Tree, declared: readonly DeclaredSecret[], selected: readonly SelectedSecret[] = [],
    public readonly additions?: PullKnowledge['additions'],
  ) {
    this.declared = new DeclaredSecrets(declared, selected);
  }

  public get places(): SecretPlace[] {
    return this.tree.secrets.filter(({ metadata, name }) => !this.declared.isPlaced(metadata.namespace, name));
  }

  public read(namespace: string | undefined, name: string): NamedSecret | undefined {
    const [target] = this.tree.secrets.find(namespace, name);
    return target && readNamedSecret(name, target.manifest);
  }

  /** What constructs of this package make, perhaps in thousands of namespaces, holds what they declare. */
  public holdsWhatIsDeclared(namespace: string | undefined, name: string): boolean {
    const [target] = this.tree.secrets.find(namespace, name);
    return target === undefined || target.isOurs;
  }

  public unseen(_: string | undefined, name: string): NamedSecret {
    return unseenSecret(name, 'missing');
  }

  public namespacesWith(name: string): (string | undefined)[] {
    return this.tree.secrets.named(name).map(({ namespace }) => namespace);
  }

  /** The SecretProviderClass of which the Secrets Store CSI driver makes a Secret, where it does. */
  public mountedFrom(namespace: string | undefined, name: string): Target | undefined {
    this.mounted ??= new Map(this.tree.secretProviderClasses.flatMap(target => {
      const made = valueAt(target.manifest, ['spec', 'secretObjects']);
      return (Array.isArray(made) ? made.filter(isPlainObject) : [])
        .map(({ secretName }) => [objectKey(target.namespace, String(secretName)), target] as const);
    }));
    return this.mounted.size === 0 ? undefined : this.mounted.get(objectKey(namespace, name));
  }
}
