import { SecretContent } from './secret-content';
import { Expiry } from './token-expiry';

/** When a credential of a pull secret expires. */
export interface KeyExpiry extends Expiry {
  /** The registry key that it is for; several with commas between them, where they expire together. */
  readonly key: string;
}

/** When the credentials of a pull secret expire: as its tokens say themselves, or else as an annotation says of all of them. */
export function expiriesOf({ entries, annotatedExpiry }: SecretContent): KeyExpiry[] {
  const ofTokens = entries.flatMap(({ key, expiry }) => expiry ? [{ key, ...expiry }] : []);
  return ofTokens.length > 0 || !annotatedExpiry ? ofTokens : [{ key: entries.map(({ key }) => key).join(', '), ...annotatedExpiry }];
}

/** When the first of the credentials of a pull secret expires, in milliseconds since 1970; undefined where nothing says so. */
export function expiresAt(content: SecretContent): number | undefined {
  const times = expiriesOf(content).map(expiry => expiry.expiresAt);
  return times.length > 0 ? times.reduce((a, b) => Math.min(a, b)) : undefined;
}
