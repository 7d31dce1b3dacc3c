import { CREDENTIAL_PATTERNS, PRIVATE_KEY } from './credential-pattern';
import { isLoopback } from './loopback';
import { jsonMembers } from './members';
import { isMadeUp, isObviousPassword } from './obvious-password';
import { isKeyAt } from './private-key';
import { tokenExpiry } from './token-expiry';
import { DockerConfigJson } from '../../image';
import { isPlaceholder } from '../../kubernetes/placeholder';

/** A credential that was seen in a text. It is not kept. */
export interface Sighting {
  /** The line of the text, from 0. */
  readonly line: number;
  /** What was seen, e.g. `a GitHub token`. */
  readonly what: string;
}

const LOGIN = 'a registry login';

/** What a Docker config in a Secret is called. */
export const DOCKER_CONFIG = 'the credentials of a pull secret';

// A quick look tells that most texts hold nothing.
const WORTH_A_LOOK =
  /dockerconfigjson|dockercfg|["']auths?["']|docker-password|docker\s+login|gh[pousr]_|github_pat_|\bgl[a-z]{2,4}-|dckr_|AKIA|ASIA|ya29\.|PRIVATE KEY|\beyJ|do[opr]_v1|AKCp|cmVmdGtuOjA|^ *(?:- )?password: *[^\s{$<]/m;

const CONFIG_VALUE = /\.docker(?:configjson|cfg)\\?["']?\s*:\s*\\?["']?([A-Za-z0-9+/]{16,}={0,2})/;
const INLINE_CONFIG = /\{\s*"auths"\s*:/;
const PASSWORD_MEMBER = /"password"\s*:\s*"([^"]{4,})"/;
const AUTH_VALUE = /["']auth["']\s*:\s*["']([A-Za-z0-9+/]{6,}={0,2})["']/;
/** The members of a login as values of charts have it. */
const PASSWORD_LINE = /^( *(?:- )?)password: *["']?([^\s"'#]{4,})/;
const REGISTRY_LINE = /^["']?(?:\w*registry\w*|docker-?server)["']?: *["']?[^\s"'#]/i;
const USER_LINE = /^["']?user(?:name)?["']?: *["']?[^\s"'#]/;
const MAX_MEMBERS = 10;

const PASSWORD_ARGUMENT =
  /--docker-password[=\s]+["']?([^\s"'\\]{4,})|docker\s+login\b[^|;&#]{0,200}?\s(?:-p|--password)[=\s]+["']?([^\s"'\\]{4,})/;

const OF_THIS_MACHINE = /(?:^|[\s"'=/])(?:localhost|127\.0\.0\.1)(?:[:/\s"']|$)/;

/**
 * The credentials in a text, comments included, by line.
 *
 * @param now the time in milliseconds: a token that has expired gives nothing away
 */
export function scanText(text: string, now: number): Sighting[] {
  return WORTH_A_LOOK.test(text)
    ? text.split('\n').flatMap((content, line, lines) => {
      const found = whatIsIn(content, now).filter(what => what !== PRIVATE_KEY || isKeyAt(lines, line));
      return (found.length === 0 && isLoginAt(lines, line) ? [LOGIN] : found).map(what => ({ line, what }));
    })
    : [];
}

/** Whether a line has the password of a login whose other members, a registry and a user, stand around it. */
function isLoginAt(lines: readonly string[], line: number): boolean {
  const [, { length: indent = 0 } = '', password] = PASSWORD_LINE.exec(lines[line]) ?? [];
  if (password === undefined || !isSecret(password)) {
    return false;
  }
  const isOutside = (text: string) => text.trim() !== '' && /^ *(?:- )?/.exec(text)![0].length < indent;
  const before = lines.slice(Math.max(0, line - MAX_MEMBERS), line).reverse();
  const after = lines.slice(line + 1, line + 1 + MAX_MEMBERS);
  const members = [before, after]
    .flatMap(all => all.slice(0, all.findIndex(isOutside) < 0 ? undefined : all.findIndex(isOutside)))
    .filter(text => /^ *(?:- )?/.exec(text)![0].length === indent).map(text => text.slice(indent));
  return [REGISTRY_LINE, USER_LINE].every(pattern => members.some(member => pattern.test(member)));
}

/** The first credential in a text. */
export function firstCredential(text: string, now: number): Sighting | undefined {
  return scanText(text, now)[0];
}

function whatIsIn(line: string, now: number): string[] {
  if (!WORTH_A_LOOK.test(line)) {
    return [];
  }
  const config = CONFIG_VALUE.exec(line)?.[1];
  if (
    (config !== undefined && holdsPassword(decoded(config), now))
    || (INLINE_CONFIG.test(line) && (isLogin(line) || isSecret(PASSWORD_MEMBER.exec(line)?.[1])))
  ) {
    return [DOCKER_CONFIG];
  }
  if (isLogin(line)) {
    return [LOGIN];
  }
  const [, first, second] = PASSWORD_ARGUMENT.exec(line) ?? [];
  const password = first ?? second;
  if (isSecret(password) && !OF_THIS_MACHINE.test(line)) {
    return ['a registry password'];
  }
  return CREDENTIAL_PATTERNS
    .filter(({ pattern }) => [...line.matchAll(new RegExp(pattern, 'g'))].some(([found]) => isOpen(found, now)))
    .map(({ what }) => what).slice(0, 1);
}

/** Whether a credential is none of documentation, is no secret, and does not say itself that it has expired. */
function isOpen(credential: string, now: number): boolean {
  return !isObviousPassword(credential) && !isMadeUp(credential) && !isForAll(credential)
    && (tokenExpiry(credential)?.expiresAt ?? Infinity) > now;
}

/**
 * Whether a web token is everybody's: of the demonstration of Supabase, of its role for browsers
 * (https://supabase.com/docs/guides/api/api-keys), or the one on jwt.io.
 */
function isForAll(token: string): boolean {
  const { iss, role, sub } = jsonMembers(decoded(token.split('.', 2)[1] ?? ''));
  return iss === 'supabase-demo' || role === 'anon' || sub === '1234567890';
}

/** Whether a line has an `auth` that decodes to user and password. */
function isLogin(line: string): boolean {
  const auth = AUTH_VALUE.exec(line)?.[1];
  const [, user, password] = auth === undefined ? [] : /^([\x20-\x7e]+?):([\x20-\x7e]+)$/.exec(decoded(auth)) ?? [];
  return isSecret(password) && password !== user;
}

/** Whether a password is one, and nothing that waits for one or is everybody's. */
export function isSecret(password: string | undefined): password is string {
  return password !== undefined && !isPlaceholder(password) && !isObviousPassword(password)
    && !/^(?:\$|%[A-Za-z]|@|\()/.test(password);
}

function holdsPassword(json: string, now: number): boolean {
  return [DockerConfigJson.parse, DockerConfigJson.parseLegacy].some(parse => {
    try {
      return parse
        .call(DockerConfigJson, json)
        ._entries()
        .some(({ key, username, password }) => password !== '' && isSecret(password) && password !== username
          && !isLoopback(key) && (tokenExpiry(password)?.expiresAt ?? Infinity) > now);
    } catch {
      return false;
    }
  });
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
