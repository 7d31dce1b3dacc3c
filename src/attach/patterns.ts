import { Grant } from './grant';
import { grantAnnotations } from './grant-annotations';
import { checkDedicated, grantByServiceAccount, grantServiceAccount } from './grant-service-account';
import { secretsFor } from './granted-secrets';
import { PlanBuilder } from './plan-builder';
import { Granted } from './tree';
import { shownPath } from '../given/shown';
import { serviceAccountPath } from '../kubernetes/pod-place';
import { AccessPattern } from '../pattern';

/** Adds what one grant changes to a plan. */
type ApplyGrant = (grant: Grant, granted: Granted, plan: PlanBuilder) => void;

/** What a grant changes, by pattern: the table of `docs/patterns.md`. */
const PATTERNS: Readonly<Record<string, ApplyGrant>> = {
  [AccessPattern.WORKLOAD.name]: grantPods,

  // A policy takes a second to become active, and the pods of the app are made at once.
  [AccessPattern.ADMISSION.name]: grantPods,

  [AccessPattern.NAMESPACE.name]: (grant, { workloads, serviceAccounts }, plan) => {
    serviceAccounts.forEach(account => grantServiceAccount(grant, account, plan));
    workloads.forEach(workload => grantByServiceAccount(grant, workload, plan));
  },

  [AccessPattern.DEDICATED_SERVICE_ACCOUNT.name]: (grant, { workloads, serviceAccounts }, plan) => {
    workloads.forEach(workload => {
      grantByServiceAccount(grant, workload, plan);
      if (serviceAccountPath(workload.place)) {
        checkDedicated(grant, workload.target.namespace, plan.serviceAccountNames.nameFor(workload), plan);
      }
    });
    // A scope with workloads means those; ServiceAccounts are meant where there is nothing else.
    (workloads.length === 0 ? serviceAccounts : []).forEach(account => {
      grantServiceAccount(grant, account, plan);
      checkDedicated(grant, account.namespace, account.name, plan);
    });
  },

  [AccessPattern.KUBELET_CREDENTIAL_PROVIDER.name]: grantAnnotations,

  // The nodes need nothing from the cluster.
  [AccessPattern.NODE_IDENTITY.name]: () => {},
};

/** What a grant of workloads or ServiceAccounts changes. */
export function applyGrant(grant: Grant, granted: Granted, plan: PlanBuilder): void {
  const apply = grant.pattern ? PATTERNS[grant.pattern.name] : grantOwnLists;
  apply(grant, granted, plan);
}

function grantPods(grant: Grant, { workloads, serviceAccounts }: Granted, plan: PlanBuilder): void {
  if (workloads.length === 0) {
    plan.addError(grant.owner, `${shownPath(grant.scope)} holds no workload, only ${serviceAccounts[0]}, and the `
      + `pattern '${grant.pattern}' puts references on pods. Grant the workload, or use AccessPattern.NAMESPACE or `
      + 'AccessPattern.DEDICATED_SERVICE_ACCOUNT');
  }
  workloads.forEach(workload => plan.addSecretsToPod(grant, workload, secretsFor(grant, workload.target, plan)));
}

/**
 * What a grant without a pattern changes: the list of the pods, or of the ServiceAccounts of a scope without workloads.
 */
function grantOwnLists(grant: Grant, { workloads, serviceAccounts }: Granted, plan: PlanBuilder): void {
  workloads.forEach(workload => plan.addSecretsToPod(grant, workload, secretsFor(grant, workload.target, plan)));
  (workloads.length === 0 ? serviceAccounts : []).forEach(account =>
    plan.addSecretsToServiceAccount(grant, account, secretsFor(grant, account, plan)));
}
