/** Why an image was not pulled. */
export enum PullFailureCause {
  /** The registry wants to know who is asking, or does not believe it: HTTP 401. */
  UNAUTHORIZED = 'unauthorized',

  /** The credential was right once, and is too old. */
  TOKEN_EXPIRED = 'token-expired',

  /**
   * The registry knows who is asking, and denies the repository: HTTP 403. Some say so of repositories that do not
   * exist.
   */
  FORBIDDEN_DENIED = 'forbidden-denied',

  /** The credential provider of the node, which the kubelet asks for a login, failed. */
  CREDENTIAL_HELPER = 'credential-helper',

  /** A pull secret that the pod names does not exist in its namespace. */
  PULL_SECRET_MISSING = 'pull-secret-missing',

  /** The kubelet cannot decode a pull secret of the pod, which stops every pull of it. */
  MALFORMED_PULL_SECRET = 'malformed-pull-secret',

  /** The repository does not exist. */
  NOT_FOUND = 'not-found',

  /** The repository has no such tag or digest. */
  TAG_NOT_FOUND = 'tag-not-found',

  /** The image is not written as a reference. */
  INVALID_REFERENCE = 'invalid-reference',

  /** The image has no registry host, and the node is not told which one is meant. */
  SHORT_NAME = 'short-name',

  /** The host name of the registry cannot be resolved on the node. */
  DNS = 'dns',

  /** Nothing listens where the registry should be. */
  CONNECTION_REFUSED = 'connection-refused',

  /** A connection was made, and cut. */
  CONNECTION_RESET = 'connection-reset',

  /** No answer in time, nor TLS, or no route. */
  NETWORK_TIMEOUT = 'network-timeout',

  /** The certificate of the registry does not convince the node, or the registry refuses TLS as the node offers it. */
  X509 = 'x509',

  /** One side speaks HTTP, the other HTTPS. */
  HTTP_VS_HTTPS = 'http-vs-https',

  /** The proxy of the node is out of reach, or refuses. */
  PROXY = 'proxy',

  /** The runtime of the node does not answer, or speaks another version of its interface. */
  RUNTIME_UNAVAILABLE = 'runtime-unavailable',

  /** The runtime cannot read its own configuration of registries. */
  BROKEN_RUNTIME_CONFIG = 'broken-runtime-config',

  /** The API server refused the pod for its image: nothing was pulled. */
  ADMISSION_POLICY = 'admission-policy',

  /** Too many requests: HTTP 429. */
  RATE_LIMITED = 'rate-limited',

  /** The registry is in trouble: HTTP 500 and above. */
  REGISTRY_5XX = 'registry-5xx',

  /** The registry, or what stands in its place, answered with a status that pulls do not know: HTTP 400, 402, 451. */
  UNEXPECTED_STATUS = 'unexpected-status',

  /** The image is not made for the node's operating system or processor. */
  PLATFORM_MISMATCH = 'platform-mismatch',

  /** The node has no room for the image, or its disk fails. */
  DISK = 'disk',

  /** The image arrived, and the node could not unpack it. */
  UNPACK_FAILED = 'unpack-failed',

  /** What arrived is not what was announced. */
  CORRUPT_DOWNLOAD = 'corrupt-download',

  /** The policy of the node, or of the registry, requires a signature. */
  SIGNATURE = 'signature',

  /** What is stored under this name is no container image, or one of a format that runtimes have given up. */
  NOT_AN_IMAGE = 'not-an-image',

  /** The pod forbids to pull, and the image is not on the node. */
  NEVER_PULL = 'never-pull',

  /** Something else, or no failure of a pull. */
  OTHER = 'other',
}
