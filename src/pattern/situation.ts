import { AccessEnvironment } from './access-environment';
import { GitOpsTool } from './gitops-tool';
import { NodeControl } from './node-control';
import { CloudProvider } from '../registry/cloud-provider';

/** Everything that the recommendation for one provider follows from. */
export interface Situation {
  readonly environment: AccessEnvironment;
  readonly nodes: NodeControl;
  readonly provider: CloudProvider;
  /** Whether the nodes are, as far as is known, in the cloud of the registry. */
  readonly isHome: boolean;
  /** Whether the kubelet hands tokens of ServiceAccounts to credential providers (KEP-4412). */
  readonly hasAccountTokens: boolean;
  /** Whether the API server evaluates a `MutatingAdmissionPolicy`. */
  readonly hasMutatingPolicies: boolean;
  readonly hasDynamicNamespaces: boolean;
  readonly gitOps: GitOpsTool;
  readonly hasExternalSecrets: boolean;
}

/** A pattern by the name of its constant: the class itself stands above what it recommends by. */
export type PatternName =
  'WORKLOAD' | 'NAMESPACE' | 'ADMISSION' | 'DEDICATED_SERVICE_ACCOUNT' | 'KUBELET_CREDENTIAL_PROVIDER'
  | 'NODE_IDENTITY';

/** One rule: of a list of them, the first that holds counts. */
export interface SituationRule<T> {
  readonly when: (situation: Situation) => boolean;
  readonly then: T;
  /** A sentence, or nothing where there is nothing to say. */
  readonly because: string;
}

/** What the first rule says that holds. The last rule of a list always holds. */
export function firstRule<T>(rules: readonly SituationRule<T>[], situation: Situation): SituationRule<T> {
  return rules.find(({ when }) => when(situation))!;
}

export const isCloud = ({ provider }: Situation) => provider !== CloudProvider.OTHER;
export const isSelfManaged = ({ nodes }: Situation) => nodes === NodeControl.SELF_MANAGED;
export const isCloudManaged = ({ nodes }: Situation) => nodes === NodeControl.CLOUD_MANAGED;
export const isDevelopment = ({ environment }: Situation) => environment === AccessEnvironment.DEVELOPMENT;
export const isHighSecurity = ({ environment }: Situation) => environment === AccessEnvironment.HIGH_SECURITY;
export const isMultiTenant = ({ environment }: Situation) => environment === AccessEnvironment.MULTI_TENANT;
export const isPublicCloud = ({ environment }: Situation) => environment === AccessEnvironment.PUBLIC_CLOUD;
export const isDynamic = (situation: Situation) => situation.hasDynamicNamespaces;
/**
 * Whether one thing serves all namespaces, those that are made later included; with high security each keeps its own.
 */
export const isSpread = (situation: Situation) => isDynamic(situation) && !isHighSecurity(situation);
export const always = () => true;
