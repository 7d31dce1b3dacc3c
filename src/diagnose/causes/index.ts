import { ANSWER_ROWS } from './answer';
import { CLIENT_ROWS } from './clients';
import { CONNECTION_ROWS } from './connection';
import { CONTENT_ROWS } from './content';
import { DENIED_ROWS } from './denied';
import { DENIED_BY_STORE_ROWS } from './denied-by-store';
import { DENIED_TO_ALL_ROWS } from './denied-to-all';
import { DENIED_WHY_ROWS } from './denied-why';
import { DOWNLOAD_ROWS } from './download';
import { ECS_ROWS } from './ecs';
import { EXISTENCE_ROWS } from './existence';
import { GUESS_ROWS } from './guess';
import { HELPER_ROWS } from './helper';
import { LAYER_STORE_ROWS } from './layer-store';
import { NODE_ROWS } from './node';
import { POLICY_ROWS } from './policy';
import { REFERENCE_ROWS } from './reference';
import { ROUTE_ROWS } from './route';
import { CauseRow } from './row';
import { RUNTIME_CONFIG_ROWS } from './runtime-config';
import { STATUS_ROWS } from './status';
import { TLS_ROWS } from './tls';
import { UNPACK_ROWS } from './unpack';

/**
 * All that is known, in the order in which it decides: what is said of the image, then what is said of the way to it,
 * then guesses.
 */
export const CAUSE_ROWS: readonly CauseRow[] = [
  ...HELPER_ROWS, ...CLIENT_ROWS, ...NODE_ROWS, ...RUNTIME_CONFIG_ROWS, ...REFERENCE_ROWS, ...POLICY_ROWS,
  ...CONTENT_ROWS, ...ANSWER_ROWS, ...DENIED_TO_ALL_ROWS, ...DENIED_WHY_ROWS, ...DENIED_BY_STORE_ROWS, ...DENIED_ROWS,
  ...EXISTENCE_ROWS, ...DOWNLOAD_ROWS, ...UNPACK_ROWS, ...LAYER_STORE_ROWS, ...ECS_ROWS, ...ROUTE_ROWS, ...TLS_ROWS,
  ...CONNECTION_ROWS, ...STATUS_ROWS, ...GUESS_ROWS,
];
