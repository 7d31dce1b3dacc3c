import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { constantOf, patternMatrix, sourceMatrix } from './matrix';
import { singleSituations } from './situations';
import { AccessPattern } from '../../src';

const PAGE = readFileSync(join(__dirname, '../../docs/recommend.md'), 'utf8');

// Where it differs, paste what is expected here.
test.each([
  ['patterns', patternMatrix()],
  ['sources', sourceMatrix()],
])('the table of %s in docs/recommend.md is what the function says', (_, matrix) => {
  expect(PAGE).toContain(`\n${matrix}\n`);
});

test('clouds, GitOps tools and External Secrets make no difference, later namespaces only in development', () => {
  const answers = new Map<string, Set<string>>();
  for (const props of singleSituations()) {
    const { environment, nodes, providers: [provider], kubernetesVersion, dynamicNamespaces } = props;
    const isLater = dynamicNamespaces && environment === 'development';
    const cell = [
      environment, nodes, provider === 'other', Number(kubernetesVersion!.split('.')[1]) >= 34, isLater,
    ].join();
    answers.set(cell, (answers.get(cell) ?? new Set()).add(constantOf(AccessPattern.recommend(props)[0])));
  }
  expect([...answers].filter(([, patterns]) => patterns.size !== 1)).toEqual([]);
});
