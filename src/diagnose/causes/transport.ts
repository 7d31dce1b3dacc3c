import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/**
 * What keeps a node from talking to a registry. All of it happens to every program that talks to others, so it has to
 * be about a pull.
 */
export const TRANSPORT_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.PROXY,
    words: ['proxyconnect', 'Proxy Authentication Required', '407 Proxy'],
    inPull: true,
    example:
      'Get https://registry-1.docker.io/v2/: proxyconnect tcp: dial tcp 127.0.0.1:3128: getsockopt: connection refused',
    source: 'https://github.com/docker-archive-public/docker.kitematic/issues/3573',
  },
  {
    // Go gives the bare status text, without its number, when it is the proxy that refuses to CONNECT
    // (net/http/transport.go, dialConn).
    cause: PullFailureCause.PROXY,
    words: [': Forbidden', ': Internal Server Error', ': Service Unavailable', ': Bad Gateway', ': Gateway Timeout'],
    unless: ['status', '403 Forbidden', '500 Internal', '502 Bad', '503 Service', '504 Gateway', 'denied'],
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
      'could not resolve host', 'name or service not known',
    ],
    inPull: true,
    example: 'Failed to pull image "private-registry.com:5000/crdb:v24.1.2": failed to do request: Head '
      + '"https://private-registry.com:5000/v2/crdb/manifests/v24.1.2": dial tcp: lookup private-registry.com: no such '
      + 'host',
    source: 'https://github.com/k3s-io/k3s/issues/10613',
  },
  // Each of these is repaired in another way: golang/go@go1.24:src/crypto/x509/verify.go has their words.
  {
    cause: PullFailureCause.X509,
    words: [
      'certificate signed by unknown authority', 'unknown certificate authority', 'self-signed certificate',
      'self signed certificate', 'unable to get local issuer certificate', 'certificate is not trusted',
    ],
    inPull: true,
    advice: {
      meaning: "The node does not know who issued the registry's certificate: a private authority, a self-signed "
        + 'certificate, or a proxy that puts its own in the place of it.',
      fix: "Install the issuer's certificate on every node, for the runtime or in the system's store, and restart the "
        + 'runtime. Where a proxy opens TLS, that is the certificate of the proxy.',
    },
    example: 'FATA[0000] pulling image: rpc error: code = Unknown desc = error pinging docker registry '
      + 'gitlab.example.com:5050: Get "https://gitlab.example.com:5050/v2/": x509: certificate signed by unknown '
      + 'authority',
    source: 'https://github.com/cri-o/cri-o/issues/5798',
  },
  {
    cause: PullFailureCause.X509,
    words: [
      'certificate is valid for', 'cannot validate certificate for', 'contain any IP SANs',
      'certificate is not valid for any names', 'relies on legacy Common Name',
    ],
    inPull: true,
    advice: {
      meaning: "The registry's certificate is for other names than the one that the image is asked for by.",
      fix: 'Pull by a name that the certificate has, or issue it again with this name (or address) among its subject '
        + 'alternative names; the Common Name does not count.',
      command: 'openssl s_client -connect REGISTRY:443 </dev/null | openssl x509 -noout -ext subjectAltName',
    },
    example: 'Get "https://192.168.1.5:5000/v2/": x509: cannot validate certificate for 192.168.1.5 because it doesn\'t '
      + 'contain any IP SANs',
    source: 'golang/go@go1.24:src/crypto/x509/verify.go',
  },
  {
    cause: PullFailureCause.X509,
    words: ['certificate has expired or is not yet valid … is before'],
    inPull: true,
    advice: {
      meaning: "By the node's clock the registry's certificate is not valid yet.",
      fix: "Set the node's clock and see why it is wrong (chrony, ntp, a machine that slept); only if it is right, the "
        + 'certificate was issued for the future.',
      command: 'ssh NODE date -u',
    },
    example: 'Get "https://registry-1.docker.io/v2/": x509: certificate has expired or is not yet valid: current time '
      + '2000-01-01T00:00:00Z is before 2026-01-01T00:00:00Z',
    source: 'golang/go@go1.24:src/crypto/x509/verify.go',
  },
  {
    cause: PullFailureCause.X509,
    words: ['certificate has expired'],
    inPull: true,
    advice: {
      meaning: "The registry's certificate has expired, or the node's clock is wrong.",
      fix: "Renew the certificate of the registry, or of the proxy before it. If its dates are right, set the node's "
        + 'clock.',
      command: 'openssl s_client -connect REGISTRY:443 </dev/null | openssl x509 -noout -issuer -dates',
    },
    example: 'Error initializing source docker://quay.io/openshift-release-dev/ocp-release: error pinging docker '
      + 'registry quay.io: Get https://quay.io/v2/: x509: certificate has expired or is not yet valid',
    source: 'https://github.com/openshift/origin/issues/24934',
  },
  {
    cause: PullFailureCause.X509,
    words: [
      'x509: ', 'failed to verify certificate', 'certificate verify failed', 'unable to load CA cert',
      'unable to read CA cert', 'failed to load X509 key pair',
      'missing key … for client certificate',
    ],
    inPull: true,
    example: 'error pinging docker registry quay.io: Get https://quay.io/v2/: x509: certificate specifies an '
      + 'incompatible key usage',
    source: 'golang/go@go1.24:src/crypto/x509/verify.go',
  },
  {
    // Alerts of TLS: the other side gave up (https://datatracker.ietf.org/doc/html/rfc8446#section-6.2).
    cause: PullFailureCause.X509,
    words: [
      'remote error: tls: ', 'remote error: handshake failure', 'remote error: bad certificate',
      'tls: handshake failure', 'tls: bad certificate', 'tls: certificate required', 'tls: unrecognized name',
      'tls: protocol version not supported', 'tls: no application protocol',
      'tls: server selected unsupported protocol version',
    ],
    inPull: true,
    advice: {
      meaning: 'The registry, or a proxy before it, ended TLS with an alert: it wants a client certificate, another '
        + 'version or cipher of TLS, or does not know the host name.',
      fix: "bad certificate and certificate required mean the client certificate of the node's runtime, handshake "
        + 'failure and protocol version what both sides can speak, and unrecognized name the name that was asked for; '
        + 'look for a proxy between, too.',
    },
    example: 'Error response from daemon: Get https://registry-1.docker.io/v2/: remote error: tls: handshake failure',
    source: 'https://github.com/docker/for-linux/issues/894',
  },
  {
    cause: PullFailureCause.HTTP_VS_HTTPS,
    words: [
      'server gave HTTP response to HTTPS client', 'server gave HTTP res',
      'first record does not look like a TLS handshake', 'oversized record received', 'malformed HTTP response',
      'sent an HTTP request to an HTTPS server',
    ],
    inPull: true,
    example: 'failed to do request: Head https://registry:5000/v2/hello-app/manifests/1.0: http: server gave HTTP '
      + 'response to HTTPS client',
    source: 'https://github.com/containerd/cri/issues/1367',
  },
  {
    cause: PullFailureCause.TLS_TIMEOUT,
    words: ['TLS handshake timeout'],
    inPull: true,
    example: 'Failed to pull image "busybox": rpc error: code = Unknown desc = Error response from daemon: Get '
      + 'https://registry-1.docker.io/v2/: net/http: TLS handshake timeout',
    source: 'https://github.com/kubernetes/kubernetes/issues/107340',
  },
  {
    cause: PullFailureCause.CONNECTION_REFUSED,
    words: ['connection refused', 'actively refused it'],
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
      'software caused connection abort',
    ],
    inPull: true,
    example: 'failed to pull and unpack image "harbor.example.com/app:1": failed to copy: read tcp '
      + '10.237.0.7:38070->192.0.2.7:443: read: connection reset by peer',
    source: 'https://github.com/containerd/containerd/issues/10035',
  },
  {
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: [
      'i/o timeout', 'context deadline exceeded', 'DeadlineExceeded', 'Client.Timeout', 'net/http: request canceled',
      'net/http: re', 'no route to host', 'network is unreachable',
      'cannot assign requested address', 'host is down', 'host is unreachable', 'connection timed out',
      'operation timed out',
      'Network timed out', 'timeout awaiting response headers', 'because of no progress in',
      'Could not reach any registry endpoint',
    ],
    inPull: true,
    alternatives: [PullFailureCause.PROXY, PullFailureCause.REGISTRY_5XX],
    example: 'ctr: failed to resolve reference "docker.io/rancher/pause:3.1": failed to do request: Head '
      + 'https://registry-1.docker.io/v2/rancher/pause/manifests/3.1: dial tcp 34.197.189.129:443: i/o timeout',
    source: 'https://github.com/k3s-io/k3s/issues/1272',
  },
  {
    cause: PullFailureCause.REGISTRY_5XX,
    words: [
      '500 Internal Server Error', '502 Bad Gateway', '503 Service Unavailable', '503 Service Temporarily Unavailable',
      '504 Gateway Time-out', '504 Gateway Timeout', 'unexpected HTTP status: 5', 'Server error: Status 5', 'parsing HTTP 5', 'HTTP code: 5',
      'StatusCode: 5', 'status code 5', 'HTTP 500', 'HTTP 502', 'HTTP 503', 'HTTP 504', 'unexpected status … : 500',
      'unexpected status … : 502', 'unexpected status … : 503', 'unexpected status … : 504',
      // Of Cloudflare: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
      ...['520', '521', '522', '523', '524', '525', '526', '530'].map(status => `unexpected status … : ${status}`),
    ],
    inPull: true,
    example: 'Error response from daemon: Head '
      + '"https://registry-1.docker.io/v2/moby/buildkit/manifests/buildx-stable-1": received unexpected HTTP status: '
      + '503 Service Unavailable',
    source: 'https://github.com/docker/hub-feedback/issues/2499',
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
    // containerd gives up like this when nothing arrives for a while (image_pull_progress_timeout).
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: ['context canceled'],
    // Here it was the one who asked docker that went away.
    unless: ['Not continuing with pull after error: context canceled'],
    inPull: true,
    alternatives: [PullFailureCause.DISK],
    example: 'failed to pull and unpack image "registry.example.com/app:1": failed to copy: httpReadSeeker: failed '
      + 'open: context canceled',
    source: 'containerd/containerd@301026e58:internal/cri/server/images/image_pull.go',
  },
];
