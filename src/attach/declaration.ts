import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { PlanBuilder } from './plan-builder';
import { Target } from './target';
import { TargetList } from './target-list';

/** Objects that a construct declares: of two objects of one name, the one that is applied last wins. */
export interface Declaration {
  /** Reports the errors. */
  readonly owner: IConstruct;
  /** Whether an object is one of them. */
  readonly isOwn: (object: ApiObject) => boolean;
  /** What to do about a Secret that somebody else declares too. */
  readonly insteadOfSecret: string;
}

/**
 * Reports what a construct declares and somebody else declares too; where both are such constructs, the first of them
 * reports it.
 */
export function reportDuplicates(declarations: readonly Declaration[], plan: PlanBuilder): void {
  const { serviceAccounts, secrets } = plan.tree;
  for (const { owner, isOwn, insteadOfSecret } of declarations) {
    const reportShared = (objects: TargetList, instead: (same: readonly Target[]) => string) => objects.sameNames
      .filter(same => new Set(same.map(({ object }) => isOwn(object))).size > 1)
      .forEach(same => plan.addDuplicates(owner, same, `The one applied last wins: ${instead(same)}`));
    reportShared(serviceAccounts, same => insteadOfAccounts(same, declarations));
    reportShared(secrets, () => insteadOfSecret);
  }
}

/** What to do about a ServiceAccount that several declare. */
function insteadOfAccounts(same: readonly Target[], declarations: readonly Declaration[]): string {
  const owners = same.map(({ object }) => declarations.find(({ isOwn }) => isOwn(object))?.owner);
  const known = owners.filter(owner => owner !== undefined);
  if (known.length < owners.length) {
    return 'leave its name out of \'serviceAccounts\' and grant the other one';
  }
  const keeper = known.find(candidate => {
    const ids = new Set(accountsOf(candidate));
    return known.every(other => accountsOf(other).every(account => ids.has(account)));
  });
  if (!keeper) {
    return 'each of them covers a namespace that the other does not. Divide one by its namespaces, and let the part '
      + 'that they share have `serviceAccounts: []` and be granted the ServiceAccount of the other';
  }
  const { id } = same[0].object.node;
  const lines = known.filter(owner => owner !== keeper).flatMap(owner => [
    `serviceAccounts: [],  // in the properties of '${owner.node.path}'`,
    `${variable(owner)}.grantPull(${variable(keeper)}`
      + `${accountsOf(keeper).length > accountsOf(owner).length ? `.node.findChild('${id}')` : ''});`,
  ]);
  return [`let '${keeper.node.path}' alone declare it, with these lines for the others:`, ...lines].join('\n      ');
}

/** The ids of the ServiceAccounts that a construct declares; they tell namespace and name. */
function accountsOf({ node }: IConstruct): string[] {
  return node.children.filter(child => ApiObject.isApiObject(child) && child.kind === 'ServiceAccount')
    .map(child => child.node.id);
}

/** How a program may call a construct. */
function variable({ node }: IConstruct): string {
  const name = node.path.replace(/[^A-Za-z0-9]+(.)/g, (_, next: string) => next.toUpperCase());
  return name.charAt(0).toLowerCase() + name.slice(1);
}
