import { findCredential } from './credential-pattern';
import { printable } from '../../pull/text';

const MAX_USER = 100;

/** A user name as it may be shown: some registries take a token in its place. */
export function shownUser(username: string): string {
  return username.length > MAX_USER || findCredential(username) ? '***' : printable(username);
}
