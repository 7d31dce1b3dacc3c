import { Testing } from 'cdk8s';
import {
  acr, artifactRegistry, byKind, ecr, harbor, irsa, newChart, otherAccount, otherRegion, planIn,
} from './support';
import { CloudIdentity, EcrRefreshCronJob, EcrRefreshCronJobProps, Registry } from '../../src';
import { Plan } from '../../src/refresh/plan';

const partsOf = (props: Partial<EcrRefreshCronJobProps> = {}): Plan['parts'] => {
  const chart = newChart();
  new EcrRefreshCronJob(chart, 'Refresh', { registries: [ecr], identity: irsa, refresh: { name: 'pull' }, ...props });
  return planIn(byKind(Testing.synth(chart))).parts;
};

describe('EcrRefreshCronJob', () => {
  test('fetches one token for each region', () => {
    expect(partsOf({ registries: [ecr, otherAccount, otherRegion] })).toMatchObject({
      'ecr-eu-west-1': {
        provider: 'ecr',
        service: 'ecr',
        region: 'eu-west-1',
        identity: { method: 'web-identity' },
        keys: ['123456789012.dkr.ecr.eu-west-1.amazonaws.com', '210987654321.dkr.ecr.eu-west-1.amazonaws.com'],
      },
      'ecr-us-east-1': {
        provider: 'ecr',
        service: 'ecr',
        region: 'us-east-1',
        identity: { method: 'web-identity' },
        keys: ['123456789012.dkr.ecr.us-east-1.amazonaws.com'],
      },
    });
  });

  test('assumes the role of an account for its registries', () => {
    const role = 'arn:aws:iam::210987654321:role/pull';
    const parts: any = partsOf({ registries: [ecr, otherAccount], assumeRoles: { 210987654321: role } });
    expect(Object.entries<any>(parts).map(([id, { keys, assumeRole }]) => [id, keys, assumeRole])).toEqual([
      ['ecr-eu-west-1', ['123456789012.dkr.ecr.eu-west-1.amazonaws.com'], undefined],
      ['ecr-eu-west-1-2', ['210987654321.dkr.ecr.eu-west-1.amazonaws.com'], role],
    ]);
  });

  test('fetches tokens of ECR Public beside', () => {
    expect(partsOf({ registries: [ecr, Registry.ecrPublic()] })['ecr-public']).toMatchObject({
      service: 'ecr-public', region: 'us-east-1', keys: ['public.ecr.aws'], identity: { method: 'web-identity' },
    });
  });

  test.each<[string, Partial<EcrRefreshCronJobProps>, string]>([
    ['no registry', { registries: [] }, "'registries' of EcrRefreshCronJob is empty: give at least one"],
    ['a registry twice', { registries: [ecr, ecr] },
      `'registries' of EcrRefreshCronJob names '${ecr.configKey}' twice: leave one out`],
    ['ACR', { registries: [ecr, acr] }, "'registries' of EcrRefreshCronJob must be of kind ecr or ecr-public, got "
      + "'example.azurecr.io' of kind acr: use RefreshCronJob, whose 'credentials' take RegistryCredentials.token(…) "
      + 'for registries of any kind'],
    ['Artifact Registry', { registries: [artifactRegistry] },
      "of kind artifact-registry: use RefreshCronJob, whose 'credentials' take RegistryCredentials.token(…)"],
    ['a registry whose credentials last', { registries: [harbor] }, "got 'registry.example.com' of kind harbor: its "
      + "credentials last. Name a Secret that holds them in the 'credentials' of a RefreshCronJob, with "
      + 'RegistryCredentials.existingSecret(…)'],
    ['a registry of another kind', { registries: [Registry.ghcr()] },
      "must be of kind ecr or ecr-public, got 'ghcr.io'"],
    ['an identity of another cloud',
      { identity: CloudIdentity.azureManagedIdentity('22222222-2222-4222-8222-222222222222') },
      "'identity' must be an identity of the cloud that '123456789012.dkr.ecr.eu-west-1.amazonaws.com' is in"],
    ['an identity of another partition', { identity: CloudIdentity.irsa('arn:aws-cn:iam::123456789012:role/pull') },
      'of partition aws-cn'],
    ['a role of another partition', { assumeRoles: { 123456789012: 'arn:aws-cn:iam::123456789012:role/pull' } },
      'of partition aws-cn'],
    [
      'a role for an account without a registry',
      { assumeRoles: { 210987654321: 'arn:aws:iam::210987654321:role/pull' } },
      "'assumeRoles' has a role for account 210987654321, which none of the registries is of "
        + '(123456789012.dkr.ecr.eu-west-1.amazonaws.com): leave it out',
    ],
  ])('refuses %s', (_, props, message) => {
    expect(() => partsOf(props)).toThrow(message);
  });

  test('refuses a region that its partition does not have', () => {
    expect(() => Registry.ecr({ account: '123456789012', region: 'mars-1' })).toThrow("'region' must be an AWS region");
  });
});
