import { findingsOf, pullSecret, report, serviceAccount } from '../support';

const ANNOTATION = 'cdk8s-registry-access/ignore-';
const account = (annotations: object) => ({
  ...serviceAccount('default', ['pull']), metadata: { name: 'default', annotations },
});

test.each([
  ['an empty reason', { [`${ANNOTATION}PRA401`]: '' }, 'gives no reason'],
  ['blanks for a reason', { [`${ANNOTATION}PRA401`]: '  ' }, 'gives no reason'],
  ['a reason that is not a text', { [`${ANNOTATION}PRA401`]: true }, 'gives no reason'],
  ['a rule that there is not', { [`${ANNOTATION}PRA999`]: 'whatever' }, 'names no rule'],
])('%s is told, and is ignored', (_, annotations, message) => {
  expect(findingsOf('PRA002', [account(annotations)]))
    .toMatchObject([{ severity: 'warning', kind: 'ServiceAccount', message: expect.stringContaining(message) }]);
  expect(report([account(annotations)]).suppressed).toEqual([]);
});

test.each(['PRA999', 'pra401'])('of %s the fix is another rule, and no reason', rule => {
  expect(findingsOf('PRA002', [account({ [`${ANNOTATION}${rule}`]: 'whatever' })]))
    .toMatchObject([{ fix: 'Name a rule as `rules` lists them, such as PRA401, or take it away' }]);
});

test('a reason is respected, and nothing is told', () => {
  const { findings, suppressed } = report([
    pullSecret('pull', ['reg.io']), account({ [`${ANNOTATION}PRA401`]: 'all of it pulls from us' }),
  ]);
  expect(findings.map(({ rule }) => rule)).toEqual([]);
  expect(suppressed).toMatchObject([
    { acceptedBy: 'annotation', acceptedReason: 'all of it pulls from us', rule: 'PRA401' },
  ]);
});

test('other annotations are none of ours', () => {
  expect(findingsOf('PRA002', [account({ 'example.com/ignore-PRA401': '' })])).toEqual([]);
});
