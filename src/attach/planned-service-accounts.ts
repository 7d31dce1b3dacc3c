import { Target } from './target';
import { Tree } from './tree';
import { objectKey } from '../kubernetes/name';
import { valueAt } from '../kubernetes/pod-spec-path';
import { pullSecretNames } from '../kubernetes/pull-secret-list';

/**
 * What was granted to ServiceAccounts: to those of the tree, and by `objectKey` to those that are declared external.
 */
export interface ServiceAccountAdditions {
  readonly pullSecrets: ReadonlyMap<Target, { readonly names: ReadonlySet<string> }>;
  readonly annotations: ReadonlyMap<Target, { readonly values: Readonly<Record<string, string>> }>;
  readonly externalPullSecrets: ReadonlyMap<string, ReadonlySet<string>>;
  readonly externalAnnotations: ReadonlyMap<string, Readonly<Record<string, string>>>;
}

/** What ServiceAccounts will have, once everything is attached. */
export class PlannedServiceAccounts {
  private readonly known = new Map<string, readonly string[] | undefined>();

  constructor(private readonly tree: Tree, private readonly additions: ServiceAccountAdditions) {}

  /** The names that a ServiceAccount will carry; undefined where it is neither in the app nor declared external. */
  public pullSecretsOf(namespace: string | undefined, name: string): readonly string[] | undefined {
    const key = objectKey(namespace, name);
    if (!this.known.has(key)) {
      this.known.set(key, this.findPullSecretsOf(namespace, name));
    }
    return this.known.get(key);
  }

  private findPullSecretsOf(namespace: string | undefined, name: string): readonly string[] | undefined {
    const { pullSecrets, externalPullSecrets } = this.additions;
    const [target] = this.tree.serviceAccounts.find(namespace, name);
    if (target) {
      return [...new Set([...pullSecretNames(target.ownPullSecrets()), ...pullSecrets.get(target)?.names ?? []])];
    }
    const external = externalPullSecrets.get(objectKey(namespace, name));
    return external && [...external];
  }

  /** The annotations that it will have. */
  public annotationsOf(namespace: string | undefined, name: string): Readonly<Record<string, string>> {
    const { annotations, externalAnnotations } = this.additions;
    const [target] = this.tree.serviceAccounts.find(namespace, name);
    return target
      ? { ...valueAt(target.manifest, ['metadata', 'annotations']), ...annotations.get(target)?.values }
      : externalAnnotations.get(objectKey(namespace, name)) ?? {};
  }
}
