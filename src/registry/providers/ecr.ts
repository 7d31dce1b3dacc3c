import { CloudProvider } from '../cloud-provider';
import { HostMistake, RegistryFacts, RegistryProvider } from '../provider';
import { registryError, shown } from '../registry-error';
import { RegistryKind } from '../registry-kind';

/** Where a private ECR registry is. */
export interface EcrRegistryProps {
  /** AWS account that owns the registry, 12 digits. */
  readonly account: string;

  /** AWS region, e.g. `eu-west-1`. Partition and host name follow from it. */
  readonly region: string;

  /**
   * Use the FIPS endpoint, which AWS has in the United States and some other regions.
   * @default false
   */
  readonly fips?: boolean;

  /**
   * Use the endpoint for IPv4 and IPv6, in the commercial, GovCloud and China partitions. Where nodes pull through AWS
   * PrivateLink, try it first: Amazon said that it has none, and its page about VPC endpoints names IPv6 by now.
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/vpc-endpoints.html
   * @default false
   */
  readonly dualStack?: boolean;

  /**
   * Whether images come through a pull-through cache rule, so that who pulls also has to be granted to import images
   * (`ecr:BatchImportUpstreamImage`) and to create their repositories at a first pull (`ecr:CreateRepository`).
   *
   * Scope the registry to the prefix of the rule, `.withPath('docker-hub')`: the grants are for what is below it only.
   *
   * @see https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html
   * @default false
   */
  readonly pullThroughCache?: boolean;
}

interface Partition {
  readonly id: string;
  readonly regions: RegExp;
  readonly suffix: string;
  readonly dualStackSuffix?: string;
  /** Suffix of the dual-stack endpoints of AWS's own APIs. */
  readonly dualStackApi?: string;
}

/** Where a registry issues its tokens. */
interface EcrEndpoints {
  /** URL of `GetAuthorizationToken`. */
  readonly ecr: string;
  /** URL of the Security Token Service. */
  readonly sts: string;
}

// Partitions, their regions and suffixes: `partitions.json` of botocore 1.44.8,
// https://github.com/boto/botocore/blob/develop/botocore/data/partitions.json. A region of a geography that is not in
// that list yet belongs to `aws`, as for `aws.partition` of the SDKs:
// https://smithy.io/2.0/aws/rules-engine/library-functions.html#aws-partition-function.
// Dual-stack suffixes: those of `ecrPrivateHostPattern` in
// https://github.com/kubernetes/cloud-provider-aws/blob/v1.37.1/cmd/ecr-credential-provider/main.go.
const PARTITIONS: Partition[] = [
  {
    id: 'aws-cn',
    regions: /^cn-[a-z]+-\d+$/,
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'on.amazonwebservices.com.cn',
    dualStackApi: 'api.amazonwebservices.com.cn',
  },
  {
    id: 'aws-us-gov',
    regions: /^us-gov-[a-z]+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'on.aws',
    dualStackApi: 'api.aws',
  },
  { id: 'aws-iso', regions: /^us-iso-[a-z]+-\d+$/, suffix: 'c2s.ic.gov' },
  { id: 'aws-iso-b', regions: /^us-isob-[a-z]+-\d+$/, suffix: 'sc2s.sgov.gov' },
  { id: 'aws-iso-e', regions: /^eu-isoe-[a-z]+-\d+$/, suffix: 'cloud.adc-e.uk' },
  { id: 'aws-iso-f', regions: /^us-isof-[a-z]+-\d+$/, suffix: 'csp.hci.ic.gov' },
  { id: 'aws-eusc', regions: /^eusc-[a-z]+-[a-z]+-\d+$/, suffix: 'amazonaws.eu' },
  {
    id: 'aws',
    regions: /^[a-z]{2}-(?!gov|iso)[a-z]+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'on.aws',
    dualStackApi: 'api.aws',
  },
];

const HOST =
  /^(?<account>[^.]+)\.dkr(?<separator>[.-])ecr(?<fips>-fips)?\.(?<region>[^.]+)\.(?<suffix>amazonaws\.(?:com(?:\.cn)?|eu)|on\.(?:aws|amazonwebservices\.com\.cn)|c2s\.ic\.gov|sc2s\.sgov\.gov|cloud\.adc-e\.uk|csp\.hci\.ic\.gov)$/;

const MISTAKES: HostMistake[] = [
  { host: /^(.+\.)?amazonaws\.cn$/, is: 'not a host of AWS China', instead: '$1amazonaws.com.cn' },
  {
    host: /^(?:api\.)?ecr(?:-fips)?\.([a-z0-9-]+)\.(amazonaws\.com(?:\.cn)?)$/,
    is: 'the API of ECR, not a registry',
    instead: 'ACCOUNT.dkr.ecr.$1.$2',
  },
];

/** https://docs.aws.amazon.com/AmazonECR/latest/userguide/repository-policy-examples.html, "pull only". */
export const PULL_ACTIONS = ['ecr:BatchCheckLayerAvailability', 'ecr:BatchGetImage', 'ecr:GetDownloadUrlForLayer'];

const CACHE_PAGE = 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/pull-through-cache-iam.html';

/** Amazon ECR: https://docs.aws.amazon.com/AmazonECR/latest/userguide/Registries.html. */
export const ECR: RegistryProvider = {
  kind: RegistryKind.ECR,
  factory: 'Registry.ecr({ account, region })',
  hosts: HOST,
  mistakes: MISTAKES,
  facts: (host, path) => ecrFacts(host, path, false),
};

