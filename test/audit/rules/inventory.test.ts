import { AuditSeverity } from '../../../src/audit/audit-report';
import { deployment, findingsOf, lists, pullSecret, rawPullSecret } from '../support';

const objects = [pullSecret('pull', ['reg.io', 'quay.io']), deployment('reg.io/a', lists('pull'))];

test('it is off unless it is asked for', () => {
  expect(findingsOf('PRA001', objects)).toEqual([]);
  expect(
    findingsOf('PRA001', objects, { severities: { PRA001: AuditSeverity.INFO } }).map(({ message }) => message),
  ).toEqual(["Secret 'default/pull' has credentials for 'quay.io', 'reg.io' as 'robot'; used by 1 workload."]);
});

test('of a login without a user no user is named', () => {
  const secret = rawPullSecret('pull', '{"auths":{"reg.io":{"auth":"OnB3"}}}');
  expect(findingsOf('PRA001', [secret], { severities: { PRA001: AuditSeverity.INFO } })[0].message)
    .toBe("Secret 'default/pull' has credentials for 'reg.io'; used by 0 workloads.");
});
