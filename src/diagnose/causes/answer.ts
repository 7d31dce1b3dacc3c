import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

const HARBOR_POLICY = {
  meaning:
    'A policy of the registry forbids to pull this image: it has vulnerabilities, was not scanned, or is not signed.',
  fix: "Look at the image in the registry (Harbor: the project's configuration): fix, scan or sign the image, or have "
    + "the project's administrator make an exception.",
  // It prints the reason that containerd leaves out.
  command: 'skopeo inspect docker://IMAGE',
};

/** What a registry says of the credential and of the repository. */
export const ANSWER_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: [
      'daemon: toomanyrequests', 'your pull rate limit', 'unauthenticated pull rate limit',
      'too many requests to registry', 'pull QPS exceeded', 'docker-hub/download-rate-limit',
      'toomanyrequests: Rate exceeded', 'error from registry: Rate exceeded',
    ],
    example: 'Error response from daemon: toomanyrequests: You have reached your unauthenticated pull rate limit. '
      + 'https://www.docker.com/increase-rate-limit',
    source: 'https://github.com/docker/hub-feedback/issues/2464',
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
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
    example: 'initializing source docker://quay.io/centos-bootc/bootc-image-builder:latest: unable to retrieve auth '
      + 'token: invalid username/password: unauthorized: Invalid Username or Password',
    source: 'https://github.com/bootc-dev/bootc/issues/757',
  },
  {
    // On Docker Hub a repository is a name behind an account, and those without account are all public.
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'pull access denied', 'requested access to the resource is denied', 'insufficient_scope',
      'does not exist or no pull access',
    ],
    when: facts => facts.cannotBeOnDockerHub,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED],
    example: 'Failed to pull image "rmeuser-auth:latest": rpc error: code = Unknown desc = Error response from daemon: '
      + "pull access denied for rmeuser-auth, repository does not exist or may require 'docker login'",
    source: 'https://github.com/kubernetes/website/issues/14257',
  },
  {
    // IAM names who asked and what is missing, so the credential itself is good. Of a repository that is not there it
    // says the same.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['is not authorized to perform: ecr:'],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: {
      meaning: 'ECR knows who is asking, and names the role or user and the action that no policy of it allows.',
      fix: "Allow the action: in the policy of that role or user, and for another account's repository also in the "
        + "policy of the repository. If it does, check the repository's name.",
      command: 'aws ecr get-repository-policy --registry-id ACCOUNT --region REGION --repository-name ECR_REPOSITORY',
    },
    example: 'Error response from daemon: pull access denied for '
      + '123456789012.dkr.ecr.us-west-2.amazonaws.com/everything2/e2lib, repository does not exist or may require '
      + "'docker login': denied: User: arn:aws:sts::123456789012:assumed-role/Builder/x is not authorized to perform: "
      + 'ecr:BatchGetImage on resource: arn:aws:ecr:us-west-2:123456789012:repository/everything2/e2lib because no '
      + 'identity-based policy allows the ecr:BatchGetImage action',
    source: 'https://github.com/everything2/everything2/issues/2562',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'Permission artifactregistry.repositories.downloadArtifacts denied', 'downloadArtifacts denied on resource',
    ],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: {
      meaning: 'Artifact Registry knows who is asking, and that account may not read this repository, or the '
        + 'repository does not exist.',
      fix: 'Give the account of the node or of the pull secret the role roles/artifactregistry.reader on the '
        + 'repository, and check project, location and name.',
      command: 'gcloud artifacts repositories get-iam-policy GAR_REPOSITORY --project PROJECT --location LOCATION',
    },
    example: 'Failed to pull image "us-docker.pkg.dev/berglas/berglas/berglas:latest": rpc error: code = Unknown desc '
      + '= Error response from daemon: Get https://us-docker.pkg.dev/v2/berglas/berglas/berglas/manifests/latest: '
      + 'denied: Permission "artifactregistry.repositories.downloadArtifacts" denied on resource '
      + '"projects/berglas/locations/us/repositories/berglas"',
    source: 'https://github.com/GoogleCloudPlatform/berglas/issues/128',
  },
  {
    // Harbor: src/server/middleware/vulnerable and contentTrust answer 412 with the code PROJECTPOLICYVIOLATION.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'cannot be pulled due to configured policy', 'PROJECTPOLICYVIOLATION',
      'is equal or higher than the threshold in project setting',
    ],
    advice: HARBOR_POLICY,
    example: 'Error response from daemon: unknown: current image with 4 vulnerabilities cannot be pulled due to '
      + 'configured policy in \'Prevent images with vulnerability severity of "Critical" or higher from running.\' To '
      + 'continue with pull, please contact your project administrator',
    source: 'https://github.com/goharbor/harbor/issues/19983',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['412 Precondition Failed', 'unexpected status … : 412', 'status code 412'],
    inPull: true,
    alternatives: [PullFailureCause.SIGNATURE],
    advice: HARBOR_POLICY,
    example: 'failed to resolve reference "harbor.example.com/app/web:1": unexpected status from HEAD request to '
      + 'https://harbor.example.com/v2/app/web/manifests/1: 412 Precondition Failed',
    source: 'https://github.com/vmware/vic/issues/5966',
  },
  {
    // GitLab says "denied", and means the password.
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['HTTP Basic: Access denied'],
    inPull: true,
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'Error response from daemon: Get "https://registry.gitlab.com/v2/": unauthorized: HTTP Basic: Access '
      + 'denied. If a password was provided for Git authentication, the password was incorrect',
    source: 'https://github.com/basecamp/kamal/issues/1498',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'pull access denied', 'requested access to the resource is denied', 'insufficient_scope',
      'does not exist or no pull access', 'denied: denied', 'denied: access forbidden', 'errors:[{code:denied',
      'denied: Permission',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED],
    example: 'failed to resolve reference "docker.io/bitnami/bitnami-shell:11-debian-11-r114": pull access denied, '
      + 'repository does not exist or may require authorization: server message: insufficient_scope: authorization '
      + 'failed',
    source: 'https://github.com/bitnami/charts/issues/23406',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      '403 Forbidden', 'status: 403', 'status code 403', 'StatusCode: 403', 'HTTP 403', 'HTTP code: 403', 'Status 403',
      'unexpected status … : 403', 'denied: ', ': denied', 'parsing HTTP 403',
    ],
    inPull: true,
    unless: ['permission denied: unknown'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    example: 'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to '
      + 'https://ghcr.io/token?scope=repository%3Anloui%2Fpaperless-mcp%3Apull&service=ghcr.io: 403 Forbidden',
    source: 'https://github.com/nloui/paperless-mcp/issues/10',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'unauthorized: authentication required', 'unauthorized: access to the requested resource is not authorized',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'Error response from daemon: Head "https://exampleacr.azurecr.io/v2/app/manifests/v2": unauthorized: '
      + 'authentication required, visit https://aka.ms/acr/authorization for more information.',
    source: 'https://github.com/helm/helm/issues/12189',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      '401 Unauthorized', ': unauthorized', 'unauthorized: ', 'authentication required', 'authentication is required',
      'parsing HTTP 401', 'unable to retrieve auth token', 'status: 401', 'status code 401', 'StatusCode: 401',
      'HTTP 401', 'HTTP code: 401', 'unexpected status … : 401', 'no scope specified for token auth challenge',
    ],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'failed to resolve reference "registry.example.com/app:1": pulling from host registry.example.com failed '
      + 'with status code [manifests 1]: 401 Unauthorized',
    source: 'https://github.com/kubernetes/kubernetes/issues/110675',
  },
];
