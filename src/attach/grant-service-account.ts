import { Grant } from './grant';
import { secretsFor } from './granted-secrets';
import { PlanBuilder } from './plan-builder';
import { Target } from './target';
import { WorkloadTarget } from './tree';
import { describeNamespace } from '../kubernetes/name';
import { serviceAccountPath } from '../kubernetes/pod-place';
import { pullSecretNames } from '../kubernetes/pull-secret-list';

export function grantServiceAccount(grant: Grant, account: Target, plan: PlanBuilder): void {
  if (plan.isNew(grant, account)) {
    const names = secretsFor(grant, account, plan);
    checkRewritten(grant, account, account.name, names, plan);
    plan.addSecretsToServiceAccount(grant, account, names);
  }
}

/** Lets a workload pull through the ServiceAccount that it runs as. */
export function grantByServiceAccount(grant: Grant, workload: WorkloadTarget, plan: PlanBuilder): void {
  const { target, place } = workload;
  const names = secretsFor(grant, target, plan);
  if (names.length === 0) {
    return;
  }
  if (!serviceAccountPath(place)) {
    plan.addSecretsToPod(grant, workload, names); // its operator makes the ServiceAccount, without pull secrets
    return;
  }
  const accountName = plan.serviceAccountNames.nameFor(workload);
  const account = findServiceAccount(grant, workload, accountName, plan);
  if (account) {
    grantServiceAccount(grant, account, plan);
  } else {
    checkRewritten(grant, target, accountName, names, plan);
    plan.addSecretsToExternal(target.namespace, accountName, names);
  }
  // Only a pod with a list of its own is changed: it hides what its ServiceAccount carries.
  plan.addSecretsToPod(grant, workload, target.ownPullSecrets(place).length > 0 ? names : []);
}

/** A refresher writes the whole list of a ServiceAccount: what is not its own is not in there for long. */
function checkRewritten(
  grant: Grant, target: Target, name: string, secretNames: readonly string[], plan: PlanBuilder,
): void {
  const { rewritten } = grant;
  if (!rewritten || !isRewritten(grant, target, name)) {
    return;
  }
  const own = target.isServiceAccount ? pullSecretNames(target.ownPullSecrets()) : [];
  const others = [...own, ...secretNames].filter(secret => !rewritten.secretNames.includes(secret));
  if (others.length > 0) {
    const account = target.isServiceAccount ? 'is one' : `runs as ServiceAccount '${name}',`;
    plan.addError(grant.owner, `${account} whose whole list of pull secrets the refresher writes `
      + `('${rewritten.secretNames.join('\', \'')}'), so '${others.join('\', \'')}' cannot be in it: leave '${name}' `
      + 'out of \'refresh.patchServiceAccounts\', grant only the registries of the tokens (\'registries\'), or use '
      + 'AccessPattern.WORKLOAD for the others', target);
  }
}

function isRewritten({ rewritten }: Grant, { namespace }: Target, name: string): boolean {
  return rewritten !== undefined && rewritten.names.includes(name) && rewritten.isIn(namespace);
}

/** The ServiceAccount of a name that a workload runs as; an error where nobody declares it, or several do. */
export function findServiceAccount(
  grant: Grant, { target }: WorkloadTarget, name: string, plan: PlanBuilder,
): Target | undefined {
  const found = plan.tree.serviceAccounts.find(target.namespace, name);
  const isKnown = grant.externalServiceAccounts.includes(name)
    || plan.serviceAccountNames.isWanted(target.namespace, name)
    // A refresher writes no annotations.
    || (usesPullSecret(grant) && isRewritten(grant, target, name))
    // Declaring it would not help: `checkDedicated` tells of it.
    || (grant.pattern?._makesServiceAccounts && plan.serviceAccountNames.isShared(target.namespace, name));
  if (found.length > 1) {
    plan.addDuplicates(grant.owner, found, 'Declare it once');
  } else if (found.length === 0 && !isKnown) {
    plan.addError(grant.owner, `runs as ServiceAccount '${name}', which is neither in the app nor declared `
      + `external, so nothing carries its ${usesPullSecret(grant) ? 'pull secrets' : 'annotations'}. `
      + `${accountRemedy(grant, target)}or add it to 'externalServiceAccounts' (patched elsewhere)`, target);
  }
  return found[0];
}

function accountRemedy(grant: Grant, { namespace }: Target): string {
  if (grant.pattern?._makesServiceAccounts) {
    return 'Declare it in the app, leave it out of the workload to get a ServiceAccount of its own, ';
  }
  if (grant.listed === undefined || grant.listed.has(namespace)) {
    return 'Declare it in the app (a PrivateRegistryAccess does that for the names in its \'serviceAccounts\'), ';
  }
  // Where a namespace is only selected, nothing can be declared by its name.
  const remedies = [
    'Declare it in the app and grant it',
    `list ${describeNamespace(namespace)} in 'namespaces'`,
    ...usesPullSecret(grant) && grant.rewritten ? ['name it in \'refresh.patchServiceAccounts\' (for tokens)'] : [],
    ...usesPullSecret(grant) ? ['use AccessPattern.WORKLOAD'] : [],
  ];
  return remedies.map(remedy => `${remedy}, `).join('');
}

function usesPullSecret({ pattern }: Grant): boolean {
  return pattern?.usesPullSecret ?? true;
}

/** A ServiceAccount that several workloads run as would give each of them what was granted to one. */
export function checkDedicated(grant: Grant, namespace: string | undefined, name: string, plan: PlanBuilder): void {
  const users = plan.serviceAccountNames.usersOf(namespace, name);
  if (plan.serviceAccountNames.isShared(namespace, name)) {
    const [who, remedy] = users.length > 1
      ? [`${users.join(' and ')} run as it`, 'Let each workload name a ServiceAccount of its own or none, pass a '
        + "'serviceAccountName' for one of them"]
      : [`every pod that names none runs as it${users.map(user => `, as ${user} does`).join('')}`,
        'Name another one, or none to get one that is made'];
    plan.addError(
      grant.owner, `ServiceAccount '${name}' is not dedicated: ${who}. ${remedy}, or use AccessPattern.NAMESPACE`);
  }
}
