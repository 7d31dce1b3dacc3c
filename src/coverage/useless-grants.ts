import { Finding, makeFinding } from './finding';
import { Registries } from './registries';
import { Grant, secretsIn } from '../attach/grant';
import { GrantPlan } from '../attach/plan';
import { WorkloadTarget } from '../attach/tree';
import { groupBy } from '../collection/group-by';
import { shownPath } from '../given/shown';
import { shownImage, shownKey } from '../image/shown';
import { PodImage, podImages } from '../kubernetes/pod-images';
import { podSpecAt } from '../kubernetes/pod-place';
import { podSpecPathsIn } from '../kubernetes/pod-specs-in';
import { Evaluator } from '../pull/evaluator';
import { FindingId } from '../pull/finding-id';
import { readImage } from '../pull/read-image';
import { counted, quoted } from '../text/printable';

/** What tells whether a grant is of use. */
export interface GrantContext {
  readonly plan: GrantPlan;
  readonly evaluator: Evaluator;
  /** What is known of registries at a workload; undefined where it is not proven, or something else is wrong with it. */
  readonly registriesAt: (workload: WorkloadTarget) => Registries | undefined;
  /** The images that are added to its pods when they are admitted. */
  readonly injectedAt: (workload: WorkloadTarget) => readonly PodImage[];
}

/**
 * Warns of grants that serve no image of any workload that they mean: either the image or the registry is misspelt.
 * What one owner grants to one scope is one grant, though it may come by several patterns.
 */
export function uselessGrants(grants: readonly Grant[], context: GrantContext): Finding[] {
  return byOwnerAndScope(grants).flatMap(same => {
    const { plan } = context;
    const all = [...new Set(same.flatMap(grant => plan.tree.grantedBy(grant).workloads))];
    const isUseful = all.length === 0 || all.some(workload => isServed(workload, same, context))
      || same.some(grant => plan.tree.grantedBy(grant).sources.some(({ object }) => plan.attachmentsOf(object)));
    return isUseful ? [] : warningsOf(same, all, context);
  });
}

function byOwnerAndScope(grants: readonly Grant[]): Grant[][] {
  return [...groupBy(grants, ({ owner }) => owner).values()]
    .flatMap(ofOwner => [...groupBy(ofOwner, ({ scope }) => scope).values()]);
}

/** Whether a grant serves an image of a workload, or it cannot be told. */
function isServed(workload: WorkloadTarget, grants: readonly Grant[], context: GrantContext): boolean {
  const registries = context.registriesAt(workload);
  const keyring = keyringOf(workload, grants, context);
  const isByNodes = grants.some(({ pattern }) => pattern?.usesPullSecret === false);
  if (!registries || keyring.isPoisoned || keyring.isIncomplete || (keyring.keys.length === 0 && !isByNodes)) {
    return true;
  }
  return [...imagesOf(workload), ...context.injectedAt(workload).map(({ image }) => image)].some(image => {
    if (keyring.covers(image)) {
      return true; // as most, and known already
    }
    const { reference } = readImage(image);
    return reference === undefined
      || (isByNodes && (registries.isServedByNodes(reference) || registries.providerOf(reference) !== undefined));
  });
}

function warningsOf(grants: readonly Grant[], workloads: readonly WorkloadTarget[], context: GrantContext): Finding[] {
  const images = [...new Set(workloads.flatMap(imagesOf))].map(shownImage);
  const keys = new Set(workloads.flatMap(workload => keyringOf(workload, grants, context).keys));
  const [{ scope }] = grants;
  const [{ target }] = workloads;
  const [construct, who] = workloads.length === 1
    ? [target.object, `${target}`] : [scope, `${shownPath(scope)} (${counted(workloads.length, 'workload')})`];
  if (images.length === 0) {
    return workloads.length === 1 ? withoutContainers(workloads[0]) : [];
  }
  return [makeFinding({
    severity: 'warning',
    id: FindingId.USELESS_GRANT,
    construct,
    who,
    says: ` was granted to pull, but nothing that was granted is for ${quoted(images)}`
      + `${keys.size > 0 ? `: it is for ${quoted([...keys].map(shownKey))}` : ''}. Fix the image or the registry, or `
      + 'leave the grant out',
  })];
}

/** A workload of a built-in kind that was granted and has no containers, such as one whose spec stands elsewhere. */
function withoutContainers({ target, place }: WorkloadTarget): Finding[] {
  const { containers, initContainers } = podSpecAt(target.manifest, place) ?? {};
  if (target.podSpecPath === undefined || [containers, initContainers].some(Array.isArray)) {
    return [];
  }
  const [elsewhere] = podSpecPathsIn(target.manifest);
  return [makeFinding({
    severity: 'warning',
    id: FindingId.USELESS_GRANT,
    construct: target.object,
    who: `${target}`,
    says: ` was granted to pull, but has no containers at '${place.path.join('.')}'`
      + `${elsewhere ? `, where they would be read: there are some at '${elsewhere.join('.')}'` : ''}. Give it `
      + 'containers there, or leave the grant out',
  })];
}

function keyringOf({ target: { namespace } }: WorkloadTarget, grants: readonly Grant[], { evaluator }: GrantContext) {
  const names = grants.flatMap(grant => secretsIn(grant, namespace).map(({ secretName }) => secretName));
  return evaluator.list(namespace, names).keyring;
}

function imagesOf({ target, place }: WorkloadTarget): unknown[] {
  return podImages(podSpecAt(target.manifest, place)).map(({ image }) => image);
}
