import { CloudProvider, EcrRegistryProps, Registry, RegistryKind } from '../../../src/registry';
import { ecrEndpoints } from '../../../src/registry/providers/ecr';
import { expectRegistryError } from '../support/registry-error';

const account = '123456789012';

// Hosts from https://github.com/kubernetes/cloud-provider-aws/blob/63ec440c/cmd/ecr-credential-provider/main_test.go.
const HOSTS: [Omit<EcrRegistryProps, 'account'>, string, string][] = [
  [{ region: 'eu-west-1' }, '123456789012.dkr.ecr.eu-west-1.amazonaws.com', '*.dkr.ecr.*.amazonaws.com'],
  [{ region: 'us-east-1', fips: true }, '123456789012.dkr.ecr-fips.us-east-1.amazonaws.com',
    '*.dkr.ecr-fips.*.amazonaws.com'],
  [{ region: 'us-west-2', dualStack: true }, '123456789012.dkr-ecr.us-west-2.on.aws', '*.dkr-ecr.*.on.aws'],
  [{ region: 'us-west-2', fips: true, dualStack: true }, '123456789012.dkr-ecr-fips.us-west-2.on.aws',
    '*.dkr-ecr-fips.*.on.aws'],
  [{ region: 'ap-southeast-7' }, '123456789012.dkr.ecr.ap-southeast-7.amazonaws.com', '*.dkr.ecr.*.amazonaws.com'],
  [{ region: 'cn-northwest-1' }, '123456789012.dkr.ecr.cn-northwest-1.amazonaws.com.cn',
    '*.dkr.ecr.*.amazonaws.com.cn'],
  [{ region: 'cn-north-1', dualStack: true }, '123456789012.dkr-ecr.cn-north-1.on.amazonwebservices.com.cn',
    '*.dkr-ecr.*.on.amazonwebservices.com.cn'],
  [{ region: 'us-gov-east-1' }, '123456789012.dkr.ecr.us-gov-east-1.amazonaws.com', '*.dkr.ecr.*.amazonaws.com'],
  [{ region: 'us-gov-east-1', fips: true }, '123456789012.dkr.ecr-fips.us-gov-east-1.amazonaws.com',
    '*.dkr.ecr-fips.*.amazonaws.com'],
  [{ region: 'us-gov-east-1', fips: true, dualStack: true }, '123456789012.dkr-ecr-fips.us-gov-east-1.on.aws',
    '*.dkr-ecr-fips.*.on.aws'],
  [{ region: 'us-iso-east-1' }, '123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov', '*.dkr.ecr.*.c2s.ic.gov'],
  [{ region: 'us-isob-east-1' }, '123456789012.dkr.ecr.us-isob-east-1.sc2s.sgov.gov', '*.dkr.ecr.*.sc2s.sgov.gov'],
  [{ region: 'eu-isoe-west-1' }, '123456789012.dkr.ecr.eu-isoe-west-1.cloud.adc-e.uk', '*.dkr.ecr.*.cloud.adc-e.uk'],
  [{ region: 'us-isof-east-1' }, '123456789012.dkr.ecr.us-isof-east-1.csp.hci.ic.gov', '*.dkr.ecr.*.csp.hci.ic.gov'],
  [{ region: 'eusc-de-east-1' }, '123456789012.dkr.ecr.eusc-de-east-1.amazonaws.eu', '*.dkr.ecr.*.amazonaws.eu'],
];

test.each(HOSTS)('%j is the registry %s', (props, host, glob) => {
  const registry = Registry.ecr({ account, ...props });
  expect(registry).toMatchObject({
    kind: RegistryKind.ECR, host, configKey: host, matchImages: [glob], account, region: props.region,
  });
  expect(Registry.parse(host)).toEqual(registry);
});

test('a token is of the user AWS, lives twelve hours and is always needed', () => {
  const registry = Registry.ecr({ account, region: 'eu-west-1' });
  expect(registry).toMatchObject({ username: 'AWS', neverPublic: true });
  expect(registry.tokenLifetime?.toHours()).toBe(12);
});

test('the permission covers the repositories of the registry', () => {
  expect(Registry.ecr({ account, region: 'eu-west-1' })._pullPermission).toEqual({
    provider: CloudProvider.AWS,
    documentation: 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_EKS.html',
    policyDocument: {
      Version: '2012-10-17',
      Statement: [
        { Sid: 'GetToken', Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] },
        {
          Sid: 'Pull',
          Effect: 'Allow',
          Action: ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'],
          Resource: ['arn:aws:ecr:eu-west-1:123456789012:repository/*'],
        },
      ],
    },
  });
});

