import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What the kubelet finds before it asks a runtime, and runtimes before they ask a registry. */
export const REFERENCE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.NEVER_PULL,
    words: ['ErrImageNeverPull', 'is not present with pull policy of Never'],
  },
  {
    cause: PullFailureCause.INVALID_REFERENCE,
    words: [
      'InvalidImageName', 'couldn\'t parse image reference', 'couldn\'t parse image name',
      'failed to apply default image tag', 'invalid reference format', 'failed to parse image reference',
      'is not a valid repository/tag', 'repository name must be lowercase', 'invalid repository name',
      'repository name must not be more than', 'repository name must have at least one component',
      'is not a named reference',
    ],
  },
  {
    cause: PullFailureCause.INVALID_REFERENCE,
    words: [
      'invalid image name',
      'invalid tag format',
      'invalid digest format',
      'invalid checksum digest',
      'references with both a tag and digest are currently not supported',
    ],
    inPull: true,
  },
  {
    cause: PullFailureCause.PULL_SECRET_MISSING,
    words: [
      'Unable to retrieve some image pull secrets', 'FailedToRetrieveImagePullSecret', 'Unable to retrieve pull secret',
      // Before Kubernetes 1.2: https://github.com/kubernetes/kubernetes/issues/499
      'Error syncing pod, skipping: secrets … not found', 'Couldn\'t get imagePullSecret',
    ],
  },
  {
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: [
      'unable to parse auth field', 'Go struct field DockerConfig',
      'failed to StartContainer for … with illegal base64 data at input byte',
      'failed to StartContainer for … with invalid character … looking for beginning of value',
      'failed to StartContainer for … with unexpected end of JSON input',
    ],
  },
  {
    // The kubelet writes what it cannot decode into both reason and message of a waiting container, and there is no
    // event.
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: [
      'illegal base64 data at input byte', 'looking for beginning of value', 'unexpected end of JSON input',
      'invalid character … after',
    ],
    when: facts => facts.isSaidTwice,
  },
  {
    // In the words of the kubelet. Runtimes write the same of what a registry or a proxy answered.
    cause: PullFailureCause.MALFORMED_PULL_SECRET,
    words: [
      'illegal base64 data at input byte', 'looking for beginning of value', 'unexpected end of JSON input',
      'invalid character … after object key', 'invalid character … after top-level value',
      'invalid character … in string literal',
    ],
    unless: [
      'rpc error', 'from daemon', 'failed to pull and unpack', 'failed to resolve ref', 'httpReadSeeker',
      'parsing HTTP', 'response body', 'status code', 'initializing source', 'unable to pull', 'pinging ', 'https://',
      'invalid character <', 'webhook', 'download failed', 'error pulling image configuration',
    ],
    inPull: true,
  },
  {
    cause: PullFailureCause.SHORT_NAME,
    words: [
      'no unqualified-search registries are defined', 'short-name resolution enforced', 'short name mode is enforcing',
      'did not resolve to an alias', 'no registries configured while trying to pull an unqualified image',
      'is a short name and no search registries are defined',
    ],
  },
];
