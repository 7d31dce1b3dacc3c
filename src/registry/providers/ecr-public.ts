import { CloudProvider } from '../cloud-provider';
import { RegistryProvider } from '../provider';
import { RegistryKind } from '../registry-kind';

/** Amazon ECR Public: https://docs.aws.amazon.com/AmazonECR/latest/public/public-registries.html. */
export const ECR_PUBLIC: RegistryProvider = {
  kind: RegistryKind.ECR_PUBLIC,
  factory: 'Registry.ecrPublic()',
  // `ecrPublicHosts` in
  // https://github.com/kubernetes/cloud-provider-aws/blob/v1.37.1/cmd/ecr-credential-provider/main.go.
  hosts: /^(?:public\.ecr\.aws|ecr-public\.aws\.com)$/,
  mistakes: [
    { host: /^gallery\.ecr\.aws$/, is: 'the web site of ECR Public', instead: 'public.ecr.aws', isSite: true },
  ],
  facts: () => ({
    username: 'AWS',
    usernameHint: 'AWS, with a token of `aws ecr-public get-login-password --region us-east-1`',
    // "valid for 12 hours":
    // https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_GetAuthorizationToken.html
    tokenHours: 12,
    pullPermission: {
      provider: CloudProvider.AWS,
      policyDocument: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'GetPublicToken',
            Effect: 'Allow',
            Action: ['ecr-public:GetAuthorizationToken', 'sts:GetServiceBearerToken'],
            Resource: ['*'],
          },
        ],
      },
      documentation: 'https://docs.aws.amazon.com/AmazonECRPublic/latest/APIReference/API_GetAuthorizationToken.html',
    },
  }),
};