test.each([
  ['cn-north-1', 'arn:aws-cn'],
  ['us-gov-west-1', 'arn:aws-us-gov'],
  ['us-iso-east-1', 'arn:aws-iso'],
  ['us-isob-east-1', 'arn:aws-iso-b'],
  ['eu-isoe-west-1', 'arn:aws-iso-e'],
  ['us-isof-south-1', 'arn:aws-iso-f'],
  ['eusc-de-east-1', 'arn:aws-eusc'],
])('the permission in %s names resources of its partition, %s', (region, prefix) => {
  const [, pull] = Registry.ecr({ account, region })._pullPermission!.policyDocument.Statement;
  expect(pull.Resource).toEqual([`${prefix}:ecr:${region}:${account}:repository/*`]);
});

test('the permission of a scoped registry covers the repository and those under it', () => {
  const [, pull] = Registry.ecr({ account, region: 'eu-west-1' }).withPath('team-a/app')._pullPermission!.policyDocument
    .Statement;
  expect(pull.Resource).toEqual([
    'arn:aws:ecr:eu-west-1:123456789012:repository/team-a/app',
    'arn:aws:ecr:eu-west-1:123456789012:repository/team-a/app/*',
  ]);
});

describe('a pull-through cache', () => {
  const cache = Registry.ecr({ account, region: 'cn-north-1', pullThroughCache: true });
  const statements = (registry: Registry) => registry._pullPermission!.policyDocument.Statement;
  const repository = 'arn:aws-cn:ecr:cn-north-1:123456789012:repository';

  test('also takes the import of images and, at a first pull, a new repository', () => {
    const plain = Registry.ecr({ account, region: 'cn-north-1', pullThroughCache: false });
    expect(statements(plain)).toHaveLength(2);
    expect(statements(cache)).toEqual([
      ...statements(plain),
      {
        Sid: 'PullThroughCache',
        Effect: 'Allow',
        Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
        Resource: [`${repository}/*`],
      },
    ]);
    expect(cache._pullPermission!.documentation).toMatch(/\/AmazonECR\/.*\/pull-through-cache-iam\.html$/);
  });

  test('may create repositories below the prefix of its rule only', () => {
    const [token, ...others] = statements(cache.withPath('docker-hub'));
    expect(token.Resource).toEqual(['*']);
    expect(others.map(({ Sid, Resource }: any) => [Sid, Resource])).toEqual(['Pull', 'PullThroughCache'].map(sid =>
      [sid, [`${repository}/docker-hub`, `${repository}/docker-hub/*`]]));
  });

  test('is a registry like any other in all else', () => {
    const { _pullPermission, ...others } = Registry.parse(cache.host);
    expect(cache).toMatchObject(others);
  });
});

test.each(['1234567890123', '12345678901', '12345678901a', '1234-5678-9012'])('the account %j is refused', bad => {
  expectRegistryError(
    () => Registry.ecr({ account: bad, region: 'eu-west-1' }),
    "Registry.ecr: 'account'",
    '12 digits',
    JSON.stringify(bad),
  );
});

test.each([
  'eu-west', 'euwest1', 'EU-WEST-1', 'eu_west_1', 'lala-land-1', 'us-gov-1', 'aws-global',
])('the region %j is refused', region => {
  expectRegistryError(() => Registry.ecr({ account, region }), "Registry.ecr: 'region'", JSON.stringify(region));
});

test('an availability zone is answered with its region', () => {
  expectRegistryError(() => Registry.ecr({ account, region: 'eu-west-1a' }), 'availability zone', 'write "eu-west-1"');
});

test.each(['us-iso-east-1', 'eusc-de-east-1'])('a dual-stack host in %s is refused, as none is known', region => {
  expectRegistryError(() => Registry.ecr({ account, region, dualStack: true }), "'dualStack'", region);
});

