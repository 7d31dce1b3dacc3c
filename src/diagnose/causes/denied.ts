import { UPLOAD_WORDS } from './about';
import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What containerd says when it asked without a credential, and with one: core/remotes/docker/auth/fetch.go. */
const NOTHING_SENT = {
  meaning: 'The node asked for a token without any credential, and the registry does not give one for this repository '
    + 'to strangers.',
  fix: "Give the pod a pull secret whose key covers this image's host and path, in its namespace; on a cloud's nodes "
    + 'see that the credential provider of the kubelet covers it. If the image is public, check the spelling.',
};
const REFUSED = {
  meaning: 'The node sent a credential, and the registry does not accept it for this repository: the password or token '
    + 'is wrong or too old, or its user may not read.',
  fix: 'The pull secret was found, so do not look for a missing one: renew the password or token in it, and see that '
    + 'its user may read the repository.',
};

const STORE = {
  meaning: 'The registry let the image be read, and the store that holds its layers refuses: the way to that store is '
    + 'forbidden, not the repository.',
  fix: "See what stands between the node and the store: an S3 endpoint policy of the VPC has to allow the registry's "
    + "bucket (ECR: prod-REGION-starport-layer-bucket), a firewall or proxy its host, and the node's clock has to be "
    + 'right, as addresses are signed for minutes.',
  command: 'ssh NODE sudo crictl pull IMAGE',
};

const HARBOR_POLICY = {
  meaning:
    'A policy of the registry forbids to pull this image: it has vulnerabilities, was not scanned, or is not signed.',
  fix: "Look at the image in the registry (Harbor: the project's configuration): fix, scan or sign the image, or have "
    + "the project's administrator make an exception.",
  // It prints the reason that containerd leaves out.
  command: 'skopeo inspect docker://IMAGE',
};

/** What a registry refuses, to whom. */
export const DENIED_ROWS: readonly CauseRow[] = [
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
    // Before any repository is named: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['is not authorized to perform: ecr:GetAuthorizationToken', 'ecr:GetAuthorizationToken … AccessDenied'],
    advice: {
      meaning: "The node's or pod's role may not get a token of ECR at all, so no repository was asked for.",
      fix: 'Allow ecr:GetAuthorizationToken on resource * in the policy of that role '
        + "(AmazonEC2ContainerRegistryPullOnly has it), and see that no endpoint policy denies it; the repository's own policy does not matter here.",
      command: 'ssh NODE aws sts get-caller-identity',
    },
    example: 'An error occurred (AccessDeniedException) when calling the GetAuthorizationToken operation: User: '
      + 'arn:aws:sts::123456789012:assumed-role/builders/i-1 is not authorized to perform: ecr:GetAuthorizationToken '
      + 'on resource: *',
    source: 'https://github.com/buildkite/elastic-ci-stack-for-aws/issues/193',
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
    unless: UPLOAD_WORDS,
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
      '.s3. … 403 Forbidden', '.s3- … 403 Forbidden', 'starport-layer-bucket … 403', 'parsing HTTP 403 … AccessDenied',
      'StatusCode: 403 … AccessDenied', 'storage.googleapis.com … 403 Forbidden', 'blob.core.windows.net … 403',
      'cloudfront.net … 403 Forbidden', 'cloudflarestorage.com … 403 Forbidden',
    ],
    inPull: true,
    advice: STORE,
    example: "error pulling image configuration: error parsing HTTP 403 response body: invalid character '<' looking "
      + 'for beginning of value: "<?xml version=\\"1.0\\" '
      + 'encoding=\\"UTF-8\\"?>\\n<Error><Code>AccessDenied</Code><Message>Access Denied</Message>"',
    source: 'https://github.com/docker/hub-feedback/issues/1318',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['billing-related error', 'billing status for this account', 'billing account', 'UserProjectAccountProblem'],
    inPull: true,
    advice: {
      meaning: "The registry refuses for the account's bill, whoever asks: the repository and the credential may be "
        + 'right.',
      fix: "Have the owner of the registry's account or project settle its billing; until then pull a copy from "
        + 'elsewhere.',
    },
    example: 'error pulling image configuration: denied: Encountered a billing-related error. Please verify the '
      + 'billing status for this account.',
    source: 'https://github.com/yogeshojha/rengine/issues/224',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'failed to fetch anonymous token … 403 Forbidden', 'anonymous token: unexpected status: 403',
      'anonymous token … denied: ',
    ],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    advice: NOTHING_SENT,
    example: 'failed to authorize: failed to fetch anonymous token: unexpected status from GET request to '
      + 'https://ghcr.io/token?scope=repository%3Anloui%2Fpaperless-mcp%3Apull&service=ghcr.io: 403 Forbidden',
    source: 'https://github.com/nloui/paperless-mcp/issues/10',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['failed to fetch oauth token … 403 Forbidden', 'failed to fetch oauth token … denied: '],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    advice: REFUSED,
    example: 'failed to authorize: failed to fetch oauth token: unexpected status from GET request to '
      + 'https://ghcr.io/token?scope=repository%3Aacme%2Fapp%3Apull&service=ghcr.io: 403 Forbidden',
    source: 'containerd/containerd@301026e58:core/remotes/docker/auth/fetch.go',
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
      '403 Forbidden', 'status: 403', 'status code 403', 'StatusCode: 403', 'HTTP 403', 'HTTP code: 403',
      'HTTP code 403', 'Status 403',
      'unexpected status … : 403', 'denied: ', ': denied', 'parsing HTTP 403',
    ],
    inPull: true,
    unless: ['permission denied: unknown'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    example: 'failed to resolve reference "m.daocloud.io/cr.weaviate.io/semitechnologies/weaviate:1.25.4": unexpected '
      + 'status from HEAD request to https://m.daocloud.io/v2/cr.weaviate.io/semitechnologies/weaviate/manifests/1.25.4:'
      + ' 403 Forbidden',
    source: 'https://github.com/DaoCloud/public-image-mirror/issues/9671',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['failed to fetch anonymous token … 401 Unauthorized', 'anonymous token: unexpected status: 401'],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TOKEN_EXPIRED],
    advice: NOTHING_SENT,
    example: 'Failed to pull image "registry.example.com/app:1": failed to resolve reference '
      + '"registry.example.com/app:1": failed to authorize: failed to fetch anonymous token: unexpected status: 401 '
      + 'Unauthorized',
    source: 'https://github.com/pegasystems/pega-helm-charts/issues/559',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'failed to fetch oauth token … 401 Unauthorized', 'failed to fetch oauth token … 400 Bad Request',
      'oauth token: unexpected status: 401', 'oauth token: unexpected status: 400',
    ],
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    advice: REFUSED,
    example: 'failed to resolve reference "registry.example.com/app:1": failed to authorize: failed to fetch oauth '
      + 'token: unexpected status from POST request to https://registry.example.com/oauth2/token: 400 Bad Request',
    source: 'containerd/containerd@301026e58:core/remotes/docker/auth/fetch.go',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'unauthorized: authentication required', 'unauthorized: access to the requested resource is not authorized',
    ],
    // docker says so of what comes with the error that it gives up for.
    unless: ['Ignoring extra error returned from registry'],
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
      'HTTP 401', 'HTTP code: 401', 'HTTP code 401', 'unexpected status … : 401',
      'no scope specified for token auth challenge',
    ],
    unless: ['Ignoring extra error returned from registry'],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'failed to resolve reference "registry.example.com/app:1": pulling from host registry.example.com failed '
      + 'with status code [manifests 1]: 401 Unauthorized',
    source: 'https://github.com/kubernetes/kubernetes/issues/110675',
  },
];
