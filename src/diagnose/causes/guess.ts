import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** Words too common to decide before others, and only beside words that leave no doubt about a pull. */
export const GUESS_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['failed to authorize', 'unauthorized', 'not authorized'],
    isGuess: true,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TOKEN_EXPIRED],
    example: 'failed to resolve reference "registry.example.com/app:1": failed to authorize: failed to fetch oauth '
      + 'token: authorization server did not include a token in the response',
    source: 'containerd/containerd@301026e58:core/remotes/docker/auth/fetch.go',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['not found'],
    unless: ['file not found in $PATH', 'command not found', 'no such file'],
    isGuess: true,
    alternatives: [PullFailureCause.NOT_FOUND],
    example: 'Failed to pull image "quay.io/ukhomeofficedigital/s3registry:v2.0.0-bob": image pull failed for '
      + 'quay.io/ukhomeofficedigital/s3registry:v2.0.0-bob, this may be because there are no credentials on this '
      + 'request.  details: (Tag v2.0.0-bob not found in repository quay.io/ukhomeofficedigital/s3registry)',
    source: 'https://github.com/UKHomeOffice/kb8or/issues/68',
  },
];
