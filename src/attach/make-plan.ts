import { Declaration, reportDuplicates } from './declaration';
import { Grant } from './grant';
import { planGrant } from './patterns';
import { Plan } from './plan';
import { PlanBuilder } from './plan-builder';
import { nameServiceAccounts } from './service-account-names';
import { Tree } from './tree';

/** Works out what every grant comes to, for the tree as it is now. Which ServiceAccount each workload runs as comes first: the rest follows from it. */
export function makePlan(tree: Tree, grants: readonly Grant[], declarations: readonly Declaration[]): Plan {
  const builder = new PlanBuilder(tree, nameServiceAccounts(tree, grants));
  reportDuplicates(declarations, builder);
  grants.forEach(grant => planGrant(grant, builder));
  return builder.build();
}
