import { withoutUserInfo } from './registry-key';
import { printable } from '../text/printable';

const MAX_KEY = 200;

/** What is a token in the place of a host: it has capitals and digits, and neither a top-level domain nor a port. */
const TOKEN = new RegExp('^(https?://)?(?=[^/:]*[A-Z])(?=[^/:]*\\d)'
  + '(?![^/:]*(?::\\d|\\.(?:[a-z]+|[A-Z]+)(?:[/:]|$)))(?:[\\w-]*\\.)*[\\w-]{16,}(?:\\.[\\w-]*)*(?=[/:]|$)');

/** A registry key as it may be shown: without user-info and query, which may hold a password or token. */
export function shownKey(key: string): string {
  return printable(withoutUserInfo(key.slice(0, 4096)).replace(TOKEN, '$1***'), MAX_KEY);
}

/** An image as it may be shown: without what could be a password. */
export function shownImage(image: unknown): string {
  return typeof image === 'string'
    ? printable(withoutUserInfo(image), 1000)
    : typeof image === 'object'
      ? 'an object'
      : String(image);
}
