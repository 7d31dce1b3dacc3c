import { OTHER_ASKERS } from './about';
import { NOTHING_SENT, QUEUE_OF_KUBELET } from './advice';
import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What a registry says of the credential, and of how often it is asked. */
export const ANSWER_ROWS: readonly CauseRow[] = [
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: [
      'daemon: toomanyrequests', 'your pull rate limit', 'unauthenticated pull rate limit',
      'too many requests to registry', 'docker-hub/download-rate-limit',
      'toomanyrequests: Rate exceeded', 'error from registry: Rate exceeded',
    ],
  },
  {
    // kubernetes/kubernetes@v1.37.2:pkg/kubelet/images/puller.go and helpers.go (throttleImagePulling)
    cause: PullFailureCause.RATE_LIMITED,
    words: ['pull QPS exceeded'],
    isOfNode: true,
    advice: QUEUE_OF_KUBELET,
  },
  {
    cause: PullFailureCause.RATE_LIMITED,
    words: [
      'toomanyrequests', '429 Too Many Requests', '429: Too Many Requests', 'status: 429', 'status code 429',
      'StatusCode: 429', 'Too Many Requests', 'unexpected status … : 429',
    ],
    inPull: true,
  },
  {
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: ['authorization token has expired'],
  },
  {
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: [
      'token has expired', 'token is expired', 'token expired', 'expired token', 'credentials have expired',
      'security token included in the request is expired', 'security token included in the request is invalid',
    ],
    inPull: true,
  },
  {
    // Anyone may pull from ECR Public, so what it forbids is a stored login that is too old.
    cause: PullFailureCause.TOKEN_EXPIRED,
    words: ['public.ecr.aws … 403 Forbidden'],
    alternatives: [PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.RATE_LIMITED],
  },
  {
    // The kubelet tries each credential in turn, and at last none, and says all that happened: whom the registry let in
    // knows more.
    cause: PullFailureCause.TAG_NOT_FOUND,
    words: ['manifest unknown … unauthorized: ', 'manifest unknown … requested access to the resource is denied'],
    // Here it is a mirror that does not have the image, and the registry itself that refuses.
    unless: ['Mirrors also failed'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.NOT_FOUND],
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['no basic auth credentials', 'missing username or secret'],
    advice: NOTHING_SENT,
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'Unauthenticated request', 'unauthenticated: User cannot be authenticated', 'invalid username/password',
      'incorrect username or password', 'unable to get identity token', 'server message: invalid_token',
      'error getting credentials - err', 'getting username and password: ', 'denied: HTTP Basic: Access denied',
    ],
    unless: OTHER_ASKERS,
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED],
  },
];
