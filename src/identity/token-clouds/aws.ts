import { RegistryKind } from '../../registry';
import { ecrEndpoints } from '../../registry/providers/ecr';
import { AwsBinding } from '../binding';
import { Token, TokenCloud } from './token-cloud';

/**
 * Tokens of ECR Public are issued there: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registry-auth.html
 */
const PUBLIC = {
  region: 'us-east-1',
  ecr: 'https://api.ecr-public.us-east-1.amazonaws.com/',
  sts: 'https://sts.us-east-1.amazonaws.com/',
};

export const AWS: TokenCloud = {
  kinds: [RegistryKind.ECR, RegistryKind.ECR_PUBLIC],
  identities: { eksPodIdentity: '', irsa: 'roleArn', awsNodeRole: '', awsAccessKey: '{ secretName }' },

  // One for all accounts of a region, which is asked of the endpoint that the registry is of:
  // https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_GetAuthorizationToken.html
  nameOf: ({ kind, host, region }) => kind === RegistryKind.ECR_PUBLIC ? 'ecr-public'
    : `${/^\d+\.(?:dkr\.)?([a-z-]+)\./.exec(host)![1]}-${region}`,

  lifetimeOf: ({ tokenLifetime }) => tokenLifetime!,

  partOf: ({ registry: { kind, host, region }, keys, binding, assumeRole }: Token<AwsBinding>) => ({
    provider: 'ecr',
    keys,
    ...(kind === RegistryKind.ECR_PUBLIC
      ? { service: 'ecr-public', ...PUBLIC }
      : { service: 'ecr', region: region!, ...ecrEndpoints(host) }),
    identity: binding.identity,
    ...assumeRole !== undefined && { assumeRole },
    sessionName: binding.sessionName,
  }),
};
