import { UPLOAD_WORDS } from './about';
import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What a registry says of the credential, and of how often it is asked. */
export const ANSWER_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: [
      'daemon: toomanyrequests', 'your pull rate limit', 'unauthenticated pull rate limit',
      'too many requests to registry', 'docker-hub/download-rate-limit',
      'toomanyrequests: Rate exceeded', 'error from registry: Rate exceeded',
    ],
    example: 'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. '
      + 'https://www.docker.com/increase-rate-limit',
    source: 'https://github.com/docker/hub-feedback/issues/2464',
  },
  {
    // kubernetes/kubernetes@v1.37.2:pkg/kubelet/images/puller.go and helpers.go (throttleImagePulling)
    cause: PullFailureCause.RATE_LIMITED,
    words: ['pull QPS exceeded'],
    isOfNode: true,
    advice: {
      meaning: 'The kubelet itself limits how many pulls it begins in a second (registryPullQPS, 5 by default), and '
        + 'this one came too early. No registry was asked, so no account helps.',
      fix: 'Wait, as it tries again by itself. If it persists, raise registryPullQPS and registryBurst in the '
        + 'configuration of the kubelet, or start fewer pods at once.',
      command: 'kubectl get --raw /api/v1/nodes/NODE/proxy/configz',
    },
    example: 'Failed to pull image "registry.example.com/app:1": pull QPS exceeded',
    source: 'https://github.com/ministryofjustice/cloud-platform/issues/7559',
  },
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: [
      'toomanyrequests', '429 Too Many Requests', '429: Too Many Requests', 'status: 429', 'status code 429',
      'StatusCode: 429', 'Too Many Requests', 'unexpected status … : 429',
    ],
    inPull: true,
    example: 'failed to copy: httpReadSeeker: failed open: unexpected status code '
      + 'https://registry-1.docker.io/v2/library/busybox/manifests/sha256:50aa…: 429 Too Many Requests',
    source: 'https://github.com/kata-containers/kata-containers/issues/10109',
  },
  {
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: ['authorization token has expired'],
    example: 'pull access denied for 123456789012.dkr.ecr.us-east-2.amazonaws.com/test, repository does not exist or '
      + "may require 'docker login': denied: Your authorization token has expired. Reauthenticate and try again.",
    source: 'https://github.com/portainer/portainer/issues/6764',
  },
  {
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: [
      'token has expired', 'token is expired', 'token expired', 'expired token', 'credentials have expired',
      'security token included in the request is expired', 'security token included in the request is invalid',
    ],
    inPull: true,
    example: 'level=error msg="Not continuing with pull after error: denied: The security token included in the '
      + 'request is invalid"',
    source: 'https://github.com/kubernetes/kubernetes/pull/69141',
  },
  {
    // Anyone may pull from ECR Public, so what it forbids is a stored login that is too old.
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: ['public.ecr.aws … 403 Forbidden'],
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.RATE_LIMITED],
    example: 'Error: INSTALLATION FAILED: unexpected status from HEAD request to '
      + 'https://public.ecr.aws/v2/kro/kro/manifests/0.1.0: 403 Forbidden',
    source: 'https://github.com/kubernetes-sigs/kro/issues/153',
  },
  {
    // The kubelet tries each credential in turn, and at last none, and says all that happened: whom the registry let in
    // knows more.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['manifest unknown … unauthorized: ', 'manifest unknown … requested access to the resource is denied'],
    // Here it is a mirror that does not have the image, and the registry itself that refuses.
    unless: ['Mirrors also failed'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND],
    example: '[rpc error: code = Unknown desc = Error response from daemon: manifest for '
      + 'example.azurecr.io/testing:f82f9f3b-a66 not found: manifest unknown: manifest unknown, rpc error: code = '
      + 'Unknown desc = Error response from daemon: Get https://example.azurecr.io/v2/testing/manifests/f82f9f3b-a66: '
      + 'unauthorized: authentication required]',
    source: 'https://github.com/corda/corda/pull/5567',
  },
  {
    cause: PullFailureCause.NO_BASIC_AUTH,
    words: ['no basic auth credentials', 'missing username or secret'],
    example: 'pull access denied, repository does not exist or may require authorization: authorization failed: no '
      + 'basic auth credentials',
    source: 'https://github.com/kubernetes/kops/issues/16762',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'Unauthenticated request', 'unauthenticated: User cannot be authenticated', 'invalid username/password',
      'incorrect username or password', 'unable to get identity token', 'server message: invalid_token',
      'error getting credentials - err', 'getting username and password: ', 'denied: HTTP Basic: Access denied',
    ],
    unless: UPLOAD_WORDS,
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
    example: 'initializing source docker://quay.io/centos-bootc/bootc-image-builder:latest: unable to retrieve auth '
      + 'token: invalid username/password: unauthorized: Invalid Username or Password',
    source: 'https://github.com/bootc-dev/bootc/issues/757',
  },
];
