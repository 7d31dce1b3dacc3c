import { jsonMembers } from './members';

/** When a credential stops to work, as far as it says so itself. */
export interface Expiry {
  /** Milliseconds since 1970. */
  readonly expiresAt: number;
  /** How long it lives in all, in milliseconds; undefined where it does not say. */
  readonly lifetime?: number;
}

const HOUR = 3_600_000;

/**
 * What Amazon says of a token of ECR:
 * https://docs.aws.amazon.com/AmazonECR/latest/APIReference/API_AuthorizationData.html
 */
const ECR_LIFETIME = 12 * HOUR;

/** Times in seconds that are in this range are believed: from 2001 to 5138. */
const PLAUSIBLE = { from: 1e9, to: 1e11 };

/** When a token expires; undefined for a password that does not say so. */
export function tokenExpiry(password: string): Expiry | undefined {
  return jwtExpiry(password) ?? ecrExpiry(password);
}

/** Whether a credential says itself that its time is over. */
export function hasExpired(credential: string, now: number): boolean {
  return (tokenExpiry(credential)?.expiresAt ?? Infinity) <= now;
}

/** Users for whom a registry takes nothing but tokens that end within hours: of ECR, of Google, of ACR, of a CI job. */
const TOKEN_USERS = new Set([
  'AWS', 'oauth2accesstoken', '_dcgcloud_token', '00000000-0000-0000-0000-000000000000', 'gitlab-ci-token',
]);

/** Whether a login ends within hours by its user; GitLab takes any token with any user. */
export function isShortLivedLogin(username: string, password: string): boolean {
  return TOKEN_USERS.has(username) && !/^gl[a-z]+-/.test(password);
}

/** A JSON Web Token: https://www.rfc-editor.org/rfc/rfc7519#section-4.1.4. The refresh tokens of ACR are such. */
function jwtExpiry(password: string): Expiry | undefined {
  const parts = password.split('.');
  if (parts.length !== 3 || !password.startsWith('eyJ')) {
    return undefined;
  }
  const { exp, iat, nbf } = jsonOf(parts[1], 'base64url');
  const expiresAt = milliseconds(exp);
  const issuedAt = milliseconds(iat) ?? milliseconds(nbf);
  if (expiresAt === undefined) {
    return undefined;
  }
  return issuedAt !== undefined && issuedAt < expiresAt ? { expiresAt, lifetime: expiresAt - issuedAt } : { expiresAt };
}

/** A token of ECR is base64 of `{"payload":…,"datakey":…,"version":"2","type":"DATA_KEY","expiration":seconds}`. */
function ecrExpiry(password: string): Expiry | undefined {
  if (!password.startsWith('ey') || password.includes('.')) {
    return undefined;
  }
  const { payload, datakey, expiration } = jsonOf(password, 'base64');
  const expiresAt = typeof payload === 'string' && typeof datakey === 'string' ? milliseconds(expiration) : undefined;
  return expiresAt === undefined ? undefined : { expiresAt, lifetime: ECR_LIFETIME };
}

function jsonOf(text: string, encoding: 'base64' | 'base64url'): Record<string, unknown> {
  return jsonMembers(Buffer.from(text, encoding).toString('utf8'));
}

function milliseconds(seconds: unknown): number | undefined {
  return typeof seconds === 'number' && seconds >= PLAUSIBLE.from && seconds < PLAUSIBLE.to
    ? seconds * 1000
    : undefined;
}
