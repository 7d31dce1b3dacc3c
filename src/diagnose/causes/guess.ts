import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** Words too common to decide before others, and only beside words that leave no doubt about a pull. */
export const GUESS_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'failed to authorize', 'failed to fetch oauth token', 'failed to fetch anonymous token', 'unauthorized',
      'not authorized', 'ensure registry read access',
    ],
    // Nothing was answered to what was asked for the token.
    when: ({ hasNoAnswer }) => !hasNoAnswer,
    isGuess: true,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TOKEN_EXPIRED],
    example: 'failed to resolve reference "registry.example.com/app:1": failed to authorize: failed to fetch oauth '
      + 'token',
    source: 'containerd/containerd@301026e58:core/remotes/docker/auth/fetch.go',
  },
  {
    // kaniko says so of whatever went wrong with the image that it begins with.
    cause: PullFailureCause.UNPACK_FAILED,
    words: ['failed to get filesystem from image'],
    isGuess: true,
    alternatives: [PullFailureCause.DISK],
    example: 'error building image: error building stage: failed to get filesystem from image: error removing '
      + 'var/run to make way for new symlink: unlinkat //var/run/docker.sock: device or resource busy',
    source: 'GoogleContainerTools/kaniko@v1.24.0:pkg/executor/build.go',
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['not found', 'code = NotFound'],
    unless: [
      'No such image', 'Authentication token file not found', 'file not found in $PATH', 'command not found',
      'docker-credential-', 'credentials not found', 'credentials: not found', 'Impossible to mount its volumes',
      'failed to solve: lease ', 'no such file', 'Do you want to pull the image', 'pull it now',
      'since one was not found', 'not found in cache', 'does not exist on the daemon',
      'failed to configure registry cache importer', 'Error getting node', 'node master not found',
    ],
    when: ({ saysProgramIsMissing }) => !saysProgramIsMissing,
    isGuess: true,
    alternatives: [PullFailureCause.NOT_FOUND],
    example: 'Failed to pull image "quay.io/acme/s3:v2.0.0": image pull failed for '
      + 'quay.io/acme/s3:v2.0.0, this may be because there are no credentials on this '
      + 'request.  details: (Tag v2.0.0 not found in repository quay.io/acme/s3)',
    source: 'https://github.com/UKHomeOffice/kb8or/issues/68',
  },
];
