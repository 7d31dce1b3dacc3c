import { CloudGrant, CloudIdentity, Registry } from '../../../src';
import { withRepositoryPolicies } from '../../../src/identity/aws/repository-policy';
import { otherRole, role } from '../support';

const HOME = '123456789012';
const OTHER = '210987654321';
const ecr = (account: string, path?: string, more: object = {}) => {
  const registry = Registry.ecr({ account, region: 'eu-west-1', ...more });
  return path === undefined ? registry : registry.withPath(path);
};
const granted = (registries: Registry[], arn = role) => CloudIdentity.irsa(arn).cloudGrants(registries);
/** Account, principals and registries of each policy of repositories. */
const policies = (grants: CloudGrant[]) =>
  grants.filter(({ policyDocument }) => policyDocument?.Statement[0].Principal)
    .map(({ account, grantees, resources }) => [account, grantees, resources]);

test('the account of a registry lets the role of another account in, repository by repository', () => {
  const [permission, policy, ...others] = granted([ecr(HOME), ecr(OTHER, 'apps'), ecr(OTHER)]);
  expect(others).toEqual([]);
  expect(permission.account).toBe(HOME);
  const policyDocument = {
    Version: '2012-10-17',
    Statement: [{
      Sid: 'Pull',
      Effect: 'Allow',
      Principal: { AWS: [role] },
      Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
    }],
  };
  const command = (name: string) =>
    `# AWS account ${OTHER}\naws ecr set-repository-policy --profile ${OTHER} --region eu-west-1 `
      + `--repository-name ${name} --policy-text '${JSON.stringify(policyDocument)}'`;
  expect(policy).toEqual({
    kind: 'permission',
    provider: 'aws',
    account: OTHER,
    grantees: [role],
    resources: [`${ecr(OTHER, 'apps')}`, `${ecr(OTHER)}`],
    policyDocument,
    commands: [command('apps'), command("'<REPOSITORY>'")],
    documentation: expect.any(String),
  });
});

test.each<[string, CloudGrant[]]>([
  ['a registry of the account', granted([ecr(HOME)])],
  ['ECR Public, which is of no account', granted([Registry.ecrPublic()])],
  ['a role whose account is not known', CloudIdentity.eksPodIdentity().cloudGrants([ecr(OTHER)])],
  ['other clouds', CloudIdentity.googleNode('pull@acme-prod.iam.gserviceaccount.com').cloudGrants([Registry.gcr()])],
])('%s needs none', (_, grants) => {
  expect(policies(grants)).toEqual([]);
});

test('a repository has one policy, for all that pull from it, and is found on each of its hosts', () => {
  const all = withRepositoryPolicies([
    ...granted([ecr(OTHER, 'apps')]),
    ...granted([ecr(OTHER, 'apps', { dualStack: true }), ecr(OTHER, 'apps-2')], 'arn:aws:iam::123456789012:role/web'),
    ...granted([ecr(OTHER)], 'arn:aws:iam::111111111111:role/all'),
  ]);
  const [all111, web] = ['arn:aws:iam::111111111111:role/all', 'arn:aws:iam::123456789012:role/web'];
  expect(policies(all)).toEqual([
    [OTHER, [all111, role, web], [`${ecr(OTHER, 'apps')}`, `${ecr(OTHER, 'apps', { dualStack: true })}`]],
    [OTHER, [all111, web], [`${ecr(OTHER, 'apps-2')}`]],
    [OTHER, [all111], [`${ecr(OTHER)}`]],
  ]);
  const lines = all.flatMap(({ commands }) => commands);
  expect(lines.filter(line => line.includes('--repository-name apps '))).toHaveLength(1);
  expect(withRepositoryPolicies(all)).toEqual(all);
});

test('a role that is assumed in the account of the registry needs none', () => {
  const assumeRoles = { [OTHER]: otherRole };
  const grants = CloudIdentity.irsa(role)._permissions({ registries: [ecr(OTHER)], assumeRoles });
  expect(policies(withRepositoryPolicies(grants))).toEqual([]);
});
