import { PullFailureCause } from '../src/diagnose';

/** A step of a pull, and what one sees when it is this one that fails. */
export interface Stage {
  readonly question: string;
  /** The answer with which a pull goes on to the next step. */
  readonly onward: string;
  /** Words of messages by which each cause is known. */
  readonly signs: readonly (readonly [PullFailureCause, string])[];
}

/** The steps of a pull, in order. Each cause but `OTHER` belongs to one. */
export const STAGES: readonly Stage[] = [
  {
    question: 'Did the node try to pull?',
    onward: 'ErrImagePull, ImagePullBackOff',
    signs: [
      [PullFailureCause.ADMISSION_POLICY, 'denied by Binary Authorization'],
      [PullFailureCause.INVALID_REFERENCE, 'InvalidImageName'],
      [PullFailureCause.NEVER_PULL, 'ErrImageNeverPull'],
      [PullFailureCause.PULL_SECRET_MISSING, 'Unable to retrieve some image pull secrets'],
      [PullFailureCause.CREDENTIAL_HELPER, 'error execing credential provider plugin'],
      [PullFailureCause.MALFORMED_PULL_SECRET, 'unable to parse auth field'],
      [PullFailureCause.RUNTIME_UNAVAILABLE, 'containerd.sock: connect: '],
      [PullFailureCause.BROKEN_RUNTIME_CONFIG, 'failed to decode hosts.toml'],
      [PullFailureCause.SHORT_NAME, 'short-name … did not resolve to an alias'],
    ],
  },
  {
    question: 'Was the registry reached?',
    onward: 'a connection was made',
    signs: [
      [PullFailureCause.DNS, 'no such host'],
      [PullFailureCause.PROXY, 'proxyconnect'],
      [PullFailureCause.CONNECTION_REFUSED, 'connection refused'],
      [PullFailureCause.NETWORK_TIMEOUT, 'i/o timeout'],
      [PullFailureCause.CONNECTION_RESET, 'connection reset by peer'],
    ],
  },
  {
    question: 'Did both sides agree on TLS?',
    onward: 'the registry answered',
    signs: [
      [PullFailureCause.X509, 'x509: '],
      [PullFailureCause.HTTP_VS_HTTPS, 'server gave HTTP response to HTTPS client'],
    ],
  },
  {
    question: 'What did the registry answer?',
    onward: 'the image',
    signs: [
      [PullFailureCause.UNAUTHORIZED, '401 Unauthorized'],
      [PullFailureCause.TOKEN_EXPIRED, 'authorization token has expired'],
      [PullFailureCause.FORBIDDEN_DENIED, '403 Forbidden'],
      [PullFailureCause.NOT_FOUND, 'name unknown'],
      [PullFailureCause.TAG_NOT_FOUND, 'manifest unknown'],
      [PullFailureCause.RATE_LIMITED, 'toomanyrequests'],
      [PullFailureCause.REGISTRY_5XX, '503 Service Unavailable'],
      [PullFailureCause.UNEXPECTED_STATUS, '400 Bad Request'],
    ],
  },
  {
    question: 'Can the node use the image?',
    onward: 'something else',
    signs: [
      [PullFailureCause.SIGNATURE, 'SignatureValidationFailed'],
      [PullFailureCause.PLATFORM_MISMATCH, 'no match for platform in manifest'],
      [PullFailureCause.CORRUPT_DOWNLOAD, 'unexpected commit digest'],
      [PullFailureCause.NOT_AN_IMAGE, 'unsupported media type'],
      [PullFailureCause.DISK, 'no space left on device'],
      [PullFailureCause.UNPACK_FAILED, 'failed to extract layer'],
    ],
  },
];
