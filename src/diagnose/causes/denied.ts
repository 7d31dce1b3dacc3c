import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';
import { written } from './status-words';

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
  fix: 'Renew the password or token in the pull secret, and see that its user may read the repository. A pod without '
    + "one goes by the credential provider of its node (GKE, AKS, EKS): let the role of the node's service account or "
    + 'identity read it.',
};

/** What no token service says of a repository. */
const NO_TOKEN_SERVICE = ['404 Not Found', '405 Method Not Allowed', '410 Gone'];

/** What a registry refuses without a word of why. */
export const DENIED_ROWS: readonly CauseRow[] = [
  {
    // Whoever answers there knows nothing of tokens: no manifest was asked for.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: ['failed to fetch anonymous token', 'failed to fetch oauth token'].flatMap(asked =>
      NO_TOKEN_SERVICE.map(answer => `${asked} … ${answer}`)),
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND],
    advice: {
      meaning: "What answers where the registry's token service should be is none, so no manifest was asked for: "
        + 'neither repository nor tag is in doubt.',
      fix: 'See who answers at the address in the message. The registry names it in the header Www-Authenticate: its '
        + 'external URL may be wrong, or a proxy, mirror or load balancer before it does not pass that path on.',
    },
    example: 'failed to resolve reference "registry.example.com/app:1": failed to authorize: failed to fetch anonymous '
      + 'token: unexpected status from GET request to https://registry.example.com/token?scope=repository%3Aapp%3Apull: '
      + '404 Not Found',
    source: 'containerd/containerd@301026e58:core/remotes/docker/auth/fetch.go',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'failed to fetch anonymous token … 403 Forbidden', 'anonymous token: unexpected status: 403',
      'anonymous token … denied: ',
    ],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND],
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
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED],
    example: 'failed to resolve reference "docker.io/acme/shell:11": pull access denied, '
      + 'repository does not exist or may require authorization: server message: insufficient_scope: authorization '
      + 'failed',
    source: 'https://github.com/bitnami/charts/issues/23406',
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      ...written(403, 'Forbidden'), 'denied: ', ': denied', 'AccessDeniedException',
      // Quay, Artifactory and Container Registry, of what is closed or let out by a rule
      'Namespace … has been disabled', 'namespace is disabled', 'rejected the resolution of an artifact',
      'Container Registry is deprecated and', 'This repo requires terms acceptance', 'has not been used in project',
      'prohibited by organization\'s policy', 'insufficient authentication scopes', 'unknown: Forbidden',
      'ImagePullForbidden', 'organization SAML enforcement', 'Anonymous users are only',
      'blocked by jfrog packages curation',
    ],
    inPull: true,
    unless: ['permission denied: unknown', 'Tunnel connection failed', 'denied: connecting to '],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    example: 'failed to resolve reference "m.daocloud.io/registry.example.com/acme/web:1.25.4": unexpected '
      + 'status from HEAD request to https://m.daocloud.io/v2/registry.example.com/acme/web/manifests/1.25.4:'
      + ' 403 Forbidden',
    source: 'https://github.com/DaoCloud/public-image-mirror/issues/9671',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['failed to fetch anonymous token … 401 Unauthorized', 'anonymous token: unexpected status: 401'],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
    advice: NOTHING_SENT,
    example: 'Failed to pull image "registry.example.com/app:1": failed to resolve reference '
      + '"registry.example.com/app:1": failed to authorize: failed to fetch anonymous token: unexpected status: 401 '
      + 'Unauthorized',
    source: 'https://github.com/pegasystems/pega-helm-charts/issues/559',
  },
  {
    // The repository is not written as the registry's token service wants it, or another service answers.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [
      'failed to fetch anonymous token … 400 Bad Request', 'anonymous token: unexpected status: 400',
      'failed to fetch anonymous token … : Bad Request',
    ],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND, PullFailureCause.INVALID_REFERENCE],
    example: 'could not download oci://registry-1.docker.io/bitnamicharts/rabbitmq/rabbitmq: failed to authorize: '
      + 'failed to fetch anonymous token: unexpected status: 400 Bad Request',
    source: 'https://github.com/helm/helm/issues/12062',
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'failed to fetch oauth token … 401 Unauthorized', 'oauth token: unexpected status: 401',
      // BuildKit's daemon, which says no more
      'Control/Solve returned error: … authorization status: 401',
    ],
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    advice: REFUSED,
    example: 'failed to solve: failed to fetch oauth token: unexpected status: 401 Unauthorized',
    source: 'containerd/containerd@301026e58:core/remotes/docker/auth/fetch.go',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: ['failed to fetch oauth token … 400 Bad Request', 'oauth token: unexpected status: 400'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    advice: {
      meaning: 'The node sent a credential, and the service that gives tokens did not understand it: it is none, or '
        + 'one of another kind, or something else answers there.',
      fix: 'Log in with the user and password of the pull secret yourself, and renew them if that fails too. A pod '
        + 'without one goes by the credential provider of its node: see the log of the kubelet.',
    },
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
      ...written(401, 'Unauthorized'), ': unauthorized', 'unauthorized: ', 'authentication required',
      'authentication is required', 'unable to retrieve auth token', 'no scope specified for token auth challenge',
      // What asks for a token, and cannot; how a registry asks for one, and what it answers with in its place
      'find supported auth scheme', 'no realm specified for', 'missing realm', 'did not include a token',
      'no successful auth challenge for', 'to perform this operation: server returned 401',
      'no token in bearer response', 'empty token returned', 'empty challenge header',
      'token in authentication response', 'no login found', 'no new challenge', 'missing username or password for',
      'If this manifest requires authentication', 'realm in bearer auth challenge', 'from the given challenge',
      'challenge scheme … is not bearer', 'unrecognized challenge: ', 'unsupported challenge type',
      'needed to construct an auth url', 'decode registry token', 'authorization token required',
      'authentication failure', 'token signed by untrusted key', 'reqPackageAccess', 'insufficient scopes',
      'check your registry credentials', 'Unable to parse json key', 'secret … pull through cache rule',
    ],
    // The first answer of every registry is no failure.
    unless: [
      'Ignoring extra error returned from registry', 'Proxy Authentication Required', 'Ping http … /v2/ status 401',
      'expected status 401 but got',
    ],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    example: 'failed to resolve reference "registry.example.com/app:1": pulling from host registry.example.com failed '
      + 'with status code [manifests 1]: 401 Unauthorized',
    source: 'https://github.com/kubernetes/kubernetes/issues/110675',
  },
  {
    // No more is said: the account, the name or the tag.
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      // registry.redhat.io
      'access.redhat.com/RegistryAuthentication', 'login to the Red Hat Registry', 'Import failed (Unauthorized)',
      'you may not have access to the', 'does not have permission for manifest',
      // dotnet/sdk@v9.0.100:src/Containers/Microsoft.NET.Build.Containers/Resources/Strings.resx
      'confirm your credentials are correct and that you have access to this repository',
      'check the image and registry credential', 'check the image name or any registry credential',
      'RegistryUnauthorizedException',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TAG_NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
    example: '! error: Import failed (Unauthorized): you may not have access to the Docker image '
      + '"registry.example.com/rhscl/mariadb-102-rhel7:latest"',
    source: 'https://github.com/opendevstack/ods-project-quickstarters/issues/98',
  },
];
