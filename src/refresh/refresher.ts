import { ApiObject } from 'cdk8s';
import { Construct } from 'constructs';
import { Attachments } from '../attach/attachments';
import { checkCopies } from '../copies/replicated';
import { CoverageProofs } from '../coverage/coverage-proofs';
import { RegistryCredentials } from '../credentials';
import { CloudGrant } from '../identity';
import { caBundleOf } from './ca-bundle';
import {
  checkSecretMetadata, checkSelectedNamespaces, refresherName, refresherNamespace, targetNamespaces,
} from './check-options';
import { checkSecrets } from './check-secrets';
import { gitOpsOf } from './gitops';
import { checkPullable, refresherImage, publicImages } from './images';
import { IRefresher } from './irefresher';
import { refresherLabels } from './labels';
import { PullSecretParts, TokenPart } from './part';
import { RefreshOptions } from './refresh-options';
import { isTokenPart, needsState, RefreshPlan, Timing } from './refresh-plan';
import { refresherObjects } from './refresher-objects';
import { timingOf } from './timing';
import { groupBy } from '../collection/group-by';
import { shownPath } from '../given/shown';
import { withRepositoryPolicies } from '../identity/aws/repository-policy';
import { identityKey, sharedTrusts } from '../identity/shared-grants';
import { Workload } from '../identity/workload';
import { claimName } from '../kubernetes/claimed-names';
import { inOrder } from '../kubernetes/in-order';
import { checkObjectName } from '../kubernetes/name';
import { NamespaceSelector } from '../kubernetes/namespace-selector';

/** What a refresher is to write, and how it runs. */
export interface RefresherProps extends RefreshOptions {
  readonly namespaces?: readonly string[];
  readonly namespaceSelector?: NamespaceSelector;
  /** The pull secrets; without a name, that of the refresher. */
  readonly secrets: readonly { readonly name?: string; readonly credentials: readonly RegistryCredentials[] }[];
}

/** What became of a refresher, beside the construct that holds it. */
export interface Refresher extends Omit<IRefresher, 'node'> {
  readonly plan: RefreshPlan;
}

/** Adds the objects of a refresher to a construct. Everything is checked before the first of them is made. */
export function makeRefresher(scope: Construct, props: RefresherProps): Refresher {
  const name = refresherName(scope, props);
  const { plan, timing } = planOf(scope, name, props);
  const image = refresherImage(props.images ?? {});
  checkPullable(image, plan.parts.flatMap(part => part.registries));
  const objects = refresherObjects(name, plan, timing, image, props);
  claimSecrets(scope, plan.secrets.map(secret => secret.name), plan.namespaces);
  claimSecrets(scope, plan.stateName === undefined ? [] : [plan.stateName], [plan.namespace]);

  Attachments.of(scope).exempt(scope);
  checkCopies(scope, ({ secretName, namespace }) =>
    plan.secrets.some(secret => secret.name === secretName) && plan.namespaces.some(own => own === namespace)
      ? plan.annotations
      : undefined,
  );
  CoverageProofs.of(scope).addProof({ scope, owner: scope, options: { publicRegistries: publicImages(image) } });
  Object.entries(objects).forEach(([id, manifest]) => new ApiObject(scope, id, manifest));

  // Each identity is asked once for all that it fetches.
  const byIdentity = [...groupBy(plan.parts.filter(isTokenPart), identityKey).values()];
  const workload = { namespace: plan.namespace, serviceAccountName: name };
  return {
    ...workload,
    plan,
    schedule: timing.schedule,
    timeZone: timing.timeZone,
    cloudGrants: withRepositoryPolicies(byIdentity.flatMap(tokens => permissionsFor(tokens, workload))),
    cloudTrust: oidcIssuer => sharedTrusts(byIdentity.flatMap(tokens => tokens[0].identity._trust({
      ...workload, oidcIssuer, assumeRoles: [...new Set(tokens.flatMap(({ assumeRole }) => assumeRole ?? []))],
    }))),
    gitOps: gitOpsOf(plan, timing.deadline.toSeconds()),
  };
}

function permissionsFor(tokens: readonly TokenPart[], workload: Workload): CloudGrant[] {
  const assuming = tokens.filter(({ assumeRole }) => assumeRole !== undefined);
  return tokens[0].identity._permissions({
    ...workload,
    registries: tokens.flatMap(({ registries }) => registries),
    assumeRoles: Object.fromEntries(assuming.flatMap(({ registries, assumeRole }) =>
      registries.map(({ account }) => [account, assumeRole]))),
  });
}

function planOf(scope: Construct, name: string, props: RefresherProps): { plan: RefreshPlan; timing: Timing } {
  const namespace = refresherNamespace(scope, props);
  const selector = checkSelectedNamespaces(props.namespaceSelector, props.patchServiceAccounts ?? []);
  const labels = refresherLabels(name, 'pull-secret');
  checkSecretMetadata(props, Object.keys(labels));
  const namespaces = targetNamespaces(props.namespaces, namespace, props.namespaceSelector);
  const parts = new PullSecretParts();
  const secrets = props.secrets.map(secret => ({
    name: secret.name === undefined ? name : checkObjectName('secretName', secret.name, shownPath(scope)),
    parts: parts.partsFor(secret.credentials),
  }));
  const tokens = parts.all.filter(isTokenPart);
  if (tokens.length === 0) {
    throw new Error('\'credentials\' of a refresher has no token to fetch: give RegistryCredentials.token(…)');
  }
  const timing = timingOf(tokens, `${namespace}/${name}`, props);
  const plan: RefreshPlan = {
    namespace,
    namespaces,
    selector,
    secrets,
    parts: parts.all,
    stateName: needsState(secrets, selector) ? `${name}-parts` : undefined,
    caBundle: props.caBundle && caBundleOf(props.caBundle),
    stateLabels: refresherLabels(name, 'pull-secret-parts'),
    labels: { ...labels, ...inOrder(props.secretLabels) },
    annotations: { ...inOrder(props.secretAnnotations) },
  };
  checkSecrets(name, plan);
  return { plan, timing };
}

/** What else writes a Secret of theirs would undo what the refresher wrote: another one, or the app itself. */
function claimSecrets(refresher: Construct, names: readonly string[], namespaces: readonly string[]): void {
  Attachments.of(refresher).addWrittenSecrets({
    owner: refresher, by: 'the refresher', secretNames: names, namespaces,
  });
  for (const namespace of namespaces) {
    for (const name of names) {
      claimName(refresher, {
        kind: 'Secret',
        namespace,
        name,
        instead: "give another 'secretName', or leave the namespace out of one of them",
      });
    }
  }
}
