import { OTHER_ASKERS } from './about';
import {
  HARBOR_POLICY, NO_TOKEN_OF_ECR, NOT_ALLOWED_BY_IAM, NOTHING_SENT, REFUSED, STORE_REFUSES,
} from './advice';
import { PullFailureCause } from '../pull-failure-cause';
import { CauseRow } from './row';

/** What a registry refuses, to whom. */
export const DENIED_ROWS: readonly CauseRow[] = [
  {
    // On Docker Hub a repository is a name behind an account, and those without account are all public.
    cause: PullFailureCause.NOT_FOUND,
    words: [
      'pull access denied', 'requested access to the resource is denied', 'insufficient_scope',
      'does not exist or no pull access',
    ],
    when: facts => facts.cannotBeOnDockerHub,
    alternatives: [PullFailureCause.FORBIDDEN_DENIED],
  },
  {
    // Before any repository is named: https://docs.aws.amazon.com/AmazonECR/latest/userguide/registry_auth.html
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['is not authorized to perform: ecr:GetAuthorizationToken', 'ecr:GetAuthorizationToken … AccessDenied'],
    advice: NO_TOKEN_OF_ECR,
  },
  {
    // IAM names who asked and what is missing, so the credential itself is good. Of a repository that is not there it
    // says the same.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['is not authorized to perform: ecr:'],
    alternatives: [PullFailureCause.NOT_FOUND],
    advice: NOT_ALLOWED_BY_IAM,
  },
  {
    // Harbor: src/server/middleware/vulnerable and contentTrust answer 412 with the code PROJECTPOLICYVIOLATION.
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'cannot be pulled due to configured policy', 'PROJECTPOLICYVIOLATION',
      'is equal or higher than the threshold in project setting',
    ],
    unless: OTHER_ASKERS,
    advice: HARBOR_POLICY,
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['412 Precondition Failed', 'unexpected status … : 412', 'status code 412'],
    inPull: true,
    alternatives: [PullFailureCause.SIGNATURE],
    advice: HARBOR_POLICY,
  },
  {
    // GitLab says "denied", and means the password.
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['HTTP Basic: Access denied'],
    inPull: true,
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      '.s3. … 403 Forbidden', '.s3- … 403 Forbidden', 'starport-layer-bucket … 403', 'parsing HTTP 403 … AccessDenied',
      'StatusCode: 403 … AccessDenied', 'storage.googleapis.com … 403 Forbidden', 'blob.core.windows.net … 403',
      'cloudfront.net … 403 Forbidden', 'cloudflarestorage.com … 403 Forbidden',
    ],
    inPull: true,
    advice: STORE_REFUSES,
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'failed to fetch anonymous token … 403 Forbidden', 'anonymous token: unexpected status: 403',
      'anonymous token … denied: ',
    ],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    advice: NOTHING_SENT,
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: ['failed to fetch oauth token … 403 Forbidden', 'failed to fetch oauth token … denied: '],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
    advice: REFUSED,
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      'pull access denied', 'requested access to the resource is denied', 'insufficient_scope',
      'does not exist or no pull access', 'denied: denied', 'denied: access forbidden', 'errors:[{code:denied',

    ],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED],
  },
  {
    cause: PullFailureCause.FORBIDDEN_DENIED,
    words: [
      '403 Forbidden', 'status: 403', 'status code 403', 'StatusCode: 403', 'HTTP 403', 'HTTP code: 403',
      'HTTP code 403', 'Status 403', 'status code from registry 403',
      'unexpected status … : 403', 'denied: ', ': denied', 'parsing HTTP 403',
    ],
    inPull: true,
    unless: ['permission denied: unknown'],
    alternatives: [PullFailureCause.UNAUTHORIZED, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.NOT_FOUND],
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: ['failed to fetch anonymous token … 401 Unauthorized', 'anonymous token: unexpected status: 401'],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.FORBIDDEN_DENIED, PullFailureCause.TOKEN_EXPIRED],
    advice: NOTHING_SENT,
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'failed to fetch oauth token … 401 Unauthorized', 'failed to fetch oauth token … 400 Bad Request',
      'oauth token: unexpected status: 401', 'oauth token: unexpected status: 400',
    ],
    alternatives: [PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
    advice: REFUSED,
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      'unauthorized: authentication required', 'unauthorized: access to the requested resource is not authorized',
    ],
    // docker says so of what comes with the error that it gives up for.
    unless: ['Ignoring extra error returned from registry', 'Proxy Authentication Required'],
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
  },
  {
    cause: PullFailureCause.UNAUTHORIZED,
    words: [
      '401 Unauthorized', ': unauthorized', 'unauthorized: ', 'authentication required', 'authentication is required',
      'parsing HTTP 401', 'unable to retrieve auth token', 'status: 401', 'status code 401', 'StatusCode: 401',
      'HTTP 401', 'HTTP code: 401', 'HTTP code 401', 'unexpected status … : 401',
      'no scope specified for token auth challenge',
    ],
    unless: ['Ignoring extra error returned from registry', 'Proxy Authentication Required'],
    inPull: true,
    alternatives: [PullFailureCause.NOT_FOUND, PullFailureCause.TOKEN_EXPIRED, PullFailureCause.FORBIDDEN_DENIED],
  },
];
