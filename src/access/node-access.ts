/* eslint-disable @typescript-eslint/no-require-imports */
import { mkdirSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Construct, IConstruct } from 'constructs';
import { AccessNamespaces, knownNamespaces } from './access-namespaces';
import { nodeNamespaces } from './node-coverage';
import type { SelectedSecret } from '../attach/grant';
import { NodeSource } from '../credentials/source';
import type { CloudGrant } from '../identity';
import { checkObjectName } from '../kubernetes/name';
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
