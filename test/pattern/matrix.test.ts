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

test('clouds, GitOps tools and External Secrets make no difference, later namespaces only where it is said', () => {
  const answers = new Map<string, Set<string>>();
  for (const props of singleSituations()) {
    const { environment, nodes, providers: [provider], kubernetesVersion, dynamicNamespaces } = props;
    const minor = Number(kubernetesVersion!.split('.')[1]);
    const isLater = dynamicNamespaces && (environment === 'development' || minor >= 36);
    const cell = [environment, nodes, provider === 'other', minor >= 34, isLater, isLater && minor >= 36].join();
    answers.set(cell, (answers.get(cell) ?? new Set()).add(constantOf(AccessPattern.recommend(props)[0])));
  }
  expect([...answers].filter(([, patterns]) => patterns.size !== 1)).toEqual([]);
});
