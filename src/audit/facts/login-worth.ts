import { findCredential } from './credential-pattern';
import { isOutOfReach } from './loopback';
import { isMarkedAsMadeUp, isOfTestUser, speaksOfItself } from './made-up-words';
import { isObviousPassword } from './obvious-password';
import { isPlainlyRandom } from './random-text';
import { isWithoutKey } from './service-account-key';
import { hasExpired, isShortLivedLogin } from './token-expiry';
import { isPlaceholderUser } from './user-name';
import { isPlaceholder, isPlaceholderImage } from '../../kubernetes/placeholder';

/**
 * What a login gives away: nothing, perhaps something (words as they are made up for it), as good as surely something
 * (words as people take them for passwords), or surely something.
 */
export type Worth = 'nothing' | 'doubtful' | 'likely' | 'sure';

/** What waits for a password (of `<the token>`, the first word), and what is none. */
const OPEN = /^(?:\$|`|%[A-Za-z]|[@({<[]|!\w+!$|!\{)|\.{3}$|\.json$/;

/** The beginning of a known token, with other letters or another length behind it than such a token has. */
const LIKE_TOKEN = new RegExp(`^(?:${[
  'gh[a-z0-9]{1,2}_', 'github[-_]?pat[-_]', 'gl(?:pat|dt|rt)[-_]', 'do?ckr[-_]?(?:[po]at)?[-_]', 'do[opr]_v1_',
].join('|')})`, 'i');

/**
 * What a password gives away, by what it is made of. A token of a known form and what is plainly random are real; so
 * are words, as people take them for passwords, unless they say that they stand for one.
 */
export function worthOf(user: string | undefined, password: string): Worth {
  const isToken = findCredential(password) !== undefined;
  if (user?.startsWith('_json_key')) {
    return !isToken && isWithoutKey(user, password) ? 'nothing' : 'sure';
  }
  if (password === '' || isPlaceholder(password) || isObviousPassword(password)) {
    return 'nothing';
  }
  if (user !== undefined && isPlaceholderUser(user) && !isToken) {
    return 'nothing';
  }
  if (isToken || hasRandomPart(password)) {
    return 'sure';
  }
  if (LIKE_TOKEN.test(password) || isMarkedAsMadeUp(password) || speaksOfItself(password)) {
    return 'doubtful';
  }
  // A registry may take a token as its own user (DigitalOcean), but no word.
  return isPlainlyRandom(password) ? 'sure'
    : password === user ? 'nothing' : user !== undefined && isOfTestUser(user) ? 'doubtful' : 'likely';
}

/** Whether there is something random in a password that no word in it takes back: `demo-8f3k29s8d7f6g5h4`. */
function hasRandomPart(password: string): boolean {
  return password.split(/[-_.:]/).some(part => part.length >= LONG && isPlainlyRandom(part));
}

const LONG = 16;

/** A user that a template or a shell fills in, which says nothing of the password beside it. */
const FILLED_IN = /^(?:\$|`|\{\{)/;

/** The same of a password as it stands in a text, where a template or a shell may be to fill it in. */
export function worthOfWritten(user: string | undefined, password: string): Worth {
  return OPEN.test(password) ? 'nothing'
    : worthOf(user !== undefined && FILLED_IN.test(user) ? undefined : user, password);
}

/**
 * Whether a login opens nothing for others, or nothing any more: one for registries that nobody else reaches, unless
 * with a token, and a token whose time is over or ends within hours.
 *
 * @param now the time in milliseconds
 */
export function opensNothing(
  user: string, password: string, registries: readonly string[], now: number,
): boolean {
  const isForNobody = registries.length > 0
    && registries.every(registry => isOutOfReach(registry) || isPlaceholderImage(registry));
  return (isForNobody && findCredential(password) === undefined) || isShortLivedLogin(user, password)
    || hasExpired(password, now);
}

const BEST_FIRST = ['token', 'sure', 'likely', 'doubtful', 'nothing'] as const;

/** The best of some. */
export function bestOf<W extends Worth | 'token'>(worths: Iterable<W>): W | 'nothing' {
  const all = new Set<string>(worths);
  return BEST_FIRST.find((worth): worth is typeof worth & W => all.has(worth)) ?? 'nothing';
}
