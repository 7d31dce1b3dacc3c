import { Grant } from './grant';
import { checkDedicated, findServiceAccount, grantByServiceAccount, grantServiceAccount } from './grant-service-account';
import { grantSource } from './grant-source';
import { secretsFor } from './granted-secrets';
import { PlanBuilder } from './plan-builder';
import { isServed, passedOver } from './served-accounts';
import { Target } from './target';
import { Granted } from './tree';
import { AccessPattern } from '../pattern';

/** What a grant changes, by pattern: the table of `docs/patterns.md`. */
const PATTERNS: Readonly<Record<string, (grant: Grant, granted: Granted, plan: PlanBuilder) => void>> = {
  [AccessPattern.WORKLOAD.name]: (grant, { workloads, serviceAccounts }, plan) => {
    if (workloads.length === 0) {
      plan.addError(grant.owner, `'${grant.scope.node.path}' holds no workload, only ${serviceAccounts[0]}, and the pattern 'workload' `
        + 'puts references on pods. Grant the workload, or use AccessPattern.NAMESPACE or AccessPattern.DEDICATED_SERVICE_ACCOUNT');
    }
    workloads.forEach(workload => plan.addSecretsToPod(grant, workload, secretsFor(grant, workload.target, plan)));
  },

  [AccessPattern.NAMESPACE.name]: (grant, { workloads, serviceAccounts }, plan) => {
    serviceAccounts.forEach(account => grantServiceAccount(grant, account, plan));
    workloads.forEach(workload => grantByServiceAccount(grant, workload, plan));
  },

  [AccessPattern.DEDICATED_SERVICE_ACCOUNT.name]: (grant, { workloads, serviceAccounts }, plan) => {
    workloads.forEach(workload => {
      grantByServiceAccount(grant, workload, plan);
      checkDedicated(grant, workload.target.namespace, plan.serviceAccountNames.nameFor(workload), plan);
    });
    // A scope with workloads means those; ServiceAccounts are meant where there is nothing else.
    (workloads.length === 0 ? serviceAccounts : []).forEach(account => {
      grantServiceAccount(grant, account, plan);
      checkDedicated(grant, account.namespace, account.name, plan);
    });
  },

  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER.name]: (grant, { workloads, serviceAccounts }, plan) => {
    const isMeant = ({ name }: Target) => workloads.length === 0 || passedOver(grant, name) === undefined;
    serviceAccounts.filter(account => isMeant(account) && isServed(grant, account, account.name, plan))
      .forEach(account => plan.annotate(grant, account));
    workloads.forEach(workload => {
      const name = plan.serviceAccountNames.nameFor(workload);
      if (!isServed(grant, workload.target, name, plan)) {
        return;
      }
      const account = grant.annotations && findServiceAccount(grant, workload, name, plan);
      if (account) {
        plan.annotate(grant, account);
      } else {
        plan.annotateExternal(grant, workload.target.namespace, name);
      }
    });
  },

  // The nodes need nothing from the cluster.
  [AccessPattern.NODE_IDENTITY.name]: () => {},
};

/** What a grant without a pattern changes: the list of the pods, or of the ServiceAccounts of a scope without workloads. */
function grantOwnLists(grant: Grant, { workloads, serviceAccounts }: Granted, plan: PlanBuilder): void {
  workloads.forEach(workload => plan.addSecretsToPod(grant, workload, secretsFor(grant, workload.target, plan)));
  (workloads.length === 0 ? serviceAccounts : []).forEach(account => plan.addSecretsToServiceAccount(grant, account, secretsFor(grant, account, plan)));
}

/** Plans one grant. */
export function planGrant(grant: Grant, plan: PlanBuilder): void {
  const granted = plan.tree.grantedBy(grant);
  const { workloads, serviceAccounts, sources } = granted;
  sources.forEach(source => grantSource(grant, source, plan));
  if (workloads.length + serviceAccounts.length + sources.length === 0) {
    plan.addError(grant.owner, `'${grant.scope.node.path}' was granted to pull but holds neither a workload nor a ServiceAccount`
      + `${grant.podSpecPath ? ` (nor a pod spec at '${grant.podSpecPath.join('.')}')` : ''}. `
      + 'Pass the workload, a scope around it, or for a custom resource the \'podSpecPath\' of its pod spec');
    return;
  }
  if (workloads.length + serviceAccounts.length > 0) {
    const apply = grant.pattern ? PATTERNS[grant.pattern.name] : grantOwnLists;
    apply(grant, granted, plan);
  }
}

