import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/**
 * The way to a registry: through a proxy, and by its name. All of it happens to every program that talks to others, so
 * it has to be about a pull.
 */
export const ROUTE_ROWS: readonly CauseRow[] = [
  {
    // The proxy of Docker Desktop, which has no source that is open: where it connects to tells that there is another.
    cause: PullFailureCause.PROXY,
    words: ['writing response to … connecting to', 'dialing … connecting to'],
    unless: ['direct connection'],
    when: ({ goesByOther }) => goesByOther,
    inPull: true,
    example: 'failed to do request: Head "https://registry-1.docker.io/v2/library/redis/manifests/7": writing response '
      + 'to registry-1.docker.io:443: connecting to 127.0.0.1:8888: connectex: No connection could be made because the '
      + 'target machine actively refused it.',
    source: 'https://github.com/eclipse-ditto/ditto/issues/1980',
  },
  {
    cause: PullFailureCause.PROXY,
    words: [
      'proxyconnect', 'Proxy Authentication Required', '407 Proxy', 'http: proxy error', 'connecting to proxy',
      'evaluating PAC file', 'invalid proxy URL', 'connect to proxy', 'Tunnel connection failed',
      'tunneling socket could not be established', 'reading HTTP CONNECT', 'socks connect tcp',
    ],
    inPull: true,
    example:
      'Get https://registry-1.docker.io/v2/: proxyconnect tcp: dial tcp 127.0.0.1:3128: getsockopt: connection refused',
    source: 'https://github.com/docker-archive-public/docker.kitematic/issues/3573',
  },
  {
    // Go gives the bare status text, without its number, when it is the proxy that refuses to CONNECT
    // (net/http/transport.go, dialConn).
    cause: PullFailureCause.PROXY,
    words: [
      ': Forbidden', ': Internal Server Error', ': Service Unavailable', ': Bad Gateway', ': Gateway Time',
      ': Proxy Error', ': Host Unreachable', ': authenticationrequired', ': Network Error',
    ],
    unless: [
      'unexpected status', 'status code', 'StatusCode', 'HTTP status', 'status=', 'Status 4', 'Status 5',
      'Client Error: ', 'Server Error: ', 'images/create', '403 Forbidden', '500 Internal', '502 Bad', '503 Service',
      '504 Gateway', 'HTTP 403', 'HTTP 50', '403: Forbidden', '500: Internal', '502: Bad', '503: Service',
      '504: Gateway', 'denied', 'error from registry: ', 'unavailable: service unavailable', 'unknown: Forbidden',
    ],
    inPull: true,
    alternatives: [PullFailureCause.REGISTRY_5XX, PullFailureCause.FORBIDDEN_DENIED],
    example: 'failed to do request: Head "https://registry.example.com/v2/project/nginx/manifests/latest": Service '
      + 'Unavailable',
    source: 'https://github.com/kubernetes-sigs/cri-tools/issues/975',
  },
  {
    cause: PullFailureCause.DNS,
    words: [
      'dial tcp: lookup', 'no such host', 'server misbehaving', 'Temporary failure in name resolution',
      'could not resolve host', 'name or service not known', 'temporary error during hostname resolution',
      // Java, Node and Rust
      'UnknownHostException', 'getaddrinfo ENOTFOUND', 'failed to lookup address', 'lookup … ... i/o timeout',
      // musl
      'lookup … : Try again',
    ],
    inPull: true,
    example: 'Failed to pull image "private-registry.com:5000/web:v24.1.2": failed to do request: Head '
      + '"https://private-registry.com:5000/v2/web/manifests/v24.1.2": dial tcp: lookup private-registry.com: no such '
      + 'host',
    source: 'https://github.com/k3s-io/k3s/issues/10613',
  },
];
