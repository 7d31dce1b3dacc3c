import { NotedFacts } from './noted-facts';
import { compareRefs, ObjectRef } from './object-ref';
import { Pulls } from './pulls';
import { SecretUse } from './secret-use';
import { memoized } from '../../collection/memoized';
import { pullSecretLayout } from '../../kubernetes/pull-secret';

/** A pull secret, and whether it is there or will be, as far as that can be seen. */
export interface ListedPullSecret extends ObjectRef {
  readonly isMissing: boolean;
}

/** The pull secrets that there are or that somebody names: found by namespace or name, and never listed twice. */
export class PullSecretNames {
  /** All of them, in the order of namespace and name. */
  public readonly all: readonly ListedPullSecret[];
  private readonly byNamespace = new Map<string, ListedPullSecret[]>();
  private readonly byName = new Map<string, ListedPullSecret[]>();

  constructor(facts: NotedFacts, use: SecretUse, pulls: Pulls) {
    const keys = new Map<string, ListedPullSecret>();
    for (const { subject: { namespace, name }, type } of facts.secrets.list) {
      if (pullSecretLayout(type)) {
        keys.set(`${namespace}/${name}`, { kind: 'Secret', namespace, name, isMissing: false });
      }
    }
    for (const key of use.keys) {
      const slash = key.indexOf('/');
      const [namespace, name] = [key.slice(0, slash), key.slice(slash + 1)];
      keys.set(key, {
        kind: 'Secret', namespace, name, isMissing: pulls.evaluator.secret(namespace, name).state === 'missing',
      });
    }
    this.all = [...keys.values()].sort(compareRefs);
    for (const secret of this.all) {
      memoized(this.byNamespace, secret.namespace, () => []).push(secret);
      memoized(this.byName, secret.name, () => []).push(secret);
    }
  }

  public inNamespace(namespace: string): readonly ListedPullSecret[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  public named(name: string): readonly ListedPullSecret[] {
    return this.byName.get(name) ?? [];
  }
}
