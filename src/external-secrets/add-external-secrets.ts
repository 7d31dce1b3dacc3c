import { ApiObject, Duration } from 'cdk8s';
import { Construct } from 'constructs';
import { ExternalCredentials } from './external-credentials';
import { ExternalSecretContent } from './external-secret-content';
import {
  clusterExternalSecret, clusterGenerator, externalSecretManifest, externalSecretManifests, ExternalSecretPlan,
  externalSecretSpec, ExternalSecretObject,
} from './external-secret-manifests';
import { ExternalSecretsOptions } from './external-secrets-options';
import { copySpec, fanOutStore } from './fan-out';
import { labelSelectors } from './label-selectors';
import { refreshIntervals } from './refresh-interval';
import { externalRegistries } from './source';
import { Attachments } from '../attach/attachments';
import type { SelectedSecret } from '../attach/grant';
import { shownPath } from '../given/shown';
import { claimName } from '../kubernetes/claimed-names';
import { checkPullSecretMetadata } from '../kubernetes/labels';
import { checkNamespace, nameWithSuffix } from '../kubernetes/name';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { canSelect } from '../kubernetes/selected-namespaces';
import { Registry } from '../registry';
import { inWords } from '../schedule/units';

/** A Secret that External Secrets shall make. */
export interface ExternalSecretsPlan {
  readonly credentials: readonly ExternalCredentials[];
  readonly secretName: string;
  /** The namespaces that are listed; undefined for where the manifests are applied to. */
  readonly namespaces: readonly (string | undefined)[];
  /** Finds more namespaces. */
  readonly selector?: Required<NamespaceSelector>;
  readonly options: ExternalSecretsOptions;
  /** What ids of constructs end in. */
  readonly suffix: string;
}

/** What was made. */
export interface AddedExternalSecrets {
  readonly covers: Registry[];
  /** The Secret of the namespaces that are not listed, if there are such. */
  readonly selected?: SelectedSecret;
}

/** A Secret, whatever place it is in. */
type UnplacedSecret = Omit<ExternalSecretPlan, 'namespaces' | 'clusterGeneratorBase'>;

/** Kinds of which one construct alone may write an object of a name. */
const CLAIMED = ['ExternalSecret', 'ClusterExternalSecret', 'ClusterSecretStore'];

/**
 * Adds the objects by which External Secrets makes a Secret: an ExternalSecret in each namespace that is listed, a
 * ClusterExternalSecret for those that are selected, and the generators that they ask. With `sourceNamespace` a cloud
 * is asked once and not once for each namespace: an ExternalSecret there, a ClusterSecretStore that may read its Secret
 * only, and copies, as External Secrets recommends for more than a handful of namespaces.
 *
 * @throws if two credentials are for one key, if a token would not outlast a refresh that fails, if one that is revoked
 * is beside others or in a Secret that is kept, if copies are told of where there are none, and if another construct
 * writes a Secret of the name
 */
export function addExternalSecrets(
  scope: Construct, { credentials, options, suffix, ...places }: ExternalSecretsPlan,
): AddedExternalSecrets {
  const { sourceNamespace, copyInterval } = options;
  if (copyInterval !== undefined && sourceNamespace === undefined) {
    throw new Error(`'copyInterval' (${inWords(copyInterval.toMilliseconds())}) is that of copies, and without `
      + '\'sourceNamespace\' there are none: leave it out, or give both');
  }
  const content = new ExternalSecretContent(credentials);
  checkRevoked(content, options);
  const given = { source: options.refreshInterval, copies: copyInterval };
  const intervals = refreshIntervals(content.sources, given, sourceNamespace !== undefined);
  const { labels, annotations, keepSecret } = options;
  checkPullSecretMetadata('externalSecrets.', options, shownPath(scope));
  const { secretName } = places;
  const plan = { labels, annotations, keepSecret, content, secretName, refreshInterval: intervals.source };
  const manifests = sourceNamespace === undefined
    ? eachForItself(plan, places, options)
    : copied({ ...plan, copyInterval: intervals.copies }, places, {
      ...options, sourceNamespace: checkNamespace('sourceNamespace', sourceNamespace),
    });
  Attachments.of(scope).addWrittenSecrets({
    owner: scope,
    by: 'External Secrets',
    madeOf: scope,
    secretNames: [secretName],
    namespaces: [...new Set([
      ...places.namespaces, ...places.selector?.names ?? [], ...sourceNamespace === undefined ? [] : [sourceNamespace],
    ])],
  });
  for (const { id, object } of manifests) {
    if (CLAIMED.includes(object.kind)) {
      const { kind, metadata } = object;
      const namespace = kind === 'ExternalSecret' ? metadata!.namespace : undefined;
      const instead = 'put the credentials into one, or give another \'secretName\'';
      claimName(scope, { kind, namespace, name: metadata!.name!, instead });
    }
    new ApiObject(scope, `${id}${suffix}`, object);
  }
  return { covers: content.registries, selected: selectedSecret(content.registries, places, sourceNamespace) };
}

