import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** The engine's own interface answered, or a token service: not the registry. */
const OF_OTHERS = ['images/create', 'failed to authorize', 'oauth token', 'anonymous token'];

/** How runtimes write a status, in words and in digits. */
function written(status: number, words: string): string[] {
  return [
    `${status} ${words}`, `status code ${status}`, `StatusCode: ${status}`, `parsing HTTP ${status}`,
    `unexpected status … : ${status}`,
  ];
}

/** Statuses that a pull does not expect. */
export const STATUS_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: written(402, 'Payment Required'),
    inPull: true,
    advice: {
      meaning: "The registry refuses for the account's bill or its quota, whoever asks.",
      fix: "Have the owner of the registry's account settle its billing or raise the quota; until then pull a copy "
        + 'from elsewhere.',
    },
    example: 'Failed to pull image "docker.cloudsmith.io/convoy/convoy/frain-dev/convoy:v24.1.2": failed to pull and '
      + 'unpack image: failed to copy: httpReadSeeker: failed open: unexpected status code '
      + 'https://docker.cloudsmith.io/v2/convoy/convoy/frain-dev/convoy/blobs/sha256:e222: 402 Payment Required',
    source: 'https://github.com/frain-dev/convoy/issues/2143',
  },
  {
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [...written(451, 'Unavailable'), 'Unavailable For Legal Reasons', 'export control regulations'],
    inPull: true,
    advice: {
      meaning: 'The registry does not serve this image where the node is, for legal reasons.',
      fix: 'Pull from a registry that may serve it, or copy the image to one of your own.',
    },
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
    example: 'FATA[0021] pulling image: failed to pull and unpack image "docker.io/1panel/kubepi:latest": failed to '
      + 'resolve reference "docker.io/1panel/kubepi:latest": unexpected status from HEAD request to '
      + 'http://10.236.0.9:1443/v2/1panel/kubepi/manifests/latest?ns=docker.io: 400 Bad Request',
    source: 'https://github.com/DaoCloud/crproxy/issues/43',
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
];
