import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What ECS says why a task did not start, and AWS Batch, which runs its jobs as tasks. */
export const OF_TASK = ['ResourceInitializationError', 'CannotPull'];

function saidOfTask(errors: readonly string[]): string[] {
  return OF_TASK.flatMap(task => errors.map(error => `${error} … ${task}`));
}

export const FIX_WAY = 'Give its subnet a NAT gateway, or the task a public address in a public subnet. For ECR, VPC '
  + 'endpoints for ecr.api, ecr.dkr and S3 will do. Security groups have to let port 443 out of the task and into the '
  + 'endpoints.';

export const ENDPOINTS = 'aws ec2 describe-vpc-endpoints --region REGION --query '
  + "'VpcEndpoints[].[VpcId,ServiceName,State,PrivateDnsEnabled]' --output text";

/**
 * The way of a task of Amazon ECS to a registry: on Fargate there is no node to look from. What endpoints it needs:
 * awsdocs/amazon-ecr-user-guide@04735f3:doc_source/vpc-endpoints.md
 */
export const ECS_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.DNS,
    words: saidOfTask(['dial tcp: lookup', 'no such host']),
    inPull: true,
    advice: {
      meaning: "The subnet of the ECS task does not resolve the registry's host or that of ECR's API; the image may "
        + 'well exist.',
      fix: 'Check the spelling of the host, and that the DNS servers of the VPC answer. Where VPC endpoints are used, '
        + "they need private DNS names, and DNS servers of your own have to forward AWS's names to Amazon's.",
      command: ENDPOINTS,
    },
    example: 'TaskFailedToStart: CannotPullContainerError: failed to resolve ref "docker.io/docker/ecs-sidecar:1.0": '
      + 'failed to do request: Head https://registry-1.docker.io/v2/docker/ecs-sidecar/manifests/1.0: dial tcp: lookup '
      + 'registry-1.docker.io on 172.31.0...',
    source: 'https://github.com/docker-archive/compose-cli/issues/911',
  },
  {
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: [
      ...saidOfTask(['i/o timeout', 'context deadline exceeded', 'Client.Timeout', 'connection timed out']),
      'There is a connection issue between the task',
    ],
    inPull: true,
    alternatives: [PullFailureCause.PROXY, PullFailureCause.REGISTRY_5XX],
    advice: {
      meaning: "No answer came in time: the ECS task has no way to the registry or to ECR's API, or packets are "
        + 'dropped.',
      fix: FIX_WAY,
      command: ENDPOINTS,
    },
    example: 'CannotPullContainerError: Error response from daemon: Get '
      + 'https://123456789012.dkr.ecr.eu-west-1.amazonaws.com/v2/: net/http: request canceled while waiting for '
      + 'connection (Client.Timeout exceeded while awaiting headers)',
    source: 'https://github.com/aws/amazon-ecs-agent/issues/2235',
  },
];
