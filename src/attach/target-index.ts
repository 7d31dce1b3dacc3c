import { Target } from './target';
import { objectKey } from '../kubernetes/name';

/** Objects of one kind by namespace and name, indexed when the first one is looked for. */
export class TargetIndex {
  private byName?: Map<string, Target[]>;

  constructor(private readonly targets: readonly Target[]) {}

  /** The objects with a name; more than one is a mistake of the app. */
  public find(namespace: string | undefined, name: string): readonly Target[] {
    this.byName ??= this.index();
    return this.byName.get(objectKey(namespace, name)) ?? [];
  }

  private index(): Map<string, Target[]> {
    const byName = new Map<string, Target[]>();
    for (const target of this.targets) {
      const name = objectKey(target.namespace, target.name);
      const same = byName.get(name);
      byName.set(name, same ? [...same, target] : [target]);
    }
    return byName;
  }
}
