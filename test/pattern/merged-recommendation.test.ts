import { situations } from './situations';
import { AccessEnvironment, AccessPattern, AccessRecommendation, CloudProvider, NodeControl } from '../../src';
import { mergeRecommendations } from '../../src/pattern/merged-recommendation';

const { AWS, GOOGLE, OTHER } = CloudProvider;

test('the whole has the pattern and source of the first provider, and every sentence', () => {
  const isSentence = (text: string) => /^[A-Z].*[^.]\.$/s.test(text);
  const describe = ({ provider, pattern, source }: Pick<AccessRecommendation, 'provider' | 'pattern' | 'source'>) =>
    `${provider} ${pattern} ${source}`;
  const problems = situations().filter(props => {
    const answers = AccessPattern.recommend(props);
    const { pattern, source, providers, reasons, ruledOut } = mergeRecommendations(answers);
    const options = ruledOut.map(({ option, reason }) => `${option}: ${reason}`);
    return !(pattern === answers[0].pattern && source === answers[0].source
      && providers.map(describe).join() === answers.map(describe).join()
      && new Set(options).size === options.length && new Set(reasons).size === reasons.length
      && [...reasons, ...ruledOut.map(({ reason }) => reason)].every(isSentence));
  });
  expect(problems).toEqual([]);
});

test('what is said of some providers names them, and what holds for all is said once', () => {
  const answer = mergeRecommendations(
    AccessPattern.recommend({
      environment: AccessEnvironment.PUBLIC_CLOUD, nodes: NodeControl.CLOUD_MANAGED, providers: [OTHER, GOOGLE, AWS],
    }),
  );
  expect(answer.pattern).toBe(AccessPattern.NAMESPACE);
  expect(answer.reasons).toContainEqual(expect.stringMatching(/^For Artifact Registry: Managed nodes/));
  expect(answer.ruledOut).toContainEqual({
    option: 'AccessPattern.NODE_IDENTITY, for Amazon ECR', reason: expect.stringContaining('another cloud'),
  });
  expect(answer.ruledOut.map(({ option }) => option)).toContain('AccessPattern.DEDICATED_SERVICE_ACCOUNT');
  expect(answer.reasons).toContainEqual(expect.stringMatching(/^For other registries and Amazon ECR: All pods/));
});
