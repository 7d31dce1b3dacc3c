import { IDENTITY_MOUNT, ServiceAccountToken } from '../binding';
import { checkGrammar } from '../check';
import { issuerOf, tokenSubject } from '../oidc';
import { IdentityStrategy } from '../strategy';
import { TrustProps } from '../workload';
import { Principal, roleOf } from './arn';
import { awsStrategy, SESSION_NAME, trustDocument } from './strategy';

// The audience that EKS and its webhook have:
// https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html.
const AUDIENCE = 'sts.amazonaws.com';
const TOKEN: ServiceAccountToken = { audience: AUDIENCE, expirationSeconds: 3600, file: 'tokens/aws' };

/**
 * The token is projected by us, so that it is there without the webhook, or when it is down: it fails open.
 *
 * The annotation makes the webhook act too, if there is one. It adds a volume `aws-iam-token`, its mount and
 * environment variables; nothing collides with ours, which have another name and path (`getPodSpecPatch`,
 * `addEnvToContainer` in https://github.com/aws/amazon-eks-pod-identity-webhook/blob/3bf80a34/pkg/handler/handler.go),
 * and the program reads none of it.
 */
export function irsa(roleArn: string, sessionName: string = SESSION_NAME): IdentityStrategy {
  const role = roleOf("CloudIdentity.irsa: 'roleArn'", roleArn);
  // https://docs.aws.amazon.com/STS/latest/APIReference/API_AssumeRoleWithWebIdentity.html
  checkGrammar(
    "CloudIdentity.irsa: 'sessionName'",
    sessionName,
    /^[\w+=,.@-]{2,64}$/,
    '2 to 64 letters, digits and +=,.@_-, such as registry-access',
  );
  return awsStrategy({
    kind: 'irsa',
    description: `IAM role ${roleArn} through IRSA`,
    principal: role,
    principalText: roleArn,
    principalKind: 'role',
    principalProperty: "'roleArn'",
    binding: {
      identity: { method: 'web-identity', roleArn, tokenFile: `${IDENTITY_MOUNT}/${TOKEN.file}` },
      sessionName,
      pod: { tokens: [TOKEN], serviceAccountAnnotations: { 'eks.amazonaws.com/role-arn': roleArn } },
    },
    trustPolicy: (props, principal) => ({
      document: webIdentityTrustPolicy(props, principal!),
      documentation: 'https://docs.aws.amazon.com/eks/latest/userguide/associate-service-account-role.html',
    }),
  });
}

/** The OIDC provider has to be in the account of the role. */
function webIdentityTrustPolicy(props: TrustProps, { partition, account }: Principal): any {
  const issuer = issuerOf(props).replace('https://', '');
  return trustDocument(
    { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    ['sts:AssumeRoleWithWebIdentity'],
    { StringEquals: { [`${issuer}:aud`]: AUDIENCE, [`${issuer}:sub`]: tokenSubject(props) } },
  );
}
