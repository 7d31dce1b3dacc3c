import { PullSecretProblem } from '../kubernetes/pull-secret';

/**
 * The ids of what can be found about a pull, whoever finds it: the audit, the proof at synthesis (`WarningCode` has the
 * same values) or a diagnosis. `cdk8s-registry-access rules ID` explains each.
 */
export const FindingId = {
  MISSING_SECRET: 'PRA101',
  SECRET_IN_OTHER_NAMESPACE: 'PRA102',
  NO_PULL_SECRET: 'PRA103',
  UNCOVERED_IMAGE: 'PRA104',
  HIDDEN_LIST: 'PRA106',
  INVALID_IMAGE: 'PRA107',
  PLACEHOLDER_IMAGE: 'PRA108',
  SUSPICIOUS_HOST: 'PRA109',
  STALE_POD: 'PRA111',
  WRONG_TYPE: 'PRA201',
  MISSING_CONFIG: 'PRA202',
  INVALID_CONFIG: 'PRA203',
  MALFORMED_AUTH: 'PRA204',
  CREDENTIAL_HELPER: 'PRA207',
  SHADOWED_KEY: 'PRA210',
  EXPIRED_CREDENTIAL: 'PRA301',
  USELESS_GRANT: 'PRA601',
  PUBLIC_IMAGE_WITH_CREDENTIAL: 'PRA602',
  MIRROR_CREDENTIAL: 'PRA603',
  FLOATING_TAG: 'PRA604',
  MOUNTED_SECRET: 'PRA605',
  UNKNOWN_POD_SPEC: 'PRA606',
  LATE_SERVICE_ACCOUNT: 'PRA607',
  LATE_POLICY: 'PRA608',
  UNPROVEN_NAMESPACE: 'PRA609',
  CREDENTIAL_SENT: 'PRA701',
  REFRESH_JOB: 'PRA702',
  SECRET_MADE_ELSEWHERE: 'PRA703',
  STATIC_POD: 'PRA704',
  CHANGED_AT_ADMISSION: 'PRA705',
} as const;

/**
 * The id of what is wrong with a Secret; an `auth` that does not decode is another one than a text that is no Docker
 * config.
 */
export function idOfProblem({ code }: PullSecretProblem) {
  switch (code) {
    case 'wrong-type':
      return FindingId.WRONG_TYPE;
    case 'no-key':
    case 'empty-key':
      return FindingId.MISSING_CONFIG;
    case 'undecodable/invalid-auth':
    case 'undecodable/auth-without-colon':
      return FindingId.MALFORMED_AUTH;
    default:
      return FindingId.INVALID_CONFIG;
  }
}
