import { Grant, ServedServiceAccounts } from './grant';
import { findServiceAccount } from './grant-service-account';
import { PlanBuilder } from './plan-builder';
import { Target } from './target';
import { Granted, WorkloadTarget } from './tree';
import { describeNamespace } from '../kubernetes/name';

/** Annotates ServiceAccounts with what tells the programs of the nodes as whom their pods pull. */
export function grantAnnotations(grant: Grant, { workloads, serviceAccounts }: Granted, plan: PlanBuilder): void {
  const isMeant = ({ name }: Target) => workloads.length === 0 || passedOver(grant, name) === undefined;
  serviceAccounts.filter(account => isMeant(account) && isServed(grant, account, account.name, plan))
    .forEach(account => plan.annotate(grant, account));
  workloads.forEach(workload => annotateFor(grant, workload, plan));
}

function annotateFor(grant: Grant, workload: WorkloadTarget, plan: PlanBuilder): void {
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
}

/** Whether the nodes may ask for tokens of a ServiceAccount, where a target is; an error where they may not. */
function isServed(grant: Grant, target: Target, serviceAccountName: string, plan: PlanBuilder): boolean {
  const { namespaces, owner } = grant;
  if (namespaces !== undefined && !namespaces.has(target.namespace)) {
    plan.addError(owner, `is in ${describeNamespace(target.namespace)}, and the nodes may ask for tokens of `
      + `ServiceAccounts in ${[...namespaces].map(describeNamespace).join(', ')} only. Add the namespace of the `
      + "workload to 'namespaces'", target);
    return false;
  }
  const program = passedOver(grant, serviceAccountName);
  if (program) {
    const account = target.isServiceAccount ? 'is granted' : `runs as ServiceAccount '${serviceAccountName}'`;
    plan.addError(owner, `${account}, and the nodes may ask for tokens of `
      + `'${program.serviceAccountNames.join('\', \'')}' only: add '${serviceAccountName}' to 'serviceAccountNames' of `
      + `credential provider '${program.provider}', or grant only the registries of others ('registries')`, target);
  }
  return program === undefined;
}

/** A program that gets no token of a ServiceAccount. */
function passedOver({ served = [] }: Grant, name: string): ServedServiceAccounts | undefined {
  return served.find(({ serviceAccountNames }) => !serviceAccountNames.includes(name));
}
