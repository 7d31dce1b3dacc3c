import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';
import { written } from './status-words';

const STORE = {
  meaning: 'The registry let the pull begin, and what holds its layers refuses: the way to that store is forbidden, '
    + 'not the repository.',
  fix: 'See what stands between the machine that pulls and the store: an endpoint policy of the VPC has to allow the '
    + "registry's bucket (ECR: prod-REGION-starport-layer-bucket), a firewall or proxy the host in the message. "
    + 'Addresses of stores are signed for minutes, so its clock has to be right; some do not serve every region.',
  command: 'ssh NODE sudo crictl pull IMAGE',
};

/** What refuses layers, though the registry itself gave the manifest. */
export const DENIED_BY_STORE_ROWS: readonly CauseRow[] = [
  {
    // The answer of a store in the way of S3, which the registry redirects to for manifests too.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['parsing HTTP 403 … AccessDenied', 'StatusCode: 403 … AccessDenied'],
    inPull: true,
    advice: STORE,
    example: "error pulling image configuration: error parsing HTTP 403 response body: invalid character '<' looking "
      + 'for beginning of value: "<?xml version=\\"1.0\\" '
      + 'encoding=\\"UTF-8\\"?>\\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>"',
    source: 'https://github.com/docker/hub-feedback/issues/1318',
  },
  {
    // Also for a digest that is asked for, which need not be of a layer.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: written(403, 'Forbidden'),
    when: facts => facts.asksRegistryForLayer,
    unless: ['Tunnel connection failed', 'ecr:GetDownloadUrlForLayer'],
    inPull: true,
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    advice: {
      meaning: 'The registry itself forbids a layer: the credential may not read it, or the store that the registry '
        + 'sends to refuses.',
      fix: 'Let who pulls read layers too (ECR: the action ecr:GetDownloadUrlForLayer, in the policy of the role and '
        + 'in that of the repository), and check name and credential. If that is right, see that an endpoint policy of '
        + "the VPC, a firewall or proxy allows the registry's store (ECR: prod-REGION-starport-layer-bucket).",
    },
    example: 'Failed to pull image "registry.example.com/app:1": failed to copy: httpReadSeeker: failed open: '
      + 'unexpected status from GET request to https://registry.example.com/v2/app/blobs/sha256:0a1b: 403 Forbidden',
    source: 'containerd/containerd@301026e58:core/remotes/errors/errors.go',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: written(403, 'Forbidden'),
    when: facts => facts.asksForLayer,
    unless: ['Tunnel connection failed', 'ecr:GetDownloadUrlForLayer'],
    inPull: true,
    advice: STORE,
    example: 'docker: unknown: failed to copy: httpReadSeeker: failed open: unexpected status from GET request to '
      + 'https://production.cloudfront.docker.com/registry-v2/docker/registry/v2/blobs/sha256/e2/e2ac/data: 403 '
      + 'Forbidden',
    source: 'https://github.com/docker/sbx-releases/issues/525',
  },
];
