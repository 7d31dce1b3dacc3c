import { CREDENTIAL_PATTERNS, PRIVATE_KEY } from './credential-pattern';
import { isLoopback } from './loopback';
import { jsonMembers } from './members';
import { isMadeUp, isObviousPassword } from './obvious-password';
import { isKeyAt } from './private-key';
import { isShortLivedLogin, tokenExpiry } from './token-expiry';
import { valueLines } from './value-lines';
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
  /dockerconfigjson|dockercfg|["']auths?["']|docker-password|docker\s+login|gh[pousr]_|github_pat_|\bgl[a-z]{2,4}-|dckr_|AKIA|ASIA|ya29\.|PRIVATE KEY|LS0tLS1CRUdJTi|\beyJ|do[opr]_v1|AKCp|cmVmdGtuOjA|^ *(?:- )?password: *[^\s{$<]/m;

const CONFIG_VALUE = /\.docker(?:configjson|cfg)\\?["']?\s*:\s*\\?["']?([A-Za-z0-9+/]{16,}={0,2})/;
/** The same with a value that goes on in the next lines; what is in one has another pattern. */
const CONFIG_BEGINNING = /^[\s#-]*["']?\.docker(?:configjson|cfg)["']?\s*:\s*(.*)$/;
/** Base64 of the header of a key or certificate. */
const ENCODED_PEM = /\b(LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,}={0,2})["',\s]*$/;
const INLINE_CONFIG = /\{\s*"auths"\s*:/;
const PASSWORD_MEMBER = /"password"\s*:\s*"([^"]{4,})"/;
const AUTH_VALUE = /["']auth["']\s*:\s*["']([A-Za-z0-9+/]{6,}={0,2})["']/;
/** The members of a login as values of charts have it. */
const PASSWORD_LINE = /^( *(?:- )?)password: *["']?([^\s"'#]{4,})/;
const REGISTRY_LINE = /^["']?(?:\w*registry\w*|docker-?server)["']?: *["']?[^\s"'#]/i;
const USER_LINE = /^["']?user(?:name)?["']?: *["']?[^\s"'#]/;
const MAX_MEMBERS = 10;
const MAX_KEY_LINES = 60;
const ONLY_BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

const PASSWORD_ARGUMENT =
  /--docker-password[=\s]+["']?([^\s"'\\]{4,})|docker\s+login\b[^|;&#]{0,200}?\s(?:-p|--password)[=\s]+["']?([^\s"'\\]{4,})/;

/** `docker login -u AWS`, and what behind it is the option of another command. */
const OF_TOKEN_USER = /\s(?:-u|--username)[=\s]+["']?(?:AWS|oauth2accesstoken|gitlab-ci-token)\b/;
const PORTS = /^\d{2,5}:\d{2,5}$/;

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
      return (found.length > 0 ? found : whatIsAt(lines, line, now)).map(what => ({ line, what }));
    })
    : [];
}

/** What begins in a line, and goes on in others. */
function whatIsAt(lines: readonly string[], line: number, now: number): string[] {
  const config = CONFIG_BEGINNING.exec(lines[line])?.[1];
  const value = config === undefined ? [] : valueLines(lines, line, config);
  // What is in one line is seen there.
  if (value.length > 0 && holdsLogin(value, now) && value.every(each => whatIsIn(each, now).length === 0)) {
    return [DOCKER_CONFIG];
  }
  const pem = ENCODED_PEM.exec(lines[line])?.[1];
  if (pem !== undefined && isEncodedKey(pem, lines.slice(line + 1))) {
    return [PRIVATE_KEY];
  }
  return isLoginAt(lines, line) ? [LOGIN] : [];
}

/** Whether the lines of a Docker config, in base64 or not, have a login. */
function holdsLogin(config: readonly string[], now: number): boolean {
  const text = config.join('');
  return holdsPassword(ONLY_BASE64.test(text) ? decoded(text) : config.join(' '), now);
}

/** Whether base64 of a PEM header, and of what follows in further lines, is a private key. */
function isEncodedKey(first: string, next: readonly string[]): boolean {
  const end = next.slice(0, MAX_KEY_LINES).findIndex(line => !ONLY_BASE64.test(line.replace(/^[\s#]+|\s+$/g, '')));
  const text = decoded([first, ...next.slice(0, Math.max(0, end))].join(''));
  return CREDENTIAL_PATTERNS.some(({ what, pattern }) => what === PRIVATE_KEY && pattern.test(text))
    && isKeyAt(text.split('\n'), 0);
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
  if (isSecret(password) && !PORTS.test(password) && ![OF_THIS_MACHINE, OF_TOKEN_USER].some(of => of.test(line))) {
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
 * (https://supabase.com/docs/guides/api/api-keys), the one on jwt.io, or one for a made-up issuer or user.
 */
function isForAll(token: string): boolean {
  const { iss, role, sub, name } = jsonMembers(decoded(token.split('.', 2)[1] ?? ''));
  return iss === 'supabase-demo' || role === 'anon' || sub === '1234567890'
    || [iss, sub, name].some(text => typeof text === 'string' && MADE_UP.test(text));
}

/** Issuers and users of documentation: `testing@secure.istio.io` of Istio, `https://issuer.example.com`. */
const MADE_UP = /(?:^|[^a-z])(?:example|testing|demo|sample|john ?doe|foo|foobar)(?:$|[^a-z])/i;

/** Whether a text has an `auth` that decodes to user and password. */
function isLogin(text: string): boolean {
  return [...text.matchAll(new RegExp(AUTH_VALUE, 'g'))].some(([, auth]) => {
    const [, user, password] = /^([\x20-\x7e]+?):([\x20-\x7e]+)$/.exec(decoded(auth)) ?? [];
    return isSecret(password) && password !== user && !isShortLivedLogin(user, password);
  });
}

/** Whether a password is one, and nothing that waits for one (of `<the token>`, the first word) or is everybody's. */
export function isSecret(password: string | undefined): password is string {
  return password !== undefined && !isPlaceholder(password) && !isObviousPassword(password)
    && !/^(?:\$|`|%[A-Za-z]|[@({<[])|\.{3}$|\.json$/.test(password);
}

/** Whether a Docker config has a password; of what is cut off, or has something behind it, what there is. */
function holdsPassword(json: string, now: number): boolean {
  const logins = loginsOf(json);
  return logins === undefined ? isLogin(json) || isSecret(PASSWORD_MEMBER.exec(json)?.[1]) : logins.some(
    ({ key, username, password }) => password !== '' && isSecret(password) && password !== username && !isLoopback(key)
      && !isShortLivedLogin(username, password) && (tokenExpiry(password)?.expiresAt ?? Infinity) > now);
}
/** The logins of a Docker config of either layout; undefined for what is none. */
function loginsOf(json: string): ReturnType<DockerConfigJson['_entries']> | undefined {
  for (const parse of [DockerConfigJson.parse, DockerConfigJson.parseLegacy]) {
    try {
      const logins = parse.call(DockerConfigJson, json)._entries();
      if (logins.length > 0) {
        return logins;
      }
    } catch {
      // the other one may
    }
  }
  return undefined;
}

function decoded(base64: string): string {
  return Buffer.from(base64, 'base64').toString('utf8');
}
