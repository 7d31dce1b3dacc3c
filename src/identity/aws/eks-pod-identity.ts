import { Egress, IDENTITY_MOUNT, ServiceAccountToken } from '../binding';
import { IdentityStrategy } from '../strategy';
import { TrustProps } from '../workload';
import { roleOf } from './arn';
import { associationCommand } from './commands';
import { awsStrategy, SESSION_NAME, trustDocument } from './strategy';

const TOKEN: ServiceAccountToken = {
  audience: 'pods.eks.amazonaws.com', expirationSeconds: 3600, file: 'tokens/eks-pod-identity',
};
const AGENT = '169.254.170.23';
/** Both addresses of the agent: https://docs.aws.amazon.com/eks/latest/userguide/pod-id-how-it-works.html. */
const EGRESS: Egress[] = [{ cidr: `${AGENT}/32`, port: 80 }, { cidr: 'fd00:ec2::23/128', port: 80 }];

/**
 * The token is projected by us, and the agent named by us, so that a pod works that was created before the webhook of
 * EKS knew of the association. The agent takes any token of the pod for its audience: AWS's own driver for the Secrets
 * Store asks the API server for one
 * (https://github.com/aws/secrets-store-csi-driver-provider-aws/blob/047a7a8b/credential_provider/pod_identity_credential_provider.go).
 *
 * On clusters with IPv6 the agent has another address, which the webhook puts into a variable that the program reads;
 * the annotation `eks.amazonaws.com/skip-containers` would keep it away
 * (https://github.com/aws/amazon-eks-pod-identity-webhook/blob/3bf80a34/pkg/handler/handler.go).
 */
export function eksPodIdentity(roleArn?: string): IdentityStrategy {
  const principal = roleArn === undefined ? undefined : roleOf("CloudIdentity.eksPodIdentity: 'roleArn'", roleArn);
  return awsStrategy({
    kind: 'eksPodIdentity',
    description: `EKS Pod Identity of the ServiceAccount${roleArn === undefined ? '' : ` (${roleArn})`}`,
    principal,
    principalText: 'the role of the EKS Pod Identity association',
    principalKind: 'role',
    principalProperty: "'roleArn' to CloudIdentity.eksPodIdentity",
    passesTags: true,
    binding: {
      identity: {
        method: 'pod-identity', url: `http://${AGENT}/v1/credentials`, tokenFile: `${IDENTITY_MOUNT}/${TOKEN.file}`,
      },
      sessionName: SESSION_NAME,
      pod: { tokens: [TOKEN], egress: EGRESS },
    },
    trustPolicy: (props, role) => ({
      document: podIdentityTrustPolicy(props),
      commands: [associationCommand(props, role?.arn)],
      documentation: 'https://docs.aws.amazon.com/eks/latest/userguide/pod-id-role.html',
    }),
  });
}

/** The tags are those that EKS gives the session, unless the association turns them off. */
function podIdentityTrustPolicy({ namespace, serviceAccountName }: TrustProps): any {
  return trustDocument(
    { Service: 'pods.eks.amazonaws.com' },
    ['sts:AssumeRole', 'sts:TagSession'],
    {
      StringEquals: {
        'aws:RequestTag/kubernetes-namespace': namespace,
        'aws:RequestTag/kubernetes-service-account': serviceAccountName,
      },
    },
  );
}
