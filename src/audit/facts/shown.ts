import { findCredential } from './credential-pattern';
import { printable } from './text';
import { withoutUserInfo } from '../../image/registry-key';

const MAX_KEY = 200;
const MAX_USER = 100;

/** A registry key as it may be shown: without user-info, which may hold a password. */
export function shownKey(key: string): string {
  return printable(withoutUserInfo(key.slice(0, 4096)), MAX_KEY);
}

/** A user name as it may be shown: some registries take a token in its place. */
export function shownUser(username: string): string {
  return username.length > MAX_USER || findCredential(username) ? '***' : printable(username);
}
