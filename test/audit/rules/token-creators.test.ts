import { binding, role, rule, WEB } from '../rbac';
import { findingsOf, pullSecret } from '../support';

const find = (resources: string[], verbs: string[], more: object = {}, others: object[] = []) =>
  findingsOf('PRA404', [role('r', [rule(resources, verbs, more), ...others], 'a'), binding('b', { name: 'r' }, 'a')]);

test.each([
  ['the subresource', ['serviceaccounts/token'], ['create']],
  ['the subresource of everything', ['*/token'], ['create']],
  ['everything of the subresource', ['serviceaccounts/token'], ['*']],
])('%s is told', (_, resources, verbs) => {
  expect(find(resources, verbs)).toMatchObject([
    {
      severity: 'warning',
      message: expect.stringContaining("lets ServiceAccount 'x/web' create tokens of every ServiceAccount of 'a'"),
    },
  ]);
});

test.each([
  ['ServiceAccounts', ['serviceaccounts'], ['create'], {}],
  ['other verbs', ['serviceaccounts/token'], ['get'], {}],
  ['another API group', ['serviceaccounts/token'], ['create'], { apiGroups: ['apps'] }],
])('%s are fine', (_, resources, verbs, more) => {
  expect(find(resources, verbs, more)).toEqual([]);
});

test('for named ServiceAccounts it is a hint', () => {
  expect(find(['serviceaccounts/token'], ['create'], { resourceNames: ['ci'] }))
    .toMatchObject([{ severity: 'info', message: expect.stringContaining("of ServiceAccounts 'ci'") }]);
});

test('whoever reads all Secrets is told of that instead', () => {
  const more = [role('r', [rule(['serviceaccounts/token'], ['create']), rule(['secrets'], ['list'])], 'a'),
    binding('b', { name: 'r' }, 'a')];
  expect(findingsOf('PRA404', [...more, pullSecret('pull', ['reg.io'], { namespace: 'a' })])).toEqual([]);
  // Nothing is said of readers where there is nothing to read, and more rights are not fewer findings.
  expect(findingsOf('PRA404', more)).toHaveLength(1);
});

test.each([
  ['PRA403', ['secrets'], ['get', 'list']],
  ['PRA404', ['serviceaccounts/token'], ['create']],
])('%s names ten subjects of a binding, and says how many more there are', (id, resources, verbs) => {
  const subjects = Array.from({ length: 12 }, (_, index) => ({ ...WEB, name: `web-${index}` }));
  const [finding] = findingsOf(id, [
    pullSecret('pull', ['reg.io'], { namespace: 'a' }), role('r', [rule(resources, verbs)], 'a'),
    binding('b', { name: 'r' }, 'a', subjects),
  ]);
  expect(finding.message).toMatch(/ServiceAccount 'x\/web-9' and 2 more /);
});

test('who makes pods can run as any ServiceAccount anyway', () => {
  expect(find(['serviceaccounts/token', 'pods'], ['create'])).toMatchObject([{ severity: 'info' }]);
});
