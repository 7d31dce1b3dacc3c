import { IConstruct } from 'constructs';
import { PlanBuilder } from './plan-builder';
import { Target } from './target';
import { groupBy } from '../collection/group-by';
import { madeSecretName } from '../kubernetes/made-secret';
import { objectKey } from '../kubernetes/name';

/** Secrets that something writes in the cluster. */
export interface WrittenSecrets {
  /** Reports the errors. */
  readonly owner: IConstruct;
  /** Who writes them, in words. */
  readonly by: string;
  /** What holds the objects of which a controller makes them, if one does. */
  readonly madeOf?: IConstruct;
  readonly secretNames: readonly string[];
  /** Undefined for the namespace that the manifests are applied to. */
  readonly namespaces: readonly (string | undefined)[];
}

const INSTEAD = 'each would undo what the other wrote. Give one of them another name (\'secretName\'), or leave ';

/** Reports Secrets of the app that something else writes too: whoever comes last wins. */
export function reportOverwritten(written: readonly WrittenSecrets[], plan: PlanBuilder): void {
  const { secrets, secretMakers } = plan.tree;
  const makers = groupBy(secretMakers, target => objectKey(target.namespace, madeBy(target) ?? ''));
  for (const { owner, by, madeOf, secretNames, namespaces } of written) {
    const who = `${by} ('${owner.node.path}') writes the Secret of that name`;
    for (const [namespace, name] of namespaces.flatMap(place => secretNames.map(own => [place, own] as const))) {
      secrets.find(namespace, name).forEach(secret =>
        plan.addError(owner, `${secret} is in the app, and ${who}: ${INSTEAD}the Secret out of the app`));
      (makers.get(objectKey(namespace, name)) ?? []).filter(({ object }) => !isIn(object, madeOf)).forEach(maker =>
        plan.addError(owner, `${maker} makes Secret '${name}', and ${who}: ${INSTEAD}'${maker.name}' out of the app`));
    }
  }
  for (const maker of secretMakers) {
    const name = madeBy(maker);
    (name === undefined ? [] : secrets.find(maker.namespace, name)).filter(({ isOurs }) => isOurs).forEach(secret =>
      plan.addError(secret.object.node.scope!, `${secret} is in the app, and ${maker} makes a Secret of that name: `
        + `${INSTEAD}'${maker.name}' out of the app`));
  }
}

function madeBy({ groupKind, manifest }: Target): string | undefined {
  return madeSecretName(groupKind, manifest);
}

function isIn({ node }: IConstruct, holder: IConstruct | undefined): boolean {
  return holder !== undefined && node.scopes.includes(holder);
}