/** The same, with what pulling through a cache takes. */
const ECR_CACHE: RegistryProvider = { ...ECR, facts: (host, path) => ecrFacts(host, path, true) };

/** A host of ECR does not tell whether its images come through a cache. */
export function ecrProvider({ pullThroughCache }: EcrRegistryProps): RegistryProvider {
  return pullThroughCache ? ECR_CACHE : ECR;
}

export function ecrHost(props: EcrRegistryProps): string {
  checkAccount("Registry.ecr: 'account'", props.account);
  const partition = partitionOf("Registry.ecr: 'region'", props.region);
  return hostIn(partition, props.account, props.region, props.fips ? '-fips' : '', props.dualStack ?? false);
}

/**
 * The endpoints of the kind that the host is of: FIPS, dual-stack, both or neither.
 *
 * They follow the rules of botocore 1.44.8 (`data/ecr/2015-09-21/endpoint-rule-set-1.json`, and that of `sts`), but for
 * STS with FIPS: it has that in the United States only (`endpoints.json`).
 */
export function ecrEndpoints(host: string): EcrEndpoints {
  const { separator, fips, region } = HOST.exec(host)!.groups!;
  const { id, suffix, dualStackApi } = partitionOf('region', region);
  const dualStack = separator === '-';
  const domain = `${region}.${dualStack ? dualStackApi : suffix}`;
  const american = /^us-(?!iso)/.test(region);
  const short = fips ? american || (id === 'aws' && !dualStack) : dualStack;
  const stsFips = fips && american && (id !== 'aws-us-gov' || dualStack) ? '-fips' : '';
  return { ecr: `https://${short ? '' : 'api.'}ecr${fips ?? ''}.${domain}/`, sts: `https://sts${stsFips}.${domain}/` };
}

function hostIn(partition: Partition, account: string, region: string, fips: string, dualStack: boolean): string {
  if (!dualStack) {
    return `${account}.dkr.ecr${fips}.${region}.${partition.suffix}`;
  }
  if (!partition.dualStackSuffix) {
    throw registryError(`Registry.ecr: 'dualStack' must not be set in partition ${partition.id} (region ${region}), `
      + 'where no dual-stack host is known; leave it out');
  }
  return `${account}.dkr-ecr${fips}.${region}.${partition.dualStackSuffix}`;
}

function ecrFacts(host: string, path: string | undefined, isCache: boolean): RegistryFacts {
  const { account, separator, fips = '', region, suffix } = HOST.exec(host)!.groups!;
  const what = `ECR host ${shown(host)}`;
  checkAccount(`${what}: account`, account);
  const partition = partitionOf(`${what}: region`, region);
  const right = hostIn(partition, account, region, fips, separator === '-');
  if (host !== right) {
    throw registryError(`${what} must be of partition ${partition.id}, as its region is; write ${shown(right)}`);
  }
  return {
    username: 'AWS',
    usernameHint: 'AWS, with a token of `aws ecr get-login-password`',
    // "The authorization token is valid for 12 hours":
    // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
    tokenHours: 12,
    // Every pull needs a token of an IAM principal:
    // https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
    neverPublic: true,
    matchHosts: [`*.dkr${separator}ecr${fips}.*.${suffix}`],
    account,
    region,
    pullPermission: {
      provider: CloudProvider.AWS,
      policyDocument: policyDocument(`arn:${partition.id}:ecr:${region}:${account}:repository`, path, isCache),
      documentation: isCache ? CACHE_PAGE : 'https://docs.aws.amazon.com/AmazonECR/latest/userguide/ECR_on_EKS.html',
    },
  };
}

function policyDocument(repository: string, path: string | undefined, isCache: boolean): any {
  const Resource = path === undefined ? [`${repository}/*`] : [`${repository}/${path}`, `${repository}/${path}/*`];
  return {
    Version: '2012-10-17',
    Statement: [
      { Sid: 'GetToken', Effect: 'Allow', Action: ['ecr:GetAuthorizationToken'], Resource: ['*'] },
      {
        Sid: 'Pull',
        Effect: 'Allow',
        Action: PULL_ACTIONS,
        Resource,
      },
      // CreateRepository: "required if the repository storing the cached images doesn't already exist". The example of
      // that page has both actions for the repositories below the prefix of a rule.
      ...isCache ? [{
        Sid: 'PullThroughCache',
        Effect: 'Allow',
        Action: ['ecr:BatchImportUpstreamImage', 'ecr:CreateRepository'],
        Resource,
      }] : [],
    ],
  };
}

function checkAccount(what: string, account: string): void {
  if (!/^\d{12}$/.test(account)) {
    throw registryError(
      `${what} must be an AWS account of 12 digits, as a string with its leading zeros: got ${shown(account)}`,
    );
  }
}

function partitionOf(what: string, region: string): Partition {
  const partition = PARTITIONS.find(({ regions }) => regions.test(region));
  if (!partition) {
    const zone = /^(.+-\d+)[a-z]$/.exec(region);
    throw registryError(`${what} must be an AWS region such as eu-west-1: got `
      + `${shown(region)}${zone ? `, an availability zone; write ${shown(zone[1])}` : ''}`);
  }
  return partition;
}
