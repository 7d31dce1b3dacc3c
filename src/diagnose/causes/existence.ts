import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What a registry does not have. */
export const EXISTENCE_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'manifest unknown', 'manifest_unknown', 'manifest is not known to the registry', 'Requested image not found',
      'manifest for … not found', 'failed to fetch … from request',
    ],
    alternatives: [PullFailureCause.NOT_FOUND],
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'name unknown', 'name_unknown', 'repository name not known to registry', 'unknown: project',
      'unknown: repository',
      'does not exist in the registry with id', 'Error: image library/ … not found',
    ],
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['unknown: artifact … not found', 'not_found: artifact', 'image manifest does not exist for tag or digest'],
    alternatives: [PullFailureCause.NOT_FOUND],
  },
  {
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'repository not found', 'repo not found', 'repository does not exist', 'Error: image … not found',
      'daemon: repository … not found',
    ],
    inPull: true,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TAG_NOT_FOUND, PullFailureCause.UNAUTHORIZED],
  },
  {
    // containerd says no more of an HTTP 404. Docker Hub would deny a repository that it does not have; of others the
    // tag is the better guess.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      'failed to resolve reference … : not found', 'failed to resolve ref … : not found',
      'content at … /manifests/ … not found',
    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED],
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: [
      '404 Not Found', 'status: 404', 'status code 404', 'StatusCode: 404', 'HTTP 404', 'HTTP code: 404',
      'http.StatusNotFound', 'unexpected status … : 404', 'parsing HTTP 404', 'HTTP code 404', 'API error (404)',
    ],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED],
  },
];
