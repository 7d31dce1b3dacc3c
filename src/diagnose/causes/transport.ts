import { SLOW_TLS, TLS_ALERT } from './advice';
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
  },
  {
    // Go gives the bare status text, without its number, when it is the proxy that refuses to CONNECT
    // (net/http/transport.go, dialConn).
    cause: PullFailureCause.PROXY,
    words: [': Forbidden', ': Internal Server Error', ': Service Unavailable', ': Bad Gateway', ': Gateway Timeout'],
    unless: ['status', '403 Forbidden', '500 Internal', '502 Bad', '503 Service', '504 Gateway', 'denied'],
    inPull: true,
    alternatives: [PullFailureCause.REGISTRY_5XX, PullFailureCause.FORBIDDEN_DENIED],
  },
  {
    cause: PullFailureCause.DNS,
    words: [
      'dial tcp: lookup', 'no such host', 'server misbehaving', 'Temporary failure in name resolution',
      'could not resolve host', 'name or service not known',
    ],
    inPull: true,
  },
  {
    // golang/go@go1.24:src/crypto/x509/verify.go has the words of Go.
    cause: PullFailureCause.X509,
    words: [
      'x509: ', 'certificate signed by unknown authority', 'unknown certificate authority', 'self-signed certificate',
      'self signed certificate', 'unable to get local issuer certificate', 'certificate is not trusted',
      'certificate is valid for', 'cannot validate certificate for', 'certificate has expired',
      'failed to verify certificate', 'certificate verify failed', 'unable to load CA cert', 'unable to read CA cert',
      'failed to load X509 key pair', 'missing key … for client certificate',
    ],
    inPull: true,
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
    advice: TLS_ALERT,
  },
  {
    cause: PullFailureCause.HTTP_VS_HTTPS,
    words: [
      'server gave HTTP response to HTTPS client', 'server gave HTTP res',
      'first record does not look like a TLS handshake', 'oversized record received', 'malformed HTTP response',
      'sent an HTTP request to an HTTPS server',
    ],
    inPull: true,
  },
  {
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: ['TLS handshake timeout'],
    inPull: true,
    advice: SLOW_TLS,
  },
  {
    cause: PullFailureCause.CONNECTION_REFUSED,
    words: ['connection refused', 'actively refused it'],
    inPull: true,
  },
  {
    cause: PullFailureCause.CONNECTION_RESET,
    words: [
      'connection reset by peer', 'broken pipe', 'forcibly closed by the remote host', 'server sent GOAWAY',
      'use of closed network connection', 'stream error: stream ID', 'connection lost', 'server closed idle connection',
      'software caused connection abort',
    ],
    inPull: true,
  },
  {
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: [
      'i/o timeout', 'context deadline exceeded', 'DeadlineExceeded', 'Client.Timeout', 'net/http: request canceled',
      'net/http: re', 'no route to host', 'network is unreachable', 'cannot assign requested address', 'host is down',
      'host is unreachable', 'connection timed out', 'operation timed out', 'Network timed out',
      'timeout awaiting response headers', 'because of no progress in', 'Could not reach any registry endpoint',
    ],
    inPull: true,
    alternatives: [PullFailureCause.PROXY, PullFailureCause.REGISTRY_5XX],
  },
  {
    cause: PullFailureCause.REGISTRY_5XX,
    words: [
      '500 Internal Server Error', '502 Bad Gateway', '503 Service Unavailable', '503 Service Temporarily Unavailable',
      '504 Gateway Time-out', '504 Gateway Timeout', 'unexpected HTTP status: 5', 'Server error: Status 5',
      'parsing HTTP 5', 'HTTP code: 5', 'StatusCode: 5', 'status code 5', 'HTTP 500', 'HTTP 502', 'HTTP 503',
      'HTTP 504', 'status code from registry 5', 'unexpected status … : 500', 'unexpected status … : 502',
      'unexpected status … : 503',
      'unexpected status … : 504',
      // Of Cloudflare: https://developers.cloudflare.com/support/troubleshooting/http-status-codes/cloudflare-5xx-errors/
      ...['520', '521', '522', '523', '524', '525', '526', '530']
        .flatMap(status => [`unexpected status … : ${status}`, `failed with status code … : ${status}`]),
    ],
    inPull: true,
  },
  {
    cause: PullFailureCause.CONNECTION_RESET,
    words: [': EOF'],
    inPull: true,
  },
  {
    // containerd gives up like this when nothing arrives for a while (image_pull_progress_timeout).
    cause: PullFailureCause.NETWORK_TIMEOUT,
    words: ['context canceled'],
    // Here it was the one who asked docker that went away.
    unless: ['Not continuing with pull after error: context canceled'],
    inPull: true,
    alternatives: [PullFailureCause.DISK],
  },
];
