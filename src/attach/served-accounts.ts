import { Grant, ServedServiceAccounts } from './grant';
import { PlanBuilder } from './plan-builder';
import { Target } from './target';
import { describeNamespace } from '../kubernetes/name';

/** Whether the nodes may ask for tokens of a ServiceAccount, where a target is; an error where they may not. */
export function isServed(grant: Grant, target: Target, serviceAccountName: string, plan: PlanBuilder): boolean {
  const { namespaces, owner } = grant;
  if (namespaces !== undefined && !namespaces.has(target.namespace)) {
    plan.addError(owner, `${target} is in ${describeNamespace(target.namespace)}, and the nodes may ask for tokens of ServiceAccounts in `
      + `${[...namespaces].map(describeNamespace).join(', ')} only. Add the namespace of the workload to 'namespaces'`);
    return false;
  }
  const program = passedOver(grant, serviceAccountName);
  if (program) {
    const account = target.isServiceAccount ? 'is granted' : `runs as ServiceAccount '${serviceAccountName}'`;
    plan.addError(owner, `${target} ${account}, and the nodes may ask for tokens of `
      + `'${program.serviceAccountNames.join('\', \'')}' only: add '${serviceAccountName}' to 'serviceAccountNames' of `
      + `credential provider '${program.provider}', or grant only the registries of others ('registries')`);
  }
  return program === undefined;
}

/** A program that gets no token of a ServiceAccount. */
export function passedOver({ served = [] }: Grant, name: string): ServedServiceAccounts | undefined {
  return served.find(({ serviceAccountNames }) => !serviceAccountNames.includes(name));
}
