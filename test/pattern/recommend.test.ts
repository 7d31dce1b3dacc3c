import { singleSituations, situations } from './situations';
import * as api from '../../src';
import {
  AccessEnvironment, AccessPattern, AccessRecommendation, AccessRecommendationProps, CloudProvider, GitOpsTool,
  NodeControl,
} from '../../src';

const { DEVELOPMENT, MULTI_TENANT, HIGH_SECURITY, PUBLIC_CLOUD } = AccessEnvironment;
const { SELF_MANAGED, CLOUD_MANAGED, OTHERS } = NodeControl;
const { AWS, GOOGLE, AZURE, OTHER } = CloudProvider;

const ALL_PATTERNS = Object.values(AccessPattern).filter(value => value instanceof AccessPattern);
const NAMES = Object.keys(AccessPattern).filter(name => (AccessPattern as any)[name] instanceof AccessPattern);
const nameOf = (pattern: AccessPattern) =>
  Object.keys(AccessPattern).find(name => (AccessPattern as any)[name] === pattern)!;
/** Different texts, each with how often it is there. */
function countOf(texts: string[]): string {
  const counts = new Map<string, number>();
  texts.forEach(text => counts.set(text, (counts.get(text) ?? 0) + 1));
  return [...counts].map(([text, count]) => `${text} (${count})`).sort().join('\n');
}
const describeAnswer = ({ pattern, source }: AccessRecommendation) => `${nameOf(pattern)} ${source}`;

test('every combination has an answer: a pattern, a source for each provider, reasons, what is ruled out', () => {
  const combinations = situations();
  expect(combinations).toHaveLength(4 * 3 * 64 * 4 * 2 * 3 * 2);
  const isSentence = (text: string) => /^[A-Z].*[^.]\.$/s.test(text);
  const problems = combinations.filter(props => {
    const answers = AccessPattern.recommend(props);
    return !(
      answers.map(({ provider }) => provider).join() === props.providers.join()
      && answers.every(({ pattern, source }) => ALL_PATTERNS.includes(pattern) && source !== '')
      && answers.every(
        ({ reasons, ruledOut }) => reasons.length > 0 && [...reasons, ...Object.values(ruledOut)].every(isSentence),
      )
    );
  });
  expect(problems).toEqual([]);
});

test('of the patterns, one is recommended and each of the others is ruled out once', () => {
  const problems = singleSituations().filter(props => {
    const [{ pattern, ruledOut }] = AccessPattern.recommend(props);
    const options = Object.keys(ruledOut);
    const said = [nameOf(pattern), ...NAMES.filter(name => options.includes(`AccessPattern.${name}`))];
    return said.length !== NAMES.length || new Set(said).size !== NAMES.length;
  });
  expect(problems).toEqual([]);
});

test('the answers, and why', () => {
  expect(countOf(singleSituations().map(props => {
    const [{ reasons, ...answer }] = AccessPattern.recommend(props);
    return [describeAnswer({ ...answer, reasons }), ...reasons.map(reason => `  ${reason}`)].join('\n');
  }))).toMatchSnapshot();
});

test('what is ruled out, and why', () => {
  expect(
    countOf(
      singleSituations().flatMap(props =>
        Object.entries(AccessPattern.recommend(props)[0].ruledOut).map(([option, reason]) => `${option}: ${reason}`),
      ),
    ),
  ).toMatchSnapshot();
});

test('every source that is recommended is there', () => {
  const sources = new Set(singleSituations().map(props => AccessPattern.recommend(props)[0].source));
  const find = (source: string) => source.split('.').reduce((value, name) => value?.[name], api as any);
  const missing = [...sources].filter(source => find(source) === undefined);
  expect(missing).toEqual([]);
});

describe('the rows of the matrix', () => {
  test.each<[AccessEnvironment, NodeControl, CloudProvider, string]>([
    [DEVELOPMENT, OTHERS, OTHER, 'WORKLOAD RegistryCredentials.environmentInManifest'],
    [DEVELOPMENT, CLOUD_MANAGED, AWS, 'WORKLOAD RegistryCredentials.token'],
    [MULTI_TENANT, CLOUD_MANAGED, AWS, 'NAMESPACE RegistryCredentials.token'],
    [MULTI_TENANT, SELF_MANAGED, GOOGLE, 'NAMESPACE RegistryCredentials.token'],
    [MULTI_TENANT, OTHERS, AZURE, 'NAMESPACE RegistryCredentials.token'],
    [MULTI_TENANT, SELF_MANAGED, OTHER, 'NAMESPACE RegistryCredentials.existingSecret'],
    [HIGH_SECURITY, CLOUD_MANAGED, AWS, 'DEDICATED_SERVICE_ACCOUNT RegistryCredentials.token'],
    [HIGH_SECURITY, SELF_MANAGED, OTHER, 'DEDICATED_SERVICE_ACCOUNT RegistryCredentials.existingSecret'],
  ])('%s, nodes %s, %s: %s', (environment, nodes, provider, answer) => {
    expect(describeAnswer(AccessPattern.recommend({ environment, nodes, providers: [provider] })[0])).toBe(answer);
  });

  test.each<[AccessEnvironment, NodeControl, AccessPattern]>([
    [HIGH_SECURITY, SELF_MANAGED, AccessPattern.KUBELET_CREDENTIAL_PROVIDER],
    [PUBLIC_CLOUD, SELF_MANAGED, AccessPattern.KUBELET_CREDENTIAL_PROVIDER],
    [PUBLIC_CLOUD, CLOUD_MANAGED, AccessPattern.NODE_IDENTITY],
    [PUBLIC_CLOUD, OTHERS, AccessPattern.NAMESPACE],
  ])('%s, nodes %s: %s on each cloud', (environment, nodes, pattern) => {
    const patterns = [AWS, GOOGLE, AZURE].map(
      provider => AccessPattern.recommend({ environment, nodes, providers: [provider] })[0].pattern,
    );
    expect(patterns).toEqual([pattern, pattern, pattern]);
  });
});

