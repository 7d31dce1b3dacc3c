import { account, oidcIssuer, otherRole, role, trustOf, workload } from './support';
import { CloudIdentity } from '../../src';
import { sharedTrusts } from '../../src/identity/shared-grants';

const subject = 'system:serviceaccount:registry:refresher';
const federation = { projectNumber: '123456789', pool: 'clusters', provider: 'on-prem' };

test('a provider of Google Cloud is made once, whatever service account tokens are for', () => {
  const trusts = [{}, { serviceAccount: account }].flatMap(more =>
    trustOf(CloudIdentity.googleFederation({ ...federation, ...more })),
  );
  expect(sharedTrusts(trusts)).toEqual([trusts[0]]);
});

test('integrations of one name in two JFrog Platforms are made in both', () => {
  const trusts = ['acme.jfrog.io', 'acme-eu.jfrog.io'].flatMap(host => trustOf(CloudIdentity.jfrogOidc(host, 'prod')));
  expect(sharedTrusts(trusts)).toEqual(trusts);
});

test('a role that two identities assume is made once, behind both of them', () => {
  const other = 'arn:aws:iam::123456789012:role/other';
  const trusts = sharedTrusts([role, other].flatMap(arn => trustOf(CloudIdentity.irsa(arn), [otherRole])));
  expect(trusts.map(({ resources, grantees }) => [resources, grantees])).toEqual([
    [[role], [subject]], [[other], [subject]], [[otherRole], [role, other]],
  ]);
  expect(trusts[2].policyDocument.Statement.map(({ Principal }: any) => Principal))
    .toEqual([{ AWS: role }, { AWS: other }]);
});

test('one ServiceAccount in two trusts of a role is one subject', () => {
  const [trust] = trustOf(CloudIdentity.irsa(role));
  expect(sharedTrusts([trust, trust])).toEqual([trust]);
});

test('ServiceAccounts of EKS Pod Identity keep a statement and an association each', () => {
  const identity = CloudIdentity.eksPodIdentity(role);
  const [trust, ...others] = sharedTrusts(
    ['web', 'api'].flatMap(name => identity._trust({ ...workload, serviceAccountName: name, oidcIssuer })),
  );
  expect(others).toEqual([]);
  expect(
    trust.policyDocument.Statement.map(
      ({ Condition }: any) => Condition.StringEquals['aws:RequestTag/kubernetes-service-account'],
    ),
  ).toEqual(['web', 'api']);
  expect(trust.commands.map(line => /\naws \S+ (\S+)/.exec(line)![1]))
    .toEqual(['create-role', 'create-pod-identity-association', 'create-pod-identity-association']);
});

test('roles that trust each other are both there', () => {
  const trusts = [...trustOf(CloudIdentity.irsa(role), [otherRole]), ...trustOf(CloudIdentity.irsa(otherRole), [role])];
  expect(sharedTrusts(trusts).map(({ resources }) => resources[0]).sort()).toEqual([role, otherRole].sort());
});
