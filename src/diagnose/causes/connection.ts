import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';
import { OF_ENGINE, written } from './status-words';

/** Which addresses the node finds for the registry, and by which routes it would send. */
const NO_ROUTE_COMMAND = "ssh NODE 'getent ahosts HOST; ip route; ip -6 route'";

/** What a connection to a registry comes to, as that of every program does: so it has to be about a pull. */
export const CONNECTION_ROWS: readonly CauseRow[] = [
  {
    // Of Cloudflare, which answered in the place of a registry that it did not reach, in words of other failures:
    // 522 Connection Timed Out.
    // https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
    cause: PullFailureCause.REGISTRY_5XX,
    words: [520, 521, 522, 523, 524, 525, 526, 530]
      .flatMap(status => [...written(status, 'unknown'), `registry ${status}`]),
    inPull: true,
    example: 'error pulling image configuration: received unexpected HTTP status: 522 Origin Connection Time-out',
    source: 'https://github.com/SORMAS-Foundation/SORMAS-Docker/issues/154',
  },
  {
    cause: PullFailureCause.CONNECTION_REFUSED,
    words: ['connection refused', 'actively refused it', 'ECONNREFUSED'],
    inPull: true,
    example: 'failed to do request: Head "http://localhost:5000/v2/brokerage-api/manifests/tilt-b655": dial tcp '
      + '127.0.0.1:5000: connect: connection refused',
    source: 'https://github.com/tilt-dev/tilt/issues/5431',
  },
  {
    cause: PullFailureCause.CONNECTION_RESET,
    words: [
      'connection reset by peer', 'broken pipe', 'forcibly closed by the remote host', 'server sent GOAWAY',
      'use of closed network connection', 'stream error: stream ID', 'connection lost', 'server closed idle connection',
      'connection force closed',
      'software caused connection abort', 'ECONNRESET', 'Premature end of ', 'ConnectionClosedException',
      'NoHttpResponseException', 'Remote host terminated the handshake', 'Remote host closed connection',
      // What was cut, and cannot be gone on with
      'support byte ranges', 'content range requests ignored',
    ],
    // A pipe of Slurm
    unless: ['write to unblock task'],
    inPull: true,
    example: 'failed to pull and unpack image "harbor.example.com/app:1": failed to copy: read tcp '
      + '10.237.0.7:38070->192.0.2.7:443: read: connection reset by peer',
    source: 'https://github.com/containerd/containerd/issues/10035',
  },
  {
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: [
      'i/o timeout', 'context deadline exceeded', 'DeadlineExceeded', 'Client.Timeout', 'net/http: request canceled',
      'connect: resource temporarily unavailable', 'connection timed out', 'operation timed out',
      'did not properly respond after a period of time', 'connectex: A connection attempt failed',
      // nextflow, which ends a pull by a signal
      'status : 143 … singularity.pullTimeout', 'status : 143 … apptainer.pullTimeout', 'connect timed out',
      'read timed out', 'ETIMEDOUT', 'Network timed out', 'timeout awaiting response headers', 'net/http: timeout',
      'because of no progress in', 'Could not reach any registry endpoint', 'Could not transition to pulled',
      'timeout pulling container', 'pull has not made progress', 'timeout when attempting to connect',
      'aborted due to inactivity',
      // docker/compose@1.29.2:compose/cli/errors.py
      'HTTP request took too long',
    ],
    inPull: true,
    alternatives: [PullFailureCause.PROXY, PullFailureCause.REGISTRY_5XX],
    example: 'ctr: failed to resolve reference "docker.io/acme/pause:3.1": failed to do request: Head '
      + 'https://registry-1.docker.io/v2/acme/pause/manifests/3.1: dial tcp 192.0.2.129:443: i/o timeout',
    source: 'https://github.com/k3s-io/k3s/issues/1272',
  },
  {
    // Go puts an address of IPv6 in brackets.
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: ['dial tcp [ … cannot assign requested address', 'dial tcp [ … network is unreachable'],
    inPull: true,
    alternatives: [PullFailureCause.PROXY],
    advice: {
      meaning: 'The name of the registry was answered with an IPv6 address (it stands in brackets), and the node has '
        + 'no IPv6 that leads there, so nothing was sent.',
      fix: 'Give the node IPv6 with a route, or take it away wholly: disable IPv6 on the node, or have its DNS server '
        + 'answer with IPv4 addresses only. If the node is to go through a proxy, tell the runtime about it.',
      command: NO_ROUTE_COMMAND,
    },
    example: 'failed to resolve reference "registry.example.com/app:1": failed to do request: Head '
      + '"https://registry.example.com/v2/app/manifests/1": dial tcp [2001:db8::1]:443: connect: cannot assign '
      + 'requested address',
    source: 'golang/go@go1.24:src/syscall/zerrors_linux_amd64.go',
  },
  {
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: [
      'no route to host', 'network is unreachable', 'cannot assign requested address', 'host is down',
      'connect: invalid argument', 'host is unreachable', 'unreachable network', 'unreachable host',
    ],
    inPull: true,
    alternatives: [PullFailureCause.PROXY],
    advice: {
      meaning: 'The node found no way to the address of the registry, so nothing was sent: it has no route there or no '
        + 'address to send from, nobody answers at the address in its own network, or a firewall turns it back.',
      fix: 'Look at the routes of the node and its gateway, and whether the address of the registry (or of the mirror) '
        + 'is right; firewalls that reject say no route to host too. If the node is to go through a proxy, tell the '
        + 'runtime about it.',
      command: NO_ROUTE_COMMAND,
    },
    example: 'failed to pull and unpack image "registry.example.com/pause:3.9": failed to resolve reference '
      + '"registry.example.com/pause:3.9": failed to do request: Head '
      + '"https://registry.example.com/v2/pause/manifests/3.9": dial tcp 192.0.2.209:443: connect: no route to host',
    source: 'https://github.com/kubernetes/kubernetes/issues/91402',
  },
  {
    cause: PullFailureCause.CONNECTION_RESET,
    words: [': EOF'],
    inPull: true,
    example:
      'Error response from daemon: Get https://registry-1.docker.io/v2/library/hello-world/manifests/latest: EOF',
    source: 'https://github.com/docker/docs/issues/8899',
  },
  {
    cause: PullFailureCause.REGISTRY_5XX,
    words: [
      ...written(500, 'Internal Server Error'), ...written(502, 'Bad Gateway'), ...written(503, 'Service Unavailable'),
      ...written(504, 'Gateway Timeout'), '503 Service Temporarily Unavailable', '504 Gateway Time-out',
      'unexpected HTTP status: 5', 'Server error: Status 5', 'parsing HTTP 5', 'HTTP code: 5', 'StatusCode: 5',
      'status code 5', 'the registry is unavailable', 'the registry is temporarily unavailable',
      'unavailable: service unavailable', '(RegistryErrorResponse)', 'registry: Repository is offline',
      '503 Repository',
    ],
    // The engine's own status.
    unless: OF_ENGINE,
    inPull: true,
    example: 'Error response from daemon: Head '
      + '"https://registry-1.docker.io/v2/moby/buildkit/manifests/buildx-stable-1": received unexpected HTTP status: '
      + '503 Service Unavailable',
    source: 'https://github.com/docker/hub-feedback/issues/2499',
  },
  {
    // containerd gives up like this when nothing arrives for a while (image_pull_progress_timeout).
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: ['context cancel', 'pulling cancelled', ': operation was canceled'],
    // Here it was the one who asked docker that went away, or another service of docker compose that failed.
    unless: [
      'Not continuing with pull after error: context canceled', 'trying next host … context canceled',
      'Error context canceled',
    ],
    inPull: true,
    alternatives: [PullFailureCause.DISK],
    example: 'failed to pull and unpack image "registry.example.com/app:1": failed to copy: httpReadSeeker: failed '
      + 'open: context canceled',
    source: 'containerd/containerd@301026e58:internal/cri/server/images/image_pull.go',
  },
];
