import { AccessPattern } from '../pattern';
import { Grant } from './grant';
import { Plan } from './plan';
import { Target } from './target';
import { Granted, Workload } from './tree';

/** What a grant changes, by pattern: the table of `docs/patterns.md`. */
const PATTERNS: Readonly<Record<string, (grant: Grant, granted: Granted, plan: Plan) => void>> = {
  [AccessPattern.WORKLOAD.name]: (grant, { workloads, serviceAccounts }, plan) => {
    if (workloads.length === 0 && serviceAccounts.length > 0) {
      plan.addError(grant, `'${grant.scope.node.path}' holds no workload, only ${serviceAccounts[0]}, and the pattern 'workload' `
        + 'puts references on pods. Grant the workload, or use AccessPattern.NAMESPACE or AccessPattern.DEDICATED_SERVICE_ACCOUNT');
    }
    workloads.forEach(workload => plan.addToPod(workload, plan.secretsFor(grant, workload.target)));
  },

  [AccessPattern.NAMESPACE.name]: (grant, { workloads, serviceAccounts }, plan) => {
    serviceAccounts.forEach(account => plan.addToServiceAccount(account, plan.secretsFor(grant, account)));
    workloads.forEach(workload =>
      grantByServiceAccount(grant, workload, workload.target.serviceAccountName(workload.podSpecPath) ?? 'default', plan));
  },

  [AccessPattern.DEDICATED_SERVICE_ACCOUNT.name]: (grant, { workloads, serviceAccounts }, plan) => {
    if (workloads.length === 0) {
      serviceAccounts.forEach(account => {
        plan.addToServiceAccount(account, plan.secretsFor(grant, account));
        plan.requireDedicated(grant, account.namespace, account.name);
      });
    }
    workloads.forEach(workload => grantDedicated(grant, workload, plan));
  },
};

/** Plans one grant. */
export function planPattern(grant: Grant, plan: Plan): void {
  const granted = plan.tree.grantedBy(grant);
  if (granted.workloads.length === 0 && granted.serviceAccounts.length === 0) {
    plan.addError(grant, `'${grant.scope.node.path}' was granted to pull but holds neither a workload nor a ServiceAccount. `
      + 'Pass the workload, a scope around it, or \'podSpecPath\' for a custom resource');
    return;
  }
  PATTERNS[grant.pattern.name](grant, granted, plan);
}

/** Lets a workload pull through the ServiceAccount that it runs as. */
function grantByServiceAccount(grant: Grant, workload: Workload, accountName: string, plan: Plan): void {
  const { target, podSpecPath } = workload;
  const names = plan.secretsFor(grant, target);
  const account = findServiceAccount(grant, workload, accountName, plan);
  if (account) {
    plan.addToServiceAccount(account, names);
  } else {
    plan.addToExternal(target.namespace, accountName, names);
  }
  // Only a pod that lists pull secrets of its own is changed: it hides what its ServiceAccount carries.
  plan.addToPod(workload, target.ownPullSecrets(podSpecPath).length > 0 ? names : []);
}

/** Gives a workload a ServiceAccount of its own, or uses the one that it names when nobody else does. */
function grantDedicated(grant: Grant, workload: Workload, plan: Plan): void {
  const { target, podSpecPath } = workload;
  const named = target.serviceAccountName(podSpecPath);
  const name = named ?? grant.serviceAccountName ?? `${target.name}-pull`;
  plan.requireDedicated(grant, target.namespace, name);
  if (named === undefined) {
    plan.addToPod(workload, [], name);
    if (plan.tree.findServiceAccounts(target.namespace, name).length === 0) {
      plan.wantedServiceAccounts.push({ owner: grant.owner, namespace: target.namespace, name });
      return;
    }
  }
  grantByServiceAccount(grant, workload, name, plan);
}

function findServiceAccount(grant: Grant, { target }: Workload, name: string, plan: Plan): Target | undefined {
  const found = plan.tree.findServiceAccounts(target.namespace, name);
  if (found.length > 1) {
    plan.addError(grant, `ServiceAccount '${name}' stands in the tree twice: ${found.join(' and ')}. `
      + 'Grant the one that you declare yourself, and leave its name out of \'serviceAccounts\'');
  } else if (found.length === 0 && !grant.externalServiceAccounts.includes(name)) {
    plan.addError(grant, `${target} runs as ServiceAccount '${name}', which is neither in the tree nor declared external, so nothing `
      + `carries its pull secrets. Add '${name}' to 'serviceAccounts' (declared here) or to 'externalServiceAccounts' (patched elsewhere), `
      + 'or declare it in the app');
  }
  return found[0];
}
