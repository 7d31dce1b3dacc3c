import { IConstruct } from 'constructs';
import { Attachments } from '../attach/attachments';
import { DeclaredSecret, SelectedSecret } from '../attach/grant';
import { GrantPlan } from '../attach/plan';
import { Target } from '../attach/target';
import { memoized } from '../collection/memoized';
import { AppSecrets } from '../coverage/app-secrets';
import { ImageReference } from '../image';
import { objectKey } from '../kubernetes/name';
import { pullSecretNames } from '../kubernetes/pull-secret-list';
import { Evaluator } from '../pull/evaluator';
import { Registry } from '../registry';

/** Pull secrets that exist only on the cluster, beside those that were granted. */
interface KnownSecrets {
  readonly secrets?: readonly DeclaredSecret[];
  /** Those in namespaces that are found in the cluster. */
  readonly selected?: readonly SelectedSecret[];
}

/**
 * Checks, when the app is synthesized, that no pod or ServiceAccount of a scope names a pull secret for registries that
 * the nodes pull from by themselves.
 *
 * @param owner reports the errors
 * @param scope everything at and below it is checked
 */
export function checkNoPullSecrets(
  owner: IConstruct, scope: IConstruct, registries: readonly Registry[], declared: KnownSecrets = {},
): void {
  const attachments = Attachments.of(scope);
  attachments.addValidation(owner, plan => leftovers(attachments, plan, scope, registries, declared));
}

function leftovers(
  attachments: Attachments, plan: GrantPlan, scope: IConstruct, registries: readonly Registry[], declared: KnownSecrets,
): string[] {
  const selected = new Set([...attachments.grantedSelections, ...declared.selected ?? []]);
  const given = [...attachments.grantedSecrets, ...declared.secrets ?? []];
  const evaluator = new Evaluator(new AppSecrets(plan.tree, given, [...selected]));
  const served = new Map<string, readonly string[]>();
  const servedBy = (namespace: string | undefined, name: string) =>
    memoized(served, objectKey(namespace, name), () => evaluator.list(namespace, [name]).keyring.keys
      .filter(own => registries.some(registry => overlaps(own, registry))));
  const lists: [Target, unknown][] = [
    ...plan.tree.workloads.filter(({ target }) => isBelow(target.object, scope)).map((workload): [Target, unknown] =>
      [workload.target, attachments.renderings.finalPodSpec(workload)?.imagePullSecrets]),
    ...plan.tree.serviceAccounts.filter(object => isBelow(object, scope)).map((target): [Target, unknown] =>
      [target, attachments.renderings.finalAt(target, [])?.imagePullSecrets]),
  ];
  return lists.flatMap(([target, list]) =>
    pullSecretNames(list).flatMap(name =>
      servedBy(target.namespace, name).map(key => `${target} names the pull secret '${name}', which has a credential `
        + `for '${key}', and the nodes pull from there by themselves: leave the credential out`)));
}

/** Whether a credential under a key, as the kubelet reads it, is for images of a registry, or for some of them. */
function overlaps(key: string, { host, path }: Registry): boolean {
  const [keyHost, ...segments] = key.split('/');
  const [keyPath, ownPath] = [segments.join('/'), path ?? ''];
  const isSameHost = ImageReference.parse(`${host}/any`).matches(keyHost === 'index.docker.io' ? 'docker.io' : keyHost);
  return isSameHost && (keyPath.startsWith(ownPath) || ownPath.startsWith(keyPath));
}

function isBelow(construct: IConstruct, scope: IConstruct): boolean {
  return construct.node.scopes.includes(scope);
}