/**
 * External Secrets remembers a token of GitLab as made also where another source of the ExternalSecret then fails: each
 * try makes one, none is written, and the one in the Secret is revoked. And it revokes the last one when the
 * ExternalSecret is deleted, whether the Secret is kept or not. Both were seen with 2.9.0.
 *
 * @see https://github.com/external-secrets/external-secrets/blob/v2.9.0/generators/v1/gitlab/gitlab.go
 */
function checkRevoked({ sources, isOneSource }: ExternalSecretContent, { keepSecret }: ExternalSecretsOptions): void {
  const revoked = sources.find(source => source.type === 'generator' && source.generator.revokedAfter !== undefined);
  if (!revoked) {
    return;
  }
  const token = `the deploy token for '${externalRegistries(revoked)[0]}'`;
  if (!isOneSource) {
    throw new Error(`'credentials' must not hold ${token} beside others in one Secret: when another source fails, `
      + 'External Secrets revokes it, and the Secret still holds it; give it a Secret of its own');
  }
  if (keepSecret) {
    throw new Error(`'keepSecret' cannot be set for ${token}, which External Secrets revokes when its ExternalSecret `
      + "is deleted, also in a Secret that stays: leave 'keepSecret' out, or put that token into a "
      + 'PrivateRegistryAccess of its own without it');
  }
}

type Places = Pick<ExternalSecretsPlan, 'secretName' | 'namespaces' | 'selector'>;

function eachForItself(
  plan: UnplacedSecret, { secretName, namespaces, selector }: Places, { clusterGenerators }: ExternalSecretsOptions,
): ExternalSecretObject[] {
  const listed = externalSecretsIn(plan, namespaces, clusterGenerators);
  if (!selector) {
    return listed;
  }
  // Namespaces that appear later have no generators.
  return [
    ...listed,
    ...plan.content.generators.map(use => clusterGenerator(secretName, use)),
    clusterExternalSecret(
      secretName,
      labelSelectors(selector, definedNamespaces(namespaces)),
      externalSecretSpec({ ...plan, clusterGeneratorBase: secretName }),
    ),
  ];
}

function copied(
  plan: UnplacedSecret & { readonly copyInterval: Duration }, { secretName, namespaces, selector }: Places,
  { sourceNamespace, clusterGenerators }: ExternalSecretsOptions & { readonly sourceNamespace: string },
): ExternalSecretObject[] {
  if (namespaces.includes(undefined)) {
    throw new Error(`'sourceNamespace' ('${sourceNamespace}') is where copies come from, and the namespace that they `
      + "go to is not known: list 'namespaces', give a 'namespaceSelector', or give the chart a namespace");
  }
  // A copy of the Secret where it is made would be one of itself.
  const listed = definedNamespaces(namespaces).filter(namespace => namespace !== sourceNamespace);
  if (listed.length === 0 && !selector) {
    throw new Error(`'sourceNamespace' ('${sourceNamespace}') is where copies come from, and no other namespace gets `
      + "one: leave it out, add to 'namespaces', or give a 'namespaceSelector'");
  }
  const selectors = selector ? labelSelectors(selector, [sourceNamespace, ...listed]) : [];
  const fanOut = {
    ...plan,
    sourceNamespace,
    storeName: nameWithSuffix('secretName', secretName, '-copy'),
    conditions: [
      ...listed.length === 0 ? [] : [{ namespaces: listed }],
      ...selectors.map(namespaceSelector => ({ namespaceSelector })),
    ],
  };
  const spec = copySpec(fanOut);
  return [
    ...externalSecretsIn(plan, [sourceNamespace], clusterGenerators),
    ...fanOutStore(fanOut),
    ...listed.map(namespace => externalSecretManifest(secretName, namespace, spec)),
    ...selector ? [clusterExternalSecret(secretName, selectors, spec)] : [],
  ];
}

/**
 * An ExternalSecret in each namespace. ClusterGenerators are named after the namespace too: their names are those of
 * the whole cluster.
 */
function externalSecretsIn(
  plan: UnplacedSecret, namespaces: ExternalSecretsPlan['namespaces'], clusterGenerators = false,
): ExternalSecretObject[] {
  return clusterGenerators
    ? namespaces.flatMap(namespace => externalSecretManifests({
      ...plan,
      namespaces: [namespace],
      clusterGeneratorBase: [namespace, plan.secretName].filter(part => part !== undefined).join('-'),
    }))
    : externalSecretManifests({ ...plan, namespaces });
}

function selectedSecret(
  covers: Registry[], { secretName, selector }: Places, sourceNamespace: string | undefined,
): SelectedSecret | undefined {
  const isSource = (namespace: string | undefined) => namespace !== undefined && namespace === sourceNamespace;
  const isSelected = (namespace: string | undefined) => selector !== undefined && canSelect(selector, namespace);
  return selector || sourceNamespace !== undefined
    ? { secretName, covers, selects: namespace => isSource(namespace) || isSelected(namespace) }
    : undefined;
}

function definedNamespaces(namespaces: readonly (string | undefined)[]): string[] {
  return namespaces.filter(namespace => namespace !== undefined);
}
