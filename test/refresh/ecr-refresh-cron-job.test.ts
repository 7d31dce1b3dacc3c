import { Testing } from 'cdk8s';
import { acr, artifactRegistry, byKind, ecr, harbor, irsa, newChart, otherAccount, otherRegion } from './support';
import { CloudIdentity, EcrRefreshCronJob, EcrRefreshCronJobProps, Registry } from '../../src';

const planOf = (props: Partial<EcrRefreshCronJobProps> = {}): string => {
  const chart = newChart();
  new EcrRefreshCronJob(chart, 'Refresh', { registries: [ecr], identity: irsa, refresh: { name: 'pull' }, ...props });
  return byKind(Testing.synth(chart)).ConfigMap.data['ecr.plan'];
};

describe('EcrRefreshCronJob', () => {
  test('fetches one token for each region', () => {
    expect(planOf({ registries: [ecr, otherAccount, otherRegion] })).toBe(
      'ecr-eu-west-1|ecr|eu-west-1|identity-1|123456789012.dkr.ecr.eu-west-1.amazonaws.com 210987654321.dkr.ecr.eu-west-1.amazonaws.com\n'
      + 'ecr-us-east-1|ecr|us-east-1|identity-1|123456789012.dkr.ecr.us-east-1.amazonaws.com\n');
  });

  test('assumes the role of an account for its registries', () => {
    expect(planOf({ registries: [ecr, otherAccount], assumeRoles: { 210987654321: 'arn:aws:iam::210987654321:role/pull' } })).toBe(
      'ecr-eu-west-1|ecr|eu-west-1|identity-1|123456789012.dkr.ecr.eu-west-1.amazonaws.com\n'
      + 'ecr-eu-west-1-2|ecr|eu-west-1|role-2|210987654321.dkr.ecr.eu-west-1.amazonaws.com\n');
  });

  test('fetches tokens of ECR Public beside', () => {
    expect(planOf({ registries: [ecr, Registry.ecrPublic()] })).toContain('\necr-public|ecr-public|us-east-1|identity-1|public.ecr.aws\n');
  });

  test.each<[string, Partial<EcrRefreshCronJobProps>, string]>([
    ['no registry', { registries: [] }, "'registries' of EcrRefreshCronJob is empty: give at least one"],
    ['registries that are missing', { registries: undefined }, "'registries' of EcrRefreshCronJob is missing: give at least one"],
    ['a registry twice', { registries: [ecr, ecr] }, `'registries' names '${ecr.configKey}' twice: leave one out`],
    ['ACR', { registries: [ecr, acr] }, "'registries' of EcrRefreshCronJob must be of kind ecr or ecr-public, got 'example.azurecr.io' of kind acr: "
      + "use RefreshCronJob, whose 'credentials' take RegistryCredentials.token(…) for registries of any kind"],
    ['Artifact Registry', { registries: [artifactRegistry] }, "of kind artifact-registry: use RefreshCronJob, whose 'credentials' take RegistryCredentials.token(…)"],
    ['a registry whose credentials last', { registries: [harbor] }, "got 'registry.example.com' of kind harbor: its credentials last. Name a Secret that holds them in the "
      + "'credentials' of a RefreshCronJob, with RegistryCredentials.existingSecret(…)"],
    ['a registry of another kind', { registries: [Registry.ghcr()] }, "must be of kind ecr or ecr-public, got 'ghcr.io'"],
    ['no identity', { identity: undefined }, "'identity' is missing: tokens for '123456789012.dkr.ecr.eu-west-1.amazonaws.com' are fetched as somebody"],
    ['an identity of another cloud', { identity: CloudIdentity.azureManagedIdentity('22222222-2222-4222-8222-222222222222') },
      "'identity' must be an identity of the cloud that '123456789012.dkr.ecr.eu-west-1.amazonaws.com' is in"],
    ['an identity of another partition', { identity: CloudIdentity.irsa('arn:aws-cn:iam::123456789012:role/pull') }, 'of partition aws-cn'],
    ['a role of another partition', { assumeRoles: { 123456789012: 'arn:aws-cn:iam::123456789012:role/pull' } }, 'of partition aws-cn'],
    ['a role for an account without a registry', { assumeRoles: { 210987654321: 'arn:aws:iam::210987654321:role/pull' } },
      "'assumeRoles' has a role for account 210987654321, which none of the registries is of (123456789012.dkr.ecr.eu-west-1.amazonaws.com): leave it out"],
  ])('refuses %s', (_, props, message) => {
    expect(() => planOf(props)).toThrow(message);
  });

  test('refuses a region that its partition does not have', () => {
    expect(() => Registry.ecr({ account: '123456789012', region: 'mars-1' })).toThrow("'region' must be an AWS region");
  });
});
