import { Target } from './target';
import { Tree } from './tree';
import { memoized } from '../collection/memoized';
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

/** A ServiceAccount that pods run as. */
export interface PlannedServiceAccount {
  /** Where it is in the app. */
  readonly target: Target | undefined;
  /** The names that it will carry; undefined where it is neither in the app nor declared external. */
  readonly pullSecrets: readonly string[] | undefined;
}

/** What ServiceAccounts will have, once everything is attached. */
export class PlannedServiceAccounts {
  private readonly known = new Map<string, PlannedServiceAccount>();

  constructor(private readonly tree: Tree, private readonly additions: ServiceAccountAdditions) {}

  /** The one of a name; all of its pods share it. */
  public find(namespace: string | undefined, name: string): PlannedServiceAccount {
    const key = objectKey(namespace, name);
    return memoized(this.known, key, () => {
      const [target] = this.tree.serviceAccounts.find(namespace, name);
      return new Account(target, () => this.pullSecretsOf(target, key));
    });
  }

  private pullSecretsOf(target: Target | undefined, key: string): readonly string[] | undefined {
    const { pullSecrets, externalPullSecrets } = this.additions;
    if (target) {
      return [...new Set([...pullSecretNames(target.ownPullSecrets()), ...pullSecrets.get(target)?.names ?? []])];
    }
    const external = externalPullSecrets.get(key);
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

class Account implements PlannedServiceAccount {
  private found?: { readonly pullSecrets: readonly string[] | undefined };

  constructor(public readonly target: Target | undefined, private readonly find: () => readonly string[] | undefined) {}

  /** Found when it is asked for: a list that is none is an error of who looks at it. */
  public get pullSecrets(): readonly string[] | undefined {
    this.found ??= { pullSecrets: this.find() };
    return this.found.pullSecrets;
  }
}
