import { Facts } from './facts';
import { compareRefs, ObjectRef } from './object-ref';
import { SecretUse } from './secret-use';
import { pullSecretLayout } from '../../kubernetes/pull-secret';

/** The pull secrets that there are or that somebody names: found by namespace or name, and never listed twice. */
export class PullSecretNames {
  /** All of them, in the order of namespace and name. */
  public readonly all: readonly ObjectRef[];
  private readonly byNamespace = new Map<string, ObjectRef[]>();
  private readonly byName = new Map<string, ObjectRef[]>();

  constructor(facts: Facts, use: SecretUse) {
    const keys = new Map<string, ObjectRef>();
    for (const { subject: { namespace, name }, type } of facts.secrets.list) {
      if (pullSecretLayout(type)) {
        keys.set(`${namespace}/${name}`, { kind: 'Secret', namespace, name });
      }
    }
    for (const key of use.keys) {
      const slash = key.indexOf('/');
      keys.set(key, { kind: 'Secret', namespace: key.slice(0, slash), name: key.slice(slash + 1) });
    }
    this.all = [...keys.values()].sort(compareRefs);
    for (const secret of this.all) {
      append(this.byNamespace, secret.namespace, secret);
      append(this.byName, secret.name, secret);
    }
  }

  public inNamespace(namespace: string): readonly ObjectRef[] {
    return this.byNamespace.get(namespace) ?? [];
  }

  public named(name: string): readonly ObjectRef[] {
    return this.byName.get(name) ?? [];
  }
}

function append(groups: Map<string, ObjectRef[]>, key: string, secret: ObjectRef): void {
  const group = groups.get(key);
  if (group) {
    group.push(secret);
  } else {
    groups.set(key, [secret]);
  }
}
