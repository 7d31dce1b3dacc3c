import { wrap } from '../../audit/formats/table';
import { TargetKubernetes } from '../../kubernetes/target-version';
import { AccessEnvironment, AccessPattern, AccessRecommendationProps, GitOpsTool, NodeControl } from '../../pattern';
import { MergedRecommendation, mergeRecommendations } from '../../pattern/merged-recommendation';
import { CloudProvider } from '../../registry';
import { ExitCode, Io, UsageError } from '../io';
import { askQuestions, canAsk, Question, splitList } from '../questions';

const YES_NO = ['yes', 'no'];

/** What has to be known; those without a default first. */
const QUESTIONS: readonly Question[] = [
  { flag: 'environment', text: 'What is the cluster for?', choices: Object.values(AccessEnvironment) },
  { flag: 'nodes', text: 'Who controls the nodes?', choices: Object.values(NodeControl) },
  {
    flag: 'provider',
    text: 'Whose registries are the images in?',
    choices: Object.values(CloudProvider),
    isList: true,
  },
  { flag: 'kubernetes', text: 'Which version of Kubernetes?', default: TargetKubernetes.DEFAULT },
  { flag: 'dynamic-namespaces', text: 'Are namespaces made later, by others?', choices: YES_NO, default: 'no' },
  {
    flag: 'gitops',
    text: 'What brings manifests from Git?',
    choices: Object.values(GitOpsTool),
    default: GitOpsTool.NONE,
  },
  { flag: 'external-secrets', text: 'Is External Secrets Operator installed?', choices: YES_NO, default: 'no' },
];

/** The flags that say the properties of `AccessPattern.recommend`. */
const FLAGS: Readonly<Record<keyof AccessRecommendationProps, string>> = {
  environment: 'environment',
  nodes: 'nodes',
  providers: 'provider',
  kubernetesVersion: 'kubernetes',
  dynamicNamespaces: 'dynamic-namespaces',
  gitOps: 'gitops',
  externalSecrets: 'external-secrets',
};

interface RecommendOptions {
  readonly environment?: string;
  readonly nodes?: string;
  readonly provider?: readonly string[];
  readonly kubernetes?: string;
  /** False for `--no-…`. */
  readonly dynamicNamespaces?: string | false;
  readonly gitops?: string;
  readonly externalSecrets?: string | false;
  readonly format: string;
}

/** Which pattern and source suit a situation. */
export async function runRecommend(_: readonly any[], { format, ...flags }: RecommendOptions, io: Io): Promise<number> {
  const answers = await completeAnswers(flags, io);
  const recommendation = mergeRecommendations(withFlags(() => AccessPattern.recommend({
    environment: answers.get('environment') as AccessEnvironment,
    nodes: answers.get('nodes') as NodeControl,
    providers: splitList(answers.get('provider')!) as CloudProvider[],
    kubernetesVersion: answers.get('kubernetes'),
    dynamicNamespaces: answers.get('dynamic-namespaces') === 'yes',
    gitOps: answers.get('gitops') as GitOpsTool,
    externalSecrets: answers.get('external-secrets') === 'yes',
  })));
  io.stdout.write(
    format === 'json' ? recommendationJson(recommendation) : recommendationText(recommendation, io.stdout.columns),
  );
  return ExitCode.OK;
}

/** What is wrong with an answer, said of its flag. */
function withFlags<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    const said = (error as Error).message.replace('AccessPattern.recommend: ', '');
    throw new UsageError(said.replace(/^'(\w+)(?:\[\d+\])?'/, (name, property) =>
      Object.hasOwn(FLAGS, property) ? `--${FLAGS[property as keyof typeof FLAGS]}` : name));
  }
}

/** What the flags say, and what is asked where something is missing that has no default. */
async function completeAnswers(flags: Omit<RecommendOptions, 'format'>, io: Io): Promise<ReadonlyMap<string, string>> {
  const given = new Map(QUESTIONS.map(({ flag }): [string, string | undefined] => {
    const value = flags[camelCase(flag) as keyof typeof flags];
    return [flag, typeof value === 'object' ? value.join() : value === false ? 'no' : value];
  }));
  const missing = QUESTIONS.filter(({ flag }) => given.get(flag) === undefined);
  const needed = missing.filter(question => question.default === undefined);
  if (needed.length > 0 && !canAsk(io)) {
    const flag = needed.map(question => `--${question.flag} (${question.choices!.join(', ')})`).join(' and ');
    throw new UsageError(`give ${flag}: there is no terminal for questions`);
  }
  const asked =
    needed.length > 0
      ? await askQuestions(missing, io)
      : new Map(missing.map(question => [question.flag, question.default!]));
  return new Map(QUESTIONS.map(({ flag }) => [flag, given.get(flag) ?? asked.get(flag)!]));
}

function camelCase(flag: string): string {
  return flag.replace(/-(.)/g, (__, letter: string) => letter.toUpperCase());
}

function recommendationJson({ pattern, providers, ...rest }: MergedRecommendation): string {
  const named = providers.map(own => ({ ...own, pattern: own.pattern.name }));
  return `${JSON.stringify({ pattern: pattern.name, ...rest, providers: named }, undefined, 2)}\n`;
}

function recommendationText({ providers, reasons, ruledOut }: MergedRecommendation, columns: number): string {
  const paragraph = (text: string, indent: string) =>
    wrap(text, columns - indent.length).map(line => `${indent}${line}\n`).join('');
  return [
    ...providers.map(({ provider, pattern, source }) => [
      ...providers.length > 1 ? [`Registries   ${provider}\n`] : [],
      `Pattern      ${pattern}: ${pattern.description}\n`,
      `Credentials  ${source}\n`,
    ].join('')),
    `Why\n${reasons.map(reason => paragraph(reason, '  ')).join('')}`,
    `Not\n${ruledOut.map(({ option, reason }) => paragraph(option, '  ') + paragraph(reason, '    ')).join('')}`,
  ].join('\n');
}
