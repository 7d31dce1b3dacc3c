import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What TLS says of the other side, which every program may be told: so it has to be about a pull. */
export const TLS_ROWS: readonly CauseRow[] = [
  // Each of these is repaired in another way: golang/go@go1.24:src/crypto/x509/verify.go has their words.
  {
    cause: PullFailureCause.X509,
    words: [
      'certificate signed by unknown authority', 'unknown certificate authority', 'self-signed certificate',
      'self signed certificate', 'unable to get local issuer certificate', 'certificate is not trusted',
      'PKIX path building failed',
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
      'x509: ', 'failed to verify certificate', 'certificate verify failed',
      'CERTIFICATE_VERIFY_FAILED', 'SSL certificate problem', 'SSLHandshakeException', 'unable to load CA cert',
      'unable to read CA cert', 'failed to load X509 key pair', 'could not load X509 key pair',
      'only secure connections are allowed',
    ],
    // Java, where the connection was cut
    unless: ['the handshake', 'during handshake'],
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
      'server gave HTTP response to HTTPS client', 'first record does not look like a TLS handshake',
      'oversized record received', 'local error: record overflow', 'tls: record overflow', 'malformed HTTP response',
      'malformed HTTP status code', 'malformed HTTP version',
      'sent an HTTP request to an HTTPS server', 'plain HTTP request was sent to HTTPS port', 'sendCredentialsOverHttp',
      'not sent because the connection was over HTTP', 'is HTTP only and requires',
      'insecure HTTP connection not allowed',
      // google/go-containerregistry@v0.21.0:pkg/v1/remote/transport/bearer.go
      'realm scheme http not allowed', 'pagination URL scheme http does not match',
    ],
    // go-containerregistry tries HTTP next, and that counts.
    unless: ['to HTTPS client; Get '],
    inPull: true,
    example: 'failed to do request: Head https://registry:5000/v2/hello-app/manifests/1.0: http: server gave HTTP '
      + 'response to HTTPS client',
    source: 'https://github.com/containerd/cri/issues/1367',
  },
  {
    cause: PullFailureCause.TLS_TIMEOUT,
    // Of the second one more is left where a text was cut off.
    words: ['TLS handshake timeout', 'net/http: TLS handshake timeout'],
    inPull: true,
    example: 'Failed to pull image "busybox": rpc error: code = Unknown desc = Error response from daemon: Get '
      + 'https://registry-1.docker.io/v2/: net/http: TLS handshake timeout',
    source: 'https://github.com/kubernetes/kubernetes/issues/107340',
  },
];
