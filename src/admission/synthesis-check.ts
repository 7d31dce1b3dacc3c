import { Construct } from 'constructs';
import { AllowList } from './allow-list';
import { Attachments } from '../attach/attachments';
import { GrantPlan } from '../attach/plan';
import { WorkloadTarget } from '../attach/tree';
import { podImages } from '../kubernetes/pod-images';

/**
 * Lets a construct report every workload of a scope with an image that is not allowed.
 *
 * cdk8s validates an app several times; there is one plan for each synthesis.
 */
export function checkWorkloads(
  owner: Construct, scope: Construct, allowed: AllowList, isMeant: (namespace: string | undefined) => boolean,
): void {
  const attachments = Attachments.of(owner);
  let checked: { readonly plan: GrantPlan; readonly errors: string[] } | undefined;
  attachments.addValidation(owner, plan => {
    if (checked?.plan !== plan) {
      const workloads = plan.tree.workloads.filter(
        ({ target }) => isMeant(target.namespace) && target.object.node.scopes.includes(scope),
      );
      checked = { plan, errors: workloads.flatMap(workload => errorsOf(workload, attachments, allowed)) };
    }
    return checked.errors;
  });
}

function errorsOf({ target, podSpecPath }: WorkloadTarget, attachments: Attachments, allowed: AllowList): string[] {
  return podImages(attachments.finalAt(target, podSpecPath)).flatMap(({ container, image }) => {
    const refusal = allowed.refuses(image);
    return refusal === undefined ? [] : [`${target}: '${container}' has the image ${JSON.stringify(image)}, which `
      + `${refusal} and not of an allowed registry (${allowed}). Add its registry to 'registries', or take the image `
      + 'from one of them'];
  });
}
