import { AccessPattern, AccessRecommendation } from './access-pattern';
import { groupBy } from '../collection/group-by';
import { CloudProvider } from '../registry/cloud-provider';

/** Answers for several providers as one, in which nothing is said twice. */
export interface MergedRecommendation {
  /** The pattern and source of the first provider. */
  readonly pattern: AccessPattern;
  readonly source: string;
  readonly reasons: readonly string[];
  readonly ruledOut: readonly { readonly option: string; readonly reason: string }[];
  readonly providers: readonly Pick<AccessRecommendation, 'provider' | 'pattern' | 'source'>[];
}

/** How sentences call the registries of a provider. */
const LABELS: Readonly<Record<CloudProvider, string>> = {
  [CloudProvider.AWS]: 'Amazon ECR',
  [CloudProvider.GOOGLE]: 'Artifact Registry',
  [CloudProvider.AZURE]: 'ACR',
  [CloudProvider.OTHER]: 'other registries',
};

/** @param answers of `AccessPattern.recommend` */
export function mergeRecommendations(answers: readonly AccessRecommendation[]): MergedRecommendation {
  const reasons = labelled(answers.map(({ provider, reasons: items }) => ({ provider, items })), reason => reason);
  const options = answers.map(({ provider, ruledOut }) => ({ provider, items: Object.entries(ruledOut) }));
  const ruledOut = labelled(options, ([option, reason]) => `${option}: ${reason}`);
  return {
    pattern: answers[0].pattern,
    source: answers[0].source,
    reasons: reasons.map(({ item, label }) => label === undefined ? item : `For ${label}: ${item}`),
    ruledOut: ruledOut.map(({ item: [option, reason], label }) => (
      { option: label === undefined ? option : `${option}, for ${label}`, reason })),
    providers: answers.map(({ provider, pattern, source }) => ({ provider, pattern, source })),
  };
}

/** What is said of some providers, each once: with their names, unless it holds for all. */
function labelled<T>(
  answers: readonly { readonly provider: CloudProvider; readonly items: readonly T[] }[], keyOf: (item: T) => string,
): { item: T; label?: string }[] {
  const said = answers.flatMap(({ provider, items }) => items.map(item => ({ item, label: LABELS[provider] })));
  return [...groupBy(said, ({ item }) => keyOf(item)).values()].map(same => {
    const isOfAll = same.length === answers.length;
    return { item: same[0].item, label: isOfAll ? undefined : same.map(({ label }) => label).join(' and ') };
  });
}
