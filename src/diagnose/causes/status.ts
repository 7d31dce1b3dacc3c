import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

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
    // Registries of the first interface, and web servers, do not know the methods of the second.
    cause: PullFailureCause.UNEXPECTED_STATUS,
    words: [
      ...written(400, 'Bad Request'), ...written(402, 'Payment Required'), ...written(405, 'Method Not Allowed'),
      ...written(406, 'Not Acceptable'), ...written(409, 'Conflict'), ...written(410, 'Gone'),
      ...written(418, "I'm a teapot"), ...written(421, 'Misdirected Request'), ...written(426, 'Upgrade Required'),
      ...written(431, 'Request Header Fields Too Large'), ...written(451, 'Unavailable'),
      'export control regulations', 'billing-related error',
    ],
    inPull: true,
    // The engine's own interface answered, or a token service: not the registry.
    unless: ['images/create', 'failed to authorize', 'oauth token', 'anonymous token'],
  },
];

/** Words too common to decide before others, and only beside words that leave no doubt about a pull. */
export const GUESS_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['failed to authorize', 'unauthorized', 'not authorized'],
    isGuess: true,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TOKEN_EXPIRED],
  },
  {
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['not found'],
    unless: ['file not found in $PATH', 'command not found', 'no such file'],
    isGuess: true,
    alternatives: [PullFailureCause.NOT_FOUND],
  },
];
