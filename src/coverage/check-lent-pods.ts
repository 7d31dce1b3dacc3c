import { needsCredential } from './check-unknown-pods';
import { Finding, makeFinding } from './finding';
import { Pod, podOf, pullSecretsOfServiceAccount } from './pods';
import { ActiveProofs } from './proof-scopes';
import { Registries } from './registries';
import { Attachments } from '../attach/attachments';
import { Target } from '../attach/target';
import { lentImages, lentTo } from '../kubernetes/lent-pods';
import { PodImage } from '../kubernetes/pod-images';
import { Evaluator } from '../pull/evaluator';
import { FindingId } from '../pull/finding-id';
import { quoted } from '../text/printable';

/** What tells the pull secrets of pods. */
interface LentContext {
  readonly active: ActiveProofs;
  readonly registries: Registries;
  readonly evaluator: Evaluator;
  readonly attachments: Attachments;
}

/**
 * Says where an object has private images, and nothing in its namespace that its pods may be made for, and no
 * ServiceAccount that they may run as, has a credential for them. Which of them it will be is not known.
 */
export function checkLentPods(target: Target, context: LentContext): Finding[] {
  const { active, registries, evaluator } = context;
  const madeFor = lentTo(target.groupKind);
  const images = madeFor === undefined ? []
    : lentImages(target.groupKind, target.manifest).filter(place => needsCredential(place, registries));
  if (images.length === 0 || active.all.some(({ covered }) => covered?.externalServiceAccounts.length)) {
    return [];
  }
  const pods = [...podsOfRuns(target, context), ...podsOfAccounts(target, images, context)];
  const keyrings = pods.map(pod => evaluator.pull(pod, pod.images).keyring);
  const missing = images.find(({ image }) => !keyrings.some(keyring => keyring.isIncomplete || keyring.covers(image)));
  return missing === undefined ? [] : [makeFinding({
    severity: 'warning',
    id: FindingId.UNKNOWN_POD_SPEC,
    construct: target.object,
    who: `${target}`,
    says: ` has the private image ${quoted([String(missing.image)])}, which pods of a ${madeFor} pull, and no `
      + `${madeFor} and no ServiceAccount of the app in its namespace has a credential for it. Grant one of them: an `
      + 'object of this kind has no list of pull secrets',
  })];
}

function podsOfRuns(target: Target, { active, attachments }: LentContext): Pod[] {
  return attachments.currentPlan.tree.workloads
    .filter(({ target: run }) => run.namespace === target.namespace && run.groupKind.startsWith('tekton.dev/'))
    .map(run => podOf(run, active, attachments));
}

function podsOfAccounts(target: Target, images: readonly PodImage[], { attachments }: LentContext): Pod[] {
  const { namespace } = target;
  const { serviceAccounts } = attachments.currentPlan.tree;
  const accounts = serviceAccounts.filter(object => object.metadata.namespace === namespace);
  return [...new Set(['default', ...accounts.map(({ name }) => name)])].map(serviceAccountName => ({
    construct: target.object,
    description: '',
    namespace,
    images,
    mayHaveMore: false,
    isExternal: false,
    serviceAccountName,
    annotations: {},
    own: [],
    inherited: pullSecretsOfServiceAccount(namespace, serviceAccountName, attachments),
  }));
}
