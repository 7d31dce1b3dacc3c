import { ApiObject } from 'cdk8s';
import { IConstruct } from 'constructs';
import { PlanBuilder } from './plan-builder';
import { TargetList } from './target-list';

/** Objects that a construct declares: of two objects of one name, the one that is applied last wins. */
export interface Declaration {
  /** Reports the errors. */
  readonly owner: IConstruct;
  /** Whether an object is one of them. */
  readonly isOwn: (object: ApiObject) => boolean;
  /** What to do about a ServiceAccount that somebody else declares too. */
  readonly insteadOfServiceAccount: string;
  readonly insteadOfSecret: string;
}

/**
 * Reports what a construct declares and somebody else declares too; where both are such constructs, the first of them
 * reports it.
 */
export function reportDuplicates(declarations: readonly Declaration[], plan: PlanBuilder): void {
  const { serviceAccounts, secrets } = plan.tree;
  for (const { owner, isOwn, insteadOfServiceAccount, insteadOfSecret } of declarations) {
    const reportShared = (objects: TargetList, instead: string) => objects.sameNames
      .filter(same => new Set(same.map(({ object }) => isOwn(object))).size > 1)
      .forEach(same => plan.addDuplicates(owner, same, `The one applied last wins: ${instead}`));
    reportShared(serviceAccounts, insteadOfServiceAccount);
    reportShared(secrets, insteadOfSecret);
  }
}
