import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What a registry says of the credential and of the repository. */
export const ANSWER_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: ['daemon: toomanyrequests', 'your pull rate limit', 'unauthenticated pull rate limit', 'too many requests to registry', 'pull QPS exceeded', 'docker-hub/download-rate-limit'],
    example: 'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. https://www.docker.com/increase-rate-limit',
    source: 'https://github.com/docker/hub-feedback/issues/2464',
  },
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: ['toomanyrequests', '429 Too Many Requests', '429: Too Many Requests', 'status: 429', 'status code 429', 'StatusCode: 429', 'Too Many Requests', 'unexpected status … : 429'],
    inPull: true,
    example: 'failed to copy: httpReadSeeker: failed open: unexpected status code https://registry-1.docker.io/v2/library/busybox/manifests/sha256:50aa…: '
      + '429 Too Many Requests',
    source: 'https://github.com/kata-containers/kata-containers/issues/10109',
  },
  {
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: ['authorization token has expired'],
    example: 'pull access denied for 123456789012.dkr.ecr.us-east-2.amazonaws.com/test, repository does not exist or may require \'docker login\': '
      + 'denied: Your authorization token has expired. Reauthenticate and try again.',
    source: 'https://github.com/portainer/portainer/issues/6764',
  },
  {
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: [
      'token has expired', 'token is expired', 'token expired', 'expired token', 'credentials have expired', 'security token included in the request is expired',
      'security token included in the request is invalid',
    ],
    inPull: true,
    example: 'level=error msg="Not continuing with pull after error: denied: The security token included in the request is invalid"',
    source: 'https://github.com/kubernetes/kubernetes/pull/69141',
  },
  {
    // Anyone may pull from ECR Public, so what it forbids is a stored login that is too old.
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: ['public.ecr.aws … 403 Forbidden'],
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.RATE_LIMITED],
    example: 'Error: INSTALLATION FAILED: unexpected status from HEAD request to https://public.ecr.aws/v2/kro/kro/manifests/0.1.0: 403 Forbidden',
    source: 'https://github.com/kubernetes-sigs/kro/issues/153',
  },
  {
    // The kubelet tries each credential in turn, and at last none, and says all that happened: whom the registry let in knows more.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['manifest unknown … unauthorized: ', 'manifest unknown … requested access to the resource is denied'],
    // Here it is a mirror that does not have the image, and the registry itself that refuses.
    unless: ['Mirrors also failed'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND],
    example: '[rpc error: code = Unknown desc = Error response from daemon: manifest for example.azurecr.io/testing:f82f9f3b-a66 not found: manifest unknown: '
      + 'manifest unknown, rpc error: code = Unknown desc = Error response from daemon: Get https://example.azurecr.io/v2/testing/manifests/f82f9f3b-a66: '
      + 'unauthorized: authentication required]',
    source: 'https://github.com/corda/corda/pull/5567',
  },
  {
    cause: PullFailureCause.NO_BASIC_AUTH,
    words: ['no basic auth credentials', 'missing username or secret'],
    example: 'pull access denied, repository does not exist or may require authorization: authorization failed: no basic auth credentials',
    source: 'https://github.com/kubernetes/kops/issues/16762',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'Unauthenticated request', 'unauthenticated: User cannot be authenticated', 'invalid username/password', 'incorrect username or password',
      'unable to get identity token', 'server message: invalid_token', 'error getting credentials - err', 'getting username and password: ',
    ],
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
    example: 'initializing source docker://quay.io/centos-bootc/bootc-image-builder:latest: unable to retrieve auth token: invalid username/password: '
      + 'unauthorized: Invalid Username or Password',
    source: 'https://github.com/bootc-dev/bootc/issues/757',
  },
  {
    // On Docker Hub a repository is a name behind an account, and those without account are all public.
    cause: PullFailureCause.NOT_FOUND,
    words: ['pull access denied', 'requested access to the resource is denied', 'insufficient_scope', 'does not exist or no pull access'],
    when: facts => facts.cannotBeOnDockerHub,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED],
    example: 'Failed to pull image "rmeuser-auth:latest": rpc error: code = Unknown desc = Error response from daemon: pull access denied for rmeuser-auth, '
      + 'repository does not exist or may require \'docker login\'',
    source: 'https://github.com/kubernetes/website/issues/14257',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'pull access denied', 'requested access to the resource is denied', 'insufficient_scope', 'does not exist or no pull access', 'denied: denied', 'denied: access forbidden',
      'errors:[{code:denied', 'denied: Permission', 'downloadArtifacts denied on resource',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED],
    example: 'failed to resolve reference "docker.io/bitnami/bitnami-shell:11-debian-11-r114": pull access denied, repository does not exist or may require '
      + 'authorization: server message: insufficient_scope: authorization failed',
    source: 'https://github.com/bitnami/charts/issues/23406',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['403 Forbidden', 'status: 403', 'status code 403', 'StatusCode: 403', 'HTTP 403', 'HTTP code: 403', 'Status 403', 'unexpected status … : 403', 'denied: ', ': denied'],
    inPull: true,
    unless: ['permission denied: unknown'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    example: 'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to '
      + 'https://ghcr.io/token?scope=repository%3Anloui%2Fpaperless-mcp%3Apull&service=ghcr.io: 403 Forbidden',
    source: 'https://github.com/nloui/paperless-mcp/issues/10',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['unauthorized: authentication required', 'unauthorized: access to the requested resource is not authorized'],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'Error response from daemon: Head "https://exampleacr.azurecr.io/v2/app/manifests/v2": unauthorized: authentication required, '
      + 'visit https://aka.ms/acr/authorization for more information.',
    source: 'https://github.com/helm/helm/issues/12189',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      '401 Unauthorized', ': unauthorized', 'unauthorized: ', 'authentication required', 'unable to retrieve auth token', 'HTTP Basic: Access denied', 'status: 401',
      'status code 401', 'StatusCode: 401', 'HTTP 401', 'HTTP code: 401', 'unexpected status … : 401', 'no scope specified for token auth challenge',
    ],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'failed to resolve reference "registry.example.com/app:1": pulling from host registry.example.com failed with status code [manifests 1]: 401 Unauthorized',
    source: 'https://github.com/kubernetes/kubernetes/issues/110675',
  },
];
