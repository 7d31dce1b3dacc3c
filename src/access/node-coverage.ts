import { AccessNamespaces, Namespace } from './access-namespaces';
import type { ServedServiceAccounts } from '../attach/grant';
import { CoverageOptions } from '../coverage';
import { NodeProvider, ProofOptions } from '../coverage/registries';
import { NodeSource } from '../credentials/source';
import { MatchImage } from '../image/match-image';
import { canSelect } from '../kubernetes/selected-namespaces';
import type { CredentialProvider } from '../node';

/**
 * The namespaces in which nodes may ask for tokens, if they need any. Which have a label is not known, and RBAC knows
 * no labels: then it is all of them, which `undefined` stands for.
 */
export function nodeNamespaces({ namespaces, selector }: AccessNamespaces): ReadonlySet<Namespace> {
  return new Set(selector && canSelect(selector, undefined) ? [undefined] : [...namespaces, ...selector?.names ?? []]);
}

/** The namespaces in which nodes may ask for tokens for some programs, of those that are covered; undefined for all. */
export function servedNamespaces(
  nodes: readonly NodeSource[], covered: ReadonlySet<Namespace>,
): ReadonlySet<Namespace> | undefined {
  return nodes.some(({ provider }) => provider?.audience !== undefined) && !covered.has(undefined)
    ? covered
    : undefined;
}

/** The ServiceAccounts that programs serve which do not serve all. */
export function servedAccounts(nodes: readonly NodeSource[]): ServedServiceAccounts[] {
  return nodes.flatMap(({ provider }) => provider?._serviceAccountNames === undefined
    ? [] : [{ provider: provider.name, serviceAccountNames: provider._serviceAccountNames }]);
}

/** The annotations by which programs pull as a ServiceAccount; without its name, as any of those that they serve. */
export function annotationsOf(
  nodes: readonly NodeSource[], serviceAccountName?: string,
): Record<string, string> | undefined {
  const serving = nodes.filter(({ provider }) => serviceAccountName === undefined
    || (provider?._serviceAccountNames?.includes(serviceAccountName) ?? true));
  const annotations = Object.assign({}, ...serving.map(({ provider }) => provider?.serviceAccountAnnotations));
  return Object.keys(annotations).length > 0 ? annotations : undefined;
}

/**
 * What the proof has to know of nodes: what they serve to any pod, and what only to pods of certain ServiceAccounts.
 */
export function nodeCoverage(nodes: readonly NodeSource[], given: CoverageOptions = {}): ProofOptions {
  const served = nodes.map(({ registries, provider }) =>
    ({
      name: provider?.name ?? '',
      registries,
      patterns: provider ? patternsOf(provider) : [],
      annotations: provider ? annotationsFor(provider) : [],
      serviceAccountNames: provider?._serviceAccountNames,
    }));
  const servesAny = ({ annotations, serviceAccountNames }: NodeProvider) =>
    annotations.length === 0 && serviceAccountNames === undefined;
  const anyPod = served.filter(servesAny);
  return {
    nodeRegistries: [...given.nodeRegistries ?? [], ...anyPod.flatMap(({ registries }) => registries)],
    nodeProviders: served.filter(provider => !servesAny(provider) || provider.patterns.length > 0),
  };
}

/** Its patterns beside those that follow from its registries, which are wider than those. */
function patternsOf({ matchImages, registries }: CredentialProvider): MatchImage[] {
  const ofRegistries = new Set(registries.flatMap(registry => registry.matchImages));
  return matchImages.filter(pattern => !ofRegistries.has(pattern)).map(pattern => MatchImage.of(pattern));
}

/**
 * Without an annotation that it requires, the kubelet ignores a program; without one that it is given, the program
 * pulls as somebody else.
 */
function annotationsFor(provider: CredentialProvider): string[] {
  const required = provider._entry.tokenAttributes?.requiredServiceAccountAnnotationKeys ?? [];
  return [...new Set([...Object.keys(provider.serviceAccountAnnotations), ...required])];
}