test.each([
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.cn', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn'],
  ['amazonaws.cn', 'amazonaws.com.cn'],
  ['123456789012.dkr.ecr.cn-north-1.amazonaws.com', '123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.com.cn', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
  ['123456789012.dkr.ecr.eu-west-1.amazonaws.eu', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
  ['123456789012.dkr.ecr.us-iso-east-1.amazonaws.com', '123456789012.dkr.ecr.us-iso-east-1.c2s.ic.gov'],
  ['123456789012.dkr-ecr.eu-west-1.amazonaws.com', '123456789012.dkr-ecr.eu-west-1.on.aws'],
  ['123456789012.dkr.ecr.eu-west-1.on.aws', '123456789012.dkr.ecr.eu-west-1.amazonaws.com'],
  ['api.ecr.eu-west-1.amazonaws.com', 'ACCOUNT.dkr.ecr.eu-west-1.amazonaws.com'],
  ['ecr.cn-north-1.amazonaws.com.cn', 'ACCOUNT.dkr.ecr.cn-north-1.amazonaws.com.cn'],
])('the host %s is answered with %s', (host, right) => {
  expectRegistryError(() => Registry.parse(host), JSON.stringify(host), `write "${right}"`);
  expectRegistryError(() => Registry.of(host), `write "${right}"`);
});

test.each([
  '12345.dkr.ecr.eu-west-1.amazonaws.com', '123456789012.dkr.ecr.lala-land-1.amazonaws.com',
])('the host %s is refused', host => {
  expectRegistryError(() => Registry.parse(host), host);
});

// What botocore 1.44.8 gives for `use_fips_endpoint` and `use_dualstack_endpoint`, but for STS with FIPS outside of the
// United States, where there is none.
test.each<[Omit<EcrRegistryProps, 'account'>, string, string]>([
  [{ region: 'eu-west-1' }, 'api.ecr.eu-west-1.amazonaws.com', 'sts.eu-west-1.amazonaws.com'],
  [{ region: 'eu-west-1', dualStack: true }, 'ecr.eu-west-1.api.aws', 'sts.eu-west-1.api.aws'],
  [{ region: 'us-west-2', fips: true }, 'ecr-fips.us-west-2.amazonaws.com', 'sts-fips.us-west-2.amazonaws.com'],
  [{ region: 'us-west-2', fips: true, dualStack: true }, 'ecr-fips.us-west-2.api.aws', 'sts-fips.us-west-2.api.aws'],
  [{ region: 'ca-central-1', fips: true }, 'ecr-fips.ca-central-1.amazonaws.com', 'sts.ca-central-1.amazonaws.com'],
  [{ region: 'ca-central-1', fips: true, dualStack: true }, 'api.ecr-fips.ca-central-1.api.aws',
    'sts.ca-central-1.api.aws'],
  [{ region: 'cn-north-1' }, 'api.ecr.cn-north-1.amazonaws.com.cn', 'sts.cn-north-1.amazonaws.com.cn'],
  [{ region: 'cn-north-1', dualStack: true }, 'ecr.cn-north-1.api.amazonwebservices.com.cn',
    'sts.cn-north-1.api.amazonwebservices.com.cn'],
  [{ region: 'cn-north-1', fips: true }, 'api.ecr-fips.cn-north-1.amazonaws.com.cn', 'sts.cn-north-1.amazonaws.com.cn'],
  [{ region: 'us-gov-west-1' }, 'api.ecr.us-gov-west-1.amazonaws.com', 'sts.us-gov-west-1.amazonaws.com'],
  [{ region: 'us-gov-west-1', dualStack: true }, 'ecr.us-gov-west-1.api.aws', 'sts.us-gov-west-1.api.aws'],
  [{ region: 'us-gov-west-1', fips: true }, 'ecr-fips.us-gov-west-1.amazonaws.com', 'sts.us-gov-west-1.amazonaws.com'],
  [{ region: 'us-gov-west-1', fips: true, dualStack: true }, 'ecr-fips.us-gov-west-1.api.aws',
    'sts-fips.us-gov-west-1.api.aws'],
  [{ region: 'us-iso-east-1' }, 'api.ecr.us-iso-east-1.c2s.ic.gov', 'sts.us-iso-east-1.c2s.ic.gov'],
  [{ region: 'us-isob-east-1' }, 'api.ecr.us-isob-east-1.sc2s.sgov.gov', 'sts.us-isob-east-1.sc2s.sgov.gov'],
  [{ region: 'eu-isoe-west-1' }, 'api.ecr.eu-isoe-west-1.cloud.adc-e.uk', 'sts.eu-isoe-west-1.cloud.adc-e.uk'],
  [{ region: 'us-isof-south-1' }, 'api.ecr.us-isof-south-1.csp.hci.ic.gov', 'sts.us-isof-south-1.csp.hci.ic.gov'],
  [{ region: 'eusc-de-east-1' }, 'api.ecr.eusc-de-east-1.amazonaws.eu', 'sts.eusc-de-east-1.amazonaws.eu'],
])('tokens of %j are asked of %s, as somebody that %s knows', (props, ecr, sts) => {
  expect(ecrEndpoints(Registry.ecr({ account, ...props }).host))
    .toEqual({ ecr: `https://${ecr}/`, sts: `https://${sts}/` });
});
