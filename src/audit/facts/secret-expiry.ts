import { SecretContent } from './secret-content';
import { MadeSecret } from './secret-makers';
import { Expiry } from './token-expiry';
import { isDesktopEntry } from '../../image/desktop-entry';

/** When a credential of a pull secret expires. */
export interface KeyExpiry extends Expiry {
  /** The registry key that it is for, as it is written. */
  readonly key: string;
}

/**
 * The kinds whose objects refresh a Secret and say in its annotations until when it holds; the marks of other makers
 * are not theirs.
 */
const REFRESHERS = new Set(['CronJob', 'Job']);

/**
 * When the credentials of a pull secret expire: as its tokens say themselves, or else as an annotation says of all of
 * them.
 *
 * @param made what makes the Secret now: marks of a refresher that made it before are out of date where that is
 * something else
 */
export function expiriesOf(
  { entries: all, annotatedExpiry: annotated }: SecretContent, made?: MadeSecret,
): KeyExpiry[] {
  const entries = all.filter(({ key }) => !isDesktopEntry(key));
  const annotatedExpiry = made && !REFRESHERS.has(made.maker.kind) ? undefined : annotated;
  const ofTokens = entries.flatMap(({ key, expiry }) => expiry ? [{ key, ...expiry }] : []);
  return ofTokens.length > 0 || !annotatedExpiry
    ? ofTokens
    : entries.map(({ key }) => ({ key, ...annotatedExpiry }));
}

/**
 * When the first of the credentials of a pull secret expires, in milliseconds since 1970; undefined where nothing says
 * so.
 */
export function expiresAt(content: SecretContent, made?: MadeSecret): number | undefined {
  const times = expiriesOf(content, made).map(expiry => expiry.expiresAt);
  return times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined;
}
