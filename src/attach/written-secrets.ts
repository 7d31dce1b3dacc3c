import { IConstruct } from 'constructs';
import { PlanBuilder } from './plan-builder';

/** Secrets that something writes in the cluster. */
export interface WrittenSecrets {
  /** Reports the errors. */
  readonly owner: IConstruct;
  /** Who writes them, in words. */
  readonly by: string;
  readonly secretNames: readonly string[];
  /** Undefined for the namespace that the manifests are applied to. */
  readonly namespaces: readonly (string | undefined)[];
}

/** Reports Secrets of the app that something else writes too: whoever comes last wins. */
export function reportOverwritten(written: readonly WrittenSecrets[], plan: PlanBuilder): void {
  for (const { owner, by, secretNames, namespaces } of written) {
    const same = namespaces.flatMap(namespace => secretNames.flatMap(name => plan.tree.secrets.find(namespace, name)));
    same.forEach(secret => plan.addError(owner, `${secret} is in the app, and ${by} ('${owner.node.path}') writes the `
      + 'Secret of that name: each would undo what the other wrote. Give one of them another name (\'secretName\'), or '
      + 'leave the Secret out of the app'));
  }
}
