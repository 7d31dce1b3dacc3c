import { AccessEnvironment } from './access-environment';
import { AccessPattern } from './access-pattern';
import { GitOpsTool } from './gitops-tool';
import { NodeControl } from './node-control';
import { AccessRecommendation, AccessRecommendationProps, RuledOutAccess } from './recommendation';
import { PATTERN_RULES, RULED_OUT } from './recommended-pattern';
import { sourceFor } from './recommended-source';
import { RegistryCloud } from './registry-cloud';
import { firstRule, PatternName, Situation } from './situation';
import { checkChoice } from '../kubernetes/choice';
import { TargetKubernetes } from '../kubernetes/target-version';
import { checkVersion, isAtLeast } from '../kubernetes/version';

/** Where the kubelet hands tokens of ServiceAccounts to credential providers by default. https://kep.k8s.io/4412 */
const ACCOUNT_TOKENS_SINCE = '1.34';

/** How sentences call the registries of a provider. */
const LABELS: Readonly<Record<RegistryCloud, string>> = {
  [RegistryCloud.AWS]: 'Amazon ECR',
  [RegistryCloud.GOOGLE]: 'Artifact Registry',
  [RegistryCloud.AZURE]: 'ACR',
  [RegistryCloud.OTHER]: 'other registries',
};

/** Answers for every combination of what can be asked: `AccessPattern.recommend`. */
export function recommend(props: AccessRecommendationProps): AccessRecommendation {
  const answers = situationsOf(props).map(situation => ({ ...recommendOne(situation), provider: situation.provider }));
  const reasons = labelled(answers.map(answer => ({ ...answer, items: answer.reasons })), reason => reason);
  const ruledOut = labelled(answers.map(answer => ({ ...answer, items: answer.ruledOut })), ({ option, reason }) => `${option}: ${reason}`);
  return {
    pattern: answers[0].pattern,
    source: answers[0].source,
    providers: answers.map(({ provider, pattern, source }) => ({ provider, pattern, source })),
    reasons: reasons.map(({ item, label }) => label === undefined ? item : `For ${label}: ${item}`),
    ruledOut: ruledOut.map(({ item, label }) => label === undefined ? item : { ...item, option: `${item.option}, for ${label}` }),
  };
}

/** What is said of some providers, each once: with their names, unless it holds for all. */
function labelled<T>(
  answers: readonly { readonly provider: RegistryCloud; readonly items: readonly T[] }[], keyOf: (item: T) => string,
): { item: T; label?: string }[] {
  const byKey = new Map<string, { item: T; providers: RegistryCloud[] }>();
  answers.forEach(({ provider, items }) => items.forEach(item => {
    const known = byKey.get(keyOf(item));
    byKey.set(keyOf(item), { item, providers: [...known?.providers ?? [], provider] });
  }));
  return [...byKey.values()].map(({ item, providers }) => (
    { item, label: providers.length === answers.length ? undefined : providers.map(provider => LABELS[provider]).join(' and ') }));
}

function recommendOne(situation: Situation) {
  const { then: name, because } = firstRule(PATTERN_RULES, situation);
  const { source, because: becauseOfSource, ruledOut } = sourceFor(name, situation);
  const others = (Object.keys(RULED_OUT) as PatternName[]).filter(other => other !== name);
  const ruledOutPatterns: RuledOutAccess[] = others.map(other => (
    { option: `AccessPattern.${other}`, reason: firstRule(RULED_OUT[other], situation).because }));
  return { pattern: AccessPattern[name], source, reasons: [because, ...becauseOfSource], ruledOut: [...ruledOutPatterns, ...ruledOut] };
}

function situationsOf(props: AccessRecommendationProps): Situation[] {
  const environment = checkChoice('environment', props.environment, AccessEnvironment);
  const nodes = checkChoice('nodes', props.nodes, NodeControl);
  const gitOps = checkChoice('gitOps', props.gitOps ?? GitOpsTool.NONE, GitOpsTool);
  const version = checkVersion('kubernetesVersion', props.kubernetesVersion ?? TargetKubernetes.DEFAULT);
  const providers = [...new Set(props.providers)].map(provider => checkChoice('providers', provider, RegistryCloud));
  if (providers.length === 0) {
    throw new Error(`'providers' is empty: list whose registries the images are in (${Object.values(RegistryCloud).join(', ')})`);
  }
  const home = providers.find(provider => provider !== RegistryCloud.OTHER);
  return providers.map(provider => ({
    environment,
    nodes,
    provider,
    isHome: provider === home,
    hasAccountTokens: isAtLeast(version, ACCOUNT_TOKENS_SINCE),
    hasDynamicNamespaces: props.dynamicNamespaces ?? false,
    gitOps,
    hasExternalSecrets: props.externalSecrets ?? false,
  }));
}
