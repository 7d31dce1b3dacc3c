/* eslint-disable @typescript-eslint/no-require-imports */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Construct, IConstruct } from 'constructs';
import type { SelectedSecret, ServedServiceAccounts } from '../attach/grant';
import { CoverageOptions } from '../coverage';
import { AccessNamespaces, knownNamespaces, Namespace } from './access-namespaces';
import { NodeProvider, ProofOptions } from '../coverage/registries';
import { NodeSource } from '../credentials/source';
import type { CloudGrant } from '../identity';
import { MatchImage } from '../image/match-image';
import { checkObjectName } from '../kubernetes/name';
import { canSelect } from '../kubernetes/selected-namespaces';
import { TargetKubernetes } from '../kubernetes/target-version';
import type { CredentialProvider, CredentialProviderConfig } from '../node';
import type { AudienceRoleProps } from '../node/audience-role';
import { IPullSecret } from '../secret';

/** What gives nodes access. */
export interface NodeAccessProps {
  /** Everything at and below it is checked for pull secrets that are left over. */
  readonly scope: IConstruct;
  readonly nodes: readonly NodeSource[];
  /** The namespaces that get access: nodes may ask for the tokens of their ServiceAccounts. */
  readonly covered: AccessNamespaces;
  /** Names of the ServiceAccounts that are declared in each of the listed namespaces. */
  readonly serviceAccounts: readonly string[];
  readonly secrets: readonly IPullSecret[];
  /** Those of the namespaces that are not listed. */
  readonly selected: readonly SelectedSecret[];
  /** Name of the ClusterRole by which they may. */
  readonly nodeRoleName?: string;
}

/** What nodes need so that they pull without a secret. */
export interface NodeAccess {
  /** What they are told, if the kubelet asks programs. */
  readonly config?: CredentialProviderConfig;
  /** What they have to be granted, where they pull as themselves. */
  readonly grants: CloudGrant[];
  /** What the identities of programs have to be granted. */
  readonly providerGrants: CloudGrant[];
  /**
   * The subjects that the identities of programs have to trust, and those of others, such as a refresher, with them.
   */
  trustWith(others: CloudGrant[], oidcIssuer?: string): CloudGrant[];
}

/**
 * What registries need that the nodes pull from without a secret: the rights to ask for tokens, the file of the nodes,
 * and a check that no pull secret for them is left. Loaded where it is needed.
 */
export function makeNodeAccess(access: Construct, props: NodeAccessProps): NodeAccess {
  const { scope, nodes, covered, secrets, selected, nodeRoleName: name } = props;
  const providers = nodes.map(node => node.provider).filter(provider => provider !== undefined);
  checkRoleName(name, providers);
  if (nodes.length === 0) {
    return { grants: [], providerGrants: [], trustWith: others => others };
  }
  const { checkNoPullSecrets } =
    require('../node/leftover-pull-secrets') as typeof import('../node/leftover-pull-secrets');
  checkNoPullSecrets(access, scope, nodes.flatMap(node => node.registries), { secrets, selected });
  const { providerGrants, providerTrust } =
    require('../node/provider-grants') as typeof import('../node/provider-grants');
  const known = {
    listed: covered.namespaces,
    selected: covered.selector?.names ?? [],
    declared: props.serviceAccounts,
  };
  return {
    config: makeProviderAccess(access, providers, { name, namespaces: knownNamespaces([...nodeNamespaces(covered)]) }),
    grants: grantsOf(nodes),
    providerGrants: providerGrants(providers, known),
    trustWith: (others, oidcIssuer) => providerTrust(providers, known, others, oidcIssuer),
  };
}

/** What nodes, programs and a refresher need of a repository is one policy. Loaded where it is needed. */
export function joinedGrants(grants: CloudGrant[]): CloudGrant[] {
  if (grants.length === 0) {
    return [];
  }
  const { withRepositoryPolicies } =
    require('../identity/aws/repository-policy') as typeof import('../identity/aws/repository-policy');
  return withRepositoryPolicies(grants);
}

/** Writes what has to be brought to nodes and clouds into a folder: see `PrivateRegistryAccess.writeNodeFiles`. */
export function writeNodeFiles(folder: string, { config, grants }: Pick<NodeAccess, 'config' | 'grants'>): string[] {
  const policies = grants.filter(({ policyDocument }) =>
    policyDocument?.Statement.every((statement: any) => statement.Principal === undefined));
  return [
    ...config ? [config.write(folder)] : [],
    ...grants.length > 0 ? [writeJson(folder, 'node-permissions.json', grants)] : [],
    ...policies.length === 1 ? [writeJson(folder, 'node-policy.json', policies[0].policyDocument)] : [],
  ];
}

function writeJson(folder: string, name: string, content: unknown): string {
  mkdirSync(folder, { recursive: true });
  const file = join(folder, name);
  writeFileSync(file, `${JSON.stringify(content, undefined, 2)}\n`);
  return file;
}

function checkRoleName(name: string | undefined, providers: readonly CredentialProvider[]): void {
  if (name === undefined) {
    return;
  }
  checkObjectName('nodeRoleName', name);
  if (providers.every(({ audience }) => audience === undefined)) {
    throw new Error(`'nodeRoleName' (${name}) has no effect, as no credential provider gets a token of a `
      + "ServiceAccount: leave it out, or give one with 'serviceAccounts' or 'serviceAccountToken'");
  }
}

function makeProviderAccess(
  access: Construct, providers: CredentialProvider[], role: AudienceRoleProps,
): CredentialProviderConfig | undefined {
  if (providers.length === 0) {
    return undefined;
  }
  const { CredentialProviderConfig: Config } = require('../node') as typeof import('../node');
  const { allowAudiences } = require('../node/audience-role') as typeof import('../node/audience-role');
  const config = Config.of(providers, TargetKubernetes.of(access));
  allowAudiences(new Construct(access, 'NodeAccess'), providers, role);
  return config;
}

function grantsOf(nodes: readonly NodeSource[]): CloudGrant[] {
  const pulling = nodes.filter(({ provider }) => provider === undefined);
  if (pulling.length === 0) {
    return [];
  }
  const { nodeGrants } = require('../node/node-grants') as typeof import('../node/node-grants');
  return nodeGrants(pulling);
}

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
