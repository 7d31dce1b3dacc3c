import {
  AccessEnvironment, AccessPattern, AccessRecommendation, AccessRecommendationProps, CloudProvider, GitOpsTool,
  NodeControl,
} from '../../src';

type Column = readonly [
  title: string,
  props: Pick<AccessRecommendationProps, 'providers'> & Partial<AccessRecommendationProps>,
];

const PATTERN_COLUMNS: readonly Column[] = [
  ['ECR, Artifact Registry, ACR', { providers: [CloudProvider.AWS] }],
  ['the same, before Kubernetes 1.34', { providers: [CloudProvider.AWS], kubernetesVersion: '1.33' }],
  ['other registries', { providers: [CloudProvider.OTHER] }],
];

const SOURCE_COLUMNS: readonly Column[] = [
  ['ECR', { providers: [CloudProvider.AWS] }],
  ['Artifact Registry', { providers: [CloudProvider.GOOGLE] }],
  ['ACR', { providers: [CloudProvider.AZURE] }],
  ['other registries', { providers: [CloudProvider.OTHER] }],
];

const SOURCE_ROWS: readonly (readonly [title: string, props: Partial<AccessRecommendationProps>])[] = [
  ['applied by hand or by a pipeline', {}],
  ['and in development', { environment: AccessEnvironment.DEVELOPMENT }],
  ['Argo CD', { gitOps: GitOpsTool.ARGO_CD }],
  ['Flux', { gitOps: GitOpsTool.FLUX }],
  ['namespaces that are made later', { dynamicNamespaces: true }],
  ['External Secrets is installed', { externalSecrets: true }],
  ['and namespaces that are made later', { externalSecrets: true, dynamicNamespaces: true }],
];

/** The table of patterns as `docs/recommend.md` has it. */
export function patternMatrix(): string {
  const rows = Object.values(AccessEnvironment).flatMap(environment => Object.values(NodeControl).map(nodes => [
    environment, nodes,
    ...PATTERN_COLUMNS.map(([, props]) =>
      code(constantOf(AccessPattern.recommend({ environment, nodes, ...props })[0])),
    ),
  ]));
  return table(['environment', 'nodes', ...PATTERN_COLUMNS.map(([title]) => title)], rows);
}

/** The table of sources, for patterns with a Secret. */
export function sourceMatrix(): string {
  const common = { environment: AccessEnvironment.MULTI_TENANT, nodes: NodeControl.OTHERS };
  const sourceOf = (...props: Partial<AccessRecommendationProps>[]) =>
    AccessPattern.recommend(Object.assign({}, common, ...props))[0].source;
  const rows = SOURCE_ROWS.map(([title, row]) => [
    title,
    ...SOURCE_COLUMNS.map(([, column]) => code(sourceOf(row, column))),
  ]);
  return table(['', ...SOURCE_COLUMNS.map(([title]) => title)], rows);
}

/** The name of the constant that a recommended pattern is. */
export function constantOf({ pattern }: Pick<AccessRecommendation, 'pattern'>): string {
  return Object.keys(AccessPattern).find(name => (AccessPattern as any)[name] === pattern)!;
}

function code(text: string): string {
  return text.replace('RegistryCredentials.', '').split(' with ').map(part => `\`${part}\``).join(' with ');
}

function table(head: string[], rows: string[][]): string {
  return [head, head.map(() => '---'), ...rows].map(row => `| ${row.join(' | ')} |\n`).join('');
}
