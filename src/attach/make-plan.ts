import { Declaration, reportDuplicates } from './declaration';
import { Grant } from './grant';
import { grantSource } from './grant-source';
import { reportPatchPaths } from './patch-paths';
import { applyGrant } from './patterns';
import { GrantPlan } from './plan';
import { PlanBuilder } from './plan-builder';
import { nameServiceAccounts } from './service-account-names';
import { Tree } from './tree';
import { reportOverwritten, WrittenSecrets } from './written-secrets';
import { shownPath } from '../given/shown';
import { lentTo } from '../kubernetes/lent-pods';
import { samePath } from '../kubernetes/pod-spec-path';

/**
 * Works out the effect of every grant, for the tree as it is now. Which ServiceAccount each workload runs as is settled
 * first: the rest follows from it.
 */
export function makePlan(
  tree: Tree, grants: readonly Grant[], { declarations, written }: {
    readonly declarations: readonly Declaration[]; readonly written: readonly WrittenSecrets[];
  },
): GrantPlan {
  const builder = new PlanBuilder(tree, nameServiceAccounts(tree, grants));
  reportPatchPaths(builder);
  reportDuplicates(declarations, builder);
  reportOverwritten(written, builder);
  grants.filter(grant => tree.holds(grant)).forEach(grant => planGrant(grant, builder));
  return builder.build();
}

function planGrant(grant: Grant, plan: PlanBuilder): void {
  const granted = plan.tree.grantedBy(grant);
  const { workloads, serviceAccounts, sources } = granted;
  sources.forEach(source => grantSource(grant, source, plan));
  if (workloads.length + serviceAccounts.length + sources.length === 0) {
    plan.addError(grant.owner, `${shownPath(grant.scope)} was passed to grantPull but contains neither a workload nor `
      + `a ServiceAccount${grant.podSpecPath ? ` (nor a pod spec at '${grant.podSpecPath.join('.')}')` : ''}. `
      + (lentIn(grant, plan)
        ?? 'Pass the workload, a scope around it, or for a custom resource the \'podSpecPath\' of its pod spec'));
    return;
  }
  const { podSpecPath } = grant;
  if (podSpecPath && !workloads.some(({ place }) => samePath(place.path, podSpecPath))) {
    plan.addError(grant.owner, `nothing in ${shownPath(grant.scope)} has a pod spec at '${podSpecPath.join('.')}' `
      + "('podSpecPath'): fix the path, or leave it out");
    return;
  }
  if (workloads.length + serviceAccounts.length > 0) {
    applyGrant(grant, granted, plan);
  }
}

/** What to grant instead of something whose pods get their pull secrets from another object; undefined for the rest. */
function lentIn({ scope }: Grant, { tree }: PlanBuilder): string | undefined {
  const lent = tree.unknown.find(({ target: { object, groupKind } }) =>
    object.node.scopes.includes(scope) && lentTo(groupKind) !== undefined)?.target;
  return lent && `A ${lent.kind} has no list of pull secrets: pass the ${lentTo(lent.groupKind)} that refers to it, or `
    + 'the ServiceAccount that this runs as';
}