describe('what else counts', () => {
  const answerTo = (props: Partial<AccessRecommendationProps>) =>
    AccessPattern.recommend({ environment: MULTI_TENANT, nodes: OTHERS, providers: [OTHER], ...props })[0];
  const source = (props: Partial<AccessRecommendationProps>) => answerTo(props).source;
  const reasons = (props: Partial<AccessRecommendationProps>) => answerTo(props).reasons.join('\n');

  test('before Kubernetes 1.34 the kubelet hands no tokens of ServiceAccounts on', () => {
    const props = { environment: HIGH_SECURITY, nodes: SELF_MANAGED, providers: [AWS] };
    expect(AccessPattern.recommend({ ...props, kubernetesVersion: '1.33' })[0].pattern)
      .toBe(AccessPattern.DEDICATED_SERVICE_ACCOUNT);
    expect(AccessPattern.recommend({ ...props, kubernetesVersion: 'v1.34.2' })[0].pattern)
      .toBe(AccessPattern.KUBELET_CREDENTIAL_PROVIDER);
    expect(AccessPattern.recommend(props)[0].pattern).toBe(AccessPattern.KUBELET_CREDENTIAL_PROVIDER);
  });

  test('the GitOps tool decides how a Secret can be committed', () => {
    expect(Object.values(GitOpsTool).map(gitOps => source({ gitOps })))
      .toEqual(['existingSecret', 'encryptedSecret', 'encryptedSecret'].map(name => `RegistryCredentials.${name}`));
    expect(reasons({ gitOps: GitOpsTool.ARGO_CD }))
      .toContain('the controller of Sealed Secrets does: the Secret can be committed sealed');
    expect(reasons({ gitOps: GitOpsTool.FLUX })).toContain('Flux decrypts SOPS by itself');
  });

  test('a login from the environment is recommended only for manifests that are not committed', () => {
    const sources = singleSituations().filter(props => AccessPattern.recommend(props)[0].source.endsWith('InManifest'));
    expect(new Set(sources.map(({ environment, gitOps }) => `${environment} ${gitOps}`)))
      .toEqual(new Set(['development none']));
  });

  test('namespaces that are made later are served by labels', () => {
    expect(reasons({ dynamicNamespaces: true, providers: [AWS] }))
      .toMatch(/finds the namespaces and their ServiceAccounts by labels \(`namespaceSelector`\)/);
    expect(reasons({ dynamicNamespaces: true, externalSecrets: true }))
      .toMatch(/every namespace with a label \(`namespaceSelector`\), those that are made later/);
    expect(reasons({ externalSecrets: true })).not.toMatch(/namespaceSelector/);
  });

  test('nodes pull as themselves only from the cloud that they are in; others get a pattern of their own', () => {
    const answers = AccessPattern.recommend({
      environment: PUBLIC_CLOUD, nodes: CLOUD_MANAGED, providers: [OTHER, GOOGLE, AWS],
    });
    expect(answers.map(({ provider, pattern }) => `${provider} ${pattern}`))
      .toEqual(['other namespace', 'google node-identity', 'aws namespace']);
    expect(answers[1].reasons).toContainEqual(expect.stringMatching(/^Managed nodes/));
    expect(answers[2].ruledOut['AccessPattern.NODE_IDENTITY']).toContain('another cloud');
  });
});

describe('refuses', () => {
  const props = { environment: DEVELOPMENT, nodes: OTHERS, providers: [AWS] };

  test.each<[string, Partial<AccessRecommendationProps>, string]>([
    ['no providers', { providers: [] },
      "'providers' is empty: list whose registries the images are in (aws, google, azure, other)"],
    ['a provider that there is not', { providers: ['ibm' as CloudProvider] },
      "'providers[0]' must be one of aws, google, azure, other; got 'ibm'"],
    ['an environment that there is not', { environment: 'prod' as AccessEnvironment },
      "'environment' must be one of development, "],
    ['nodes of nobody', { nodes: 'mine' as NodeControl },
      "'nodes' must be one of self-managed, cloud-managed, others; got 'mine'"],
    ['a tool that there is not', { gitOps: 'svn' as GitOpsTool },
      "'gitOps' must be one of none, argocd, flux; got 'svn'"],
    ['a version that is none', { kubernetesVersion: 'new' }, "'kubernetesVersion' must be a version of Kubernetes"],
  ])('%s', (_, more, message) => {
    expect(() => AccessPattern.recommend({ ...props, ...more })).toThrow(message);
  });
});
