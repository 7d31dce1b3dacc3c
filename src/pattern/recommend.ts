import { GitOpsTool } from './gitops-tool';
import { AccessRecommendationProps } from './recommendation';
import { PATTERN_RULES, RULED_OUT } from './recommended-pattern';
import { sourceFor } from './recommended-source';
import { firstRule, PatternName, Situation } from './situation';
import { TargetKubernetes } from '../kubernetes/target-version';
import { checkVersion, isVersionAtLeast, MUTATING_POLICY_SINCE } from '../kubernetes/version';
import { CloudProvider } from '../registry/cloud-provider';

/** Where the kubelet hands tokens of ServiceAccounts to credential providers by default. https://kep.k8s.io/4412 */
const ACCOUNT_TOKENS_SINCE = '1.34';

/** What is recommended for the registries of one provider: an `AccessRecommendation` with the name of the pattern. */
export interface NamedRecommendation {
  readonly provider: CloudProvider;
  readonly pattern: PatternName;
  readonly source: string;
  readonly reasons: string[];
  readonly ruledOut: Record<string, string>;
}

/** Answers for every combination of what can be asked: `AccessPattern.recommend`. */
export function recommend(props: AccessRecommendationProps): NamedRecommendation[] {
  return situationsOf(props).map(recommendOne);
}

function recommendOne(situation: Situation): NamedRecommendation {
  const { then: pattern, because } = firstRule(PATTERN_RULES, situation);
  const { source, because: becauseOfSource, ruledOut } = sourceFor(pattern, situation);
  const others = (Object.keys(RULED_OUT) as PatternName[]).filter(other => other !== pattern);
  const ruledOutPatterns = Object.fromEntries(others.map(other => (
    [`AccessPattern.${other}`, firstRule(RULED_OUT[other], situation).because])));
  return {
    provider: situation.provider,
    pattern,
    source,
    reasons: [because, ...becauseOfSource],
    ruledOut: { ...ruledOutPatterns, ...ruledOut },
  };
}

function situationsOf(props: AccessRecommendationProps): Situation[] {
  const version = checkVersion('kubernetesVersion', props.kubernetesVersion ?? TargetKubernetes.DEFAULT);
  const providers = [...new Set(props.providers)];
  if (providers.length === 0) {
    throw new Error(
      `'providers' is empty: list whose registries the images are in (${Object.values(CloudProvider).join(', ')})`,
    );
  }
  const home = providers.find(provider => provider !== CloudProvider.OTHER);
  return providers.map(provider => ({
    environment: props.environment,
    nodes: props.nodes,
    provider,
    isHome: provider === home,
    hasAccountTokens: isVersionAtLeast(version, ACCOUNT_TOKENS_SINCE),
    hasMutatingPolicies: isVersionAtLeast(version, MUTATING_POLICY_SINCE),
    hasDynamicNamespaces: props.dynamicNamespaces ?? false,
    gitOps: props.gitOps ?? GitOpsTool.NONE,
    hasExternalSecrets: props.externalSecrets ?? false,
  }));
}
