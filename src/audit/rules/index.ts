import { BROAD_KEY } from './broad-key';
import { COMMITTED_CREDENTIAL } from './committed-credential';
import { CREDENTIAL_HELPER } from './credential-helper';
import { CREDENTIAL_OUTSIDE_SECRET } from './credential-outside-secret';
import { DEFAULT_SERVICE_ACCOUNT } from './default-service-account';
import { DELETE_THEN_CREATE } from './delete-then-create';
import { EMPTY_SECRET } from './empty-secret';
import { EVERY_MINUTE } from './every-minute';
import { EXPIRED_CREDENTIAL } from './expired-credential';
import { EXPIRING_CREDENTIAL } from './expiring-credential';
import { HIDDEN_LIST } from './hidden-list';
import { IMPOSSIBLE_KEY } from './impossible-key';
import { INVALID_CONFIG } from './invalid-config';
import { INVALID_IMAGE } from './invalid-image';
import { INVALID_SECRET_NAME } from './invalid-secret-name';
import { INVALID_SERVICE_ACCOUNT_KEY } from './invalid-service-account-key';
import { INVENTORY } from './inventory';
import { LEGACY_DOCKERCFG } from './legacy-dockercfg';
import { MADE_WITH_WRONG_TYPE } from './made-with-wrong-type';
import { MALFORMED_AUTH } from './malformed-auth';
import { MALFORMED_LIST } from './malformed-list';
import { MISSING_CONFIG } from './missing-config';
import { MISSING_SECRET } from './missing-secret';
import { NO_DEADLINE } from './no-deadline';
import { NO_PULL_SECRET } from './no-pull-secret';
import { OVERDUE_REFRESH } from './overdue-refresh';
import { OVERLAPPING_RUNS } from './overlapping-runs';
import { OVERSIZED_SECRET } from './oversized-secret';
import { PLACEHOLDER_IMAGE } from './placeholder-image';
import { SECRET_IN_OTHER_NAMESPACE } from './secret-in-other-namespace';
import { SECRET_READERS } from './secret-readers';
import { SELF_DEPENDENT_REFRESH } from './self-dependent-refresh';
import { SHADOWED_KEY } from './shadowed-key';
import { SLOW_SCHEDULE } from './slow-schedule';
import { STALE_POD } from './stale-pod';
import { SUSPENDED_REFRESH } from './suspended-refresh';
import { SUSPICIOUS_HOST } from './suspicious-host';
import { TOKEN_CREATORS } from './token-creators';
import { UNCOVERED_IMAGE } from './uncovered-image';
import { UNEXPLAINED_IGNORE } from './unexplained-ignore';
import { UNPRIVILEGED_REFRESH } from './unprivileged-refresh';
import { UNSTABLE_REFRESH_IMAGE } from './unstable-refresh-image';
import { UNUSED_SECRET } from './unused-secret';
import { USELESS_SECRET } from './useless-secret';
import { WRONG_TYPE } from './wrong-type';
import { Rule } from '../engine/rule';

/** Every rule, in the order of ids. To add one: its file, a line here, and its test. */
export const RULES: readonly Rule[] = [
  INVENTORY,
  UNEXPLAINED_IGNORE,
  MISSING_SECRET,
  SECRET_IN_OTHER_NAMESPACE,
  NO_PULL_SECRET,
  UNCOVERED_IMAGE,
  USELESS_SECRET,
  HIDDEN_LIST,
  INVALID_IMAGE,
  PLACEHOLDER_IMAGE,
  SUSPICIOUS_HOST,
  MALFORMED_LIST,
  STALE_POD,
  WRONG_TYPE,
  MISSING_CONFIG,
  INVALID_CONFIG,
  MALFORMED_AUTH,
  EMPTY_SECRET,
  IMPOSSIBLE_KEY,
  CREDENTIAL_HELPER,
  INVALID_SERVICE_ACCOUNT_KEY,
  BROAD_KEY,
  SHADOWED_KEY,
  MADE_WITH_WRONG_TYPE,
  LEGACY_DOCKERCFG,
  INVALID_SECRET_NAME,
  OVERSIZED_SECRET,
  EXPIRED_CREDENTIAL,
  EXPIRING_CREDENTIAL,
  DEFAULT_SERVICE_ACCOUNT,
  UNUSED_SECRET,
  SECRET_READERS,
  TOKEN_CREATORS,
  COMMITTED_CREDENTIAL,
  CREDENTIAL_OUTSIDE_SECRET,
  SLOW_SCHEDULE,
  EVERY_MINUTE,
  OVERLAPPING_RUNS,
  NO_DEADLINE,
  SUSPENDED_REFRESH,
  UNSTABLE_REFRESH_IMAGE,
  DELETE_THEN_CREATE,
  SELF_DEPENDENT_REFRESH,
  UNPRIVILEGED_REFRESH,
  OVERDUE_REFRESH,
];
