import { ANSWER_ROWS } from './answer';
import { CONTENT_ROWS } from './content';
import { DENIED_ROWS } from './denied';
import { EXISTENCE_ROWS } from './existence';
import { NODE_ROWS } from './node';
import { REFERENCE_ROWS } from './reference';
import { CauseRow } from './row';
import { GUESS_ROWS, STATUS_ROWS } from './status';
import { STORAGE_ROWS } from './storage';
import { TRANSPORT_ROWS } from './transport';

/**
 * All that is known, in the order in which it decides: what is said of the image, then what is said of the way to it,
 * then guesses.
 */
export const CAUSE_ROWS: readonly CauseRow[] = [
  ...NODE_ROWS, ...REFERENCE_ROWS, ...CONTENT_ROWS, ...ANSWER_ROWS, ...DENIED_ROWS, ...EXISTENCE_ROWS, ...STORAGE_ROWS,
  ...TRANSPORT_ROWS, ...STATUS_ROWS, ...GUESS_ROWS,
];
