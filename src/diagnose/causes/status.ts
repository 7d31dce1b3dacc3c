import { PullFailureCause } from '../pull-failure-cause';
import { NOT_HERE } from './denied-to-all';
import { CauseRow } from './row';
import { written } from './status-words';

/** The engine's own interface answered, or a token service: not the registry. */
const OF_OTHERS = ['images/create', 'failed to authorize', 'oauth token', 'anonymous token'];

/** Statuses that a pull does not expect. */
export const STATUS_ROWS: readonly CauseRow[] = [
  {
    // What proxies before a registry say of a request that came too slowly.
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: written(408, 'Request Time'),
    inPull: true,
    alternatives: [PullFailureCause.UNEXPECTED_STATUS],
    example: "error parsing HTTP 408 response body: invalid character '<' looking for beginning of value: "
      + '"<html><body><h1>408 Request Time-out</h1>',
    source: 'https://github.com/mailcow/mailcow/issues/892',
  },
  {
    // Nexus: a registry that it stands for did not answer for a while.
    cause: PullFailureCause.REGISTRY_5XX,
    words: ['Remote Auto Blocked'],
    inPull: true,
    example: '500 Server Error: Internal Server Error for url: '
      + 'http+docker://localhost/v1.45/images/create?tag=2023.2&fromImage=nexus.example.com: Internal Server Error '
      + '("unknown: Remote Auto Blocked until 2024-08-13T07:45:05.681Z")',
    source: 'https://github.com/osism/testbed/issues/2357',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [...written(402, 'Payment Required'), 'PAYMENT_REQUIRED', 'error from registry: Payment Required'],
    inPull: true,
    advice: {
      meaning: "The registry refuses for the account's bill or its quota, whoever asks.",
      fix: "Have the owner of the registry's account settle its billing or raise the quota; until then pull a copy "
        + 'from elsewhere.',
    },
    example: 'Failed to pull image "docker.cloudsmith.io/acme/apps/web:v24.1.2": failed to pull and '
      + 'unpack image: failed to copy: httpReadSeeker: failed open: unexpected status code '
      + 'https://docker.cloudsmith.io/v2/acme/apps/web/blobs/sha256:e222: 402 Payment Required',
    source: 'https://github.com/frain-dev/convoy/issues/2143',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [...written(451, 'Unavailable'), 'Unavailable For Legal Reasons'],
    inPull: true,
    advice: NOT_HERE,
    example: 'failed to resolve reference "registry.example.com/app:1": unexpected status from HEAD request to '
      + 'https://registry.example.com/v2/app/manifests/1: 451 Unavailable For Legal Reasons',
    source: 'containerd/containerd@301026e58:core/remotes/errors/errors.go',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: written(410, 'Gone'),
    inPull: true,
    advice: {
      meaning: 'What was served at this address was given up for good.',
      fix: 'Look for where the image has moved to, and change its name or the mirror.',
    },
    example: 'failed to resolve reference "registry.example.com/app:1": unexpected status from HEAD request to '
      + 'https://registry.example.com/v2/app/manifests/1: 410 Gone',
    source: 'containerd/containerd@301026e58:core/remotes/errors/errors.go',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: written(400, 'Bad Request'),
    inPull: true,
    unless: OF_OTHERS,
    alternatives: [PullFailureCause.HTTP_VS_HTTPS, PullFailureCause.TAG_NOT_FOUND],
    example: 'FATA[0021] pulling image: failed to pull and unpack image "docker.io/acme/kubepi:latest": failed to '
      + 'resolve reference "docker.io/acme/kubepi:latest": unexpected status from HEAD request to '
      + 'http://10.236.0.9:1443/v2/acme/kubepi/manifests/latest?ns=docker.io: 400 Bad Request',
    source: 'https://github.com/DaoCloud/crproxy/issues/43',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [
      'unexpected status: 30', 'unexpected HTTP status: 2', 'unexpected HTTP status: 3', 'Server error: Status 0',
      'unexpected HTTP status 3', 'missing or empty Content-Type header', 'missing Content-Length header in response',
      // google/go-containerregistry@v0.20.6:pkg/v1/remote/fetcher.go, oras-project/oras-go@v2.6.0
      'response did not include', 'invalid response Content-Type', 'mismatch response Content-Type',
      'unknown response Content-Length', 'did not return a digest header', 'OCI distribution spec violation',
      'stopped after 10 redirects', 'redirects exceeded', 'missing Location header',
      // Where one of the two speaks the first interface only
      'appear to be a v2 registry endpoint', 'Please contact admins of registry', 'talk to a V1',
      'Cannot pull by digest with v1 registry', 'Unsupported docker v1 repository request',
    ],
    inPull: true,
    example: 'initializing source docker://registry.example.com/app:1: reading manifest 1 in registry.example.com/app: '
      + 'received unexpected HTTP status: 302 Found',
    source: 'containers/image@v5.30.0:docker/errors.go (unexpectedHTTPStatusError)',
  },
  {
    // containers/image@v5.32.0:docker/docker_client.go: what gives tokens answered with a page, such as a login.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: ['decoding bearer token (last URL', 'unable to decode token response'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND],
    example: 'initializing source docker://k8s.gcr.io/pause:3.1: decoding bearer token (last URL '
      + '"https://accounts.google.com/v3/signin/identifier", body start "<!doctype html>")',
    source: 'https://github.com/containers/image/pull/2454',
  },
  {
    // The answer of a store in the way of S3, which the registry or a proxy hands on.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: ['<Error><Code>InvalidRequest', '<Error><Code>InvalidArgument', '<Error><Code>AuthorizationHeaderMalformed'],
    inPull: true,
    example: 'error pulling image configuration: download failed after attempts=6: unknown: <?xml version="1.0" '
      + 'encoding="UTF-8"?><Error><Code>InvalidRequest</Code><Message>Missing x-amz-content-sha256</Message></Error>',
    source: 'https://github.com/cmliu/CF-Workers-docker.io/issues/89',
  },
  {
    // Registries of the first interface, and web servers, do not know the methods of the second.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [
      ...written(405, 'Method Not Allowed'), ...written(406, 'Not Acceptable'), ...written(409, 'Conflict'),
      ...written(418, "I'm a teapot"), ...written(421, 'Misdirected Request'), ...written(426, 'Upgrade Required'),
      ...written(431, 'Request Header Fields Too Large'),
    ],
    inPull: true,
    unless: OF_OTHERS,
    example: 'failed to resolve reference "registry.example.com/app:1": unexpected status from HEAD request to '
      + 'https://registry.example.com/v2/app/manifests/1: 405 Method Not Allowed',
    source: 'containerd/containerd@301026e58:core/remotes/errors/errors.go',
  },
  {
    // A page instead of JSON, of a proxy, a login or a web server, and no status with it.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: ['invalid character < looking for beginning of value'],
    inPull: true,
    advice: {
      meaning: 'A web page came instead of the answer of a registry.',
      fix: 'See what answers at this address: a proxy, a login page or a web server stands where the registry should '
        + 'be, or the registry is served at another host, port or path.',
    },
    example: 'Error: initializing source docker://registry.example.com/app:1: invalid character \'<\' looking for '
      + 'beginning of value',
    source: 'golang/go@go1.24:src/encoding/json/scanner.go',
  },
];
