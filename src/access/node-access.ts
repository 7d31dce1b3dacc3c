/* eslint-disable @typescript-eslint/no-require-imports */
import { Construct, IConstruct } from 'constructs';
import { CoverageOptions } from '../coverage';
import { CoveredNamespaces } from './check-props';
import { knownNamespaces, Namespace } from './pull-secret-makers';
import { ProofOptions } from '../coverage/registries';
import { NodeSource } from '../credentials/source';
import { canSelect } from '../kubernetes/selected-namespaces';
import type { CredentialProvider, CredentialProviderConfig } from '../node';
import { IPullSecret } from '../secret';

/**
 * What registries need that the nodes pull from without a secret: the rights to ask for tokens, the file of the nodes, and a check that no pull
 * secret for them is left. Loaded where it is needed.
 *
 * @returns what the nodes are told, if the kubelet asks programs
 */
export function makeNodeAccess(
  access: Construct, scope: IConstruct, nodes: readonly NodeSource[], namespaces: readonly Namespace[], secrets: readonly IPullSecret[],
): CredentialProviderConfig | undefined {
  if (nodes.length === 0) {
    return undefined;
  }
  const { checkNoPullSecrets } = require('../node/leftover-pull-secrets') as typeof import('../node/leftover-pull-secrets');
  checkNoPullSecrets(access, scope, nodes.flatMap(node => node.registries), secrets);
  const providers = nodes.map(node => node.provider).filter(provider => provider !== undefined);
  if (providers.length === 0) {
    return undefined;
  }
  const { KubeletCredentialProviderAccess } = require('../node') as typeof import('../node');
  return new KubeletCredentialProviderAccess(access, 'NodeAccess', { providers, namespaces: knownNamespaces(namespaces) }).config;
}

/**
 * The namespaces in which nodes may ask for tokens, if they need any. Which have a label is not known, and RBAC knows
 * no labels: then it is all of them, which `undefined` stands for.
 */
export function nodeNamespaces({ namespaces, selector }: CoveredNamespaces): ReadonlySet<Namespace> {
  return new Set(selector && canSelect(selector, undefined) ? [undefined] : [...namespaces, ...selector?.names ?? []]);
}

/** The namespaces in which nodes may ask for tokens for some programs, of those that are covered; undefined for all. */
export function servedNamespaces(nodes: readonly NodeSource[], covered: ReadonlySet<Namespace>): ReadonlySet<Namespace> | undefined {
  return nodes.some(({ provider }) => provider?.audience !== undefined) && !covered.has(undefined) ? covered : undefined;
}

/** What the proof has to know of nodes: what they serve to any pod, and what only to pods of certain ServiceAccounts. */
export function nodeCoverage(nodes: readonly NodeSource[], given: CoverageOptions = {}): ProofOptions {
  const served = nodes.map(({ registries, provider }) =>
    ({ name: provider?.name ?? '', registries, annotations: provider ? annotationsFor(provider) : [] }));
  const anyPod = served.filter(({ annotations }) => annotations.length === 0);
  return {
    nodeRegistries: [...given.nodeRegistries ?? [], ...anyPod.flatMap(({ registries }) => registries)],
    nodeProviders: served.filter(({ annotations }) => annotations.length > 0),
  };
}

/** Without an annotation that it requires, the kubelet passes a program over; without one that it is given, the program pulls as somebody else. */
function annotationsFor(provider: CredentialProvider): string[] {
  const required = provider._entry.tokenAttributes?.requiredServiceAccountAnnotationKeys ?? [];
  return [...new Set([...Object.keys(provider.serviceAccountAnnotations), ...required])];
}
