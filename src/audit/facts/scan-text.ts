import { CREDENTIAL_PATTERNS, findCredential, PRIVATE_KEY } from './credential-pattern';
import { configOfPasswordAt, isAuthOutOfReach, isCommandOutOfReach, worthOfLoginAt } from './login-lines';
import { hasToken } from './login-token';
import { bestOf, opensNothing, Worth, worthOf, worthOfWritten } from './login-worth';
import { isObviousPassword } from './obvious-password';
import { isKeyAt } from './private-key';
import { serviceAccountKeyProblem } from './service-account-key';
import { hasExpired, isShortLivedLogin } from './token-expiry';
import { valueLines } from './value-lines';
import { isForAll } from './web-token';
import { DockerConfigJson } from '../../image';

/** A credential that was seen in a text. It is not kept. */
export interface Sighting {
  /** The line of the text, from 0. */
  readonly line: number;
  /** What was seen, e.g. `a GitHub token`. */
  readonly what: string;
  /** What it gives away, where that is not sure by its form. */
  readonly worth?: Unproved;
  /** Whether it is a login with a token, or with a key of Google, which nobody makes up. */
  readonly hasToken?: boolean;
}

export type Unproved = Exclude<Worth, 'nothing' | 'sure'>;

type Seen = Omit<Sighting, 'line'>;

/** The same of a login, of which a token is told from what is random only. */
type Held = Worth | 'token';

/** What logins are called that stand together, and passwords that stand alone. */
export const LOGIN = 'a registry login';
export const PASSWORD = 'a registry password';

/** What a Docker config in a Secret is called. */
export const DOCKER_CONFIG = 'the credentials of a pull secret';

/** What logs in to a registry. */
const LOGIN_COMMAND = '(?:docker|podman|buildah|skopeo|nerdctl|oras|helm\\s+registry|crane\\s+auth)\\s+login\\b';

// A quick look tells that most texts hold nothing.
const WORTH_A_LOOK =
  /dockerconfigjson|dockercfg|["']auths?["']|docker-password|\slogin\b|gh[pousr]_|github_pat_|\bgl[a-z]{2,4}-|dckr_|AKIA|ASIA|ya29\.|PRIVATE KEY|LS0tLS1CRUdJTi|\beyJ|\be[wy][A-Za-z0-9+/]{40}|do[opr]_v1|AKCp|cmVmdGtuOjA|^ *(?:- )?password: *[^\s{$<]/m;

const CONFIG_VALUE = /\.docker(?:configjson|cfg)\\?["']?\s*:\s*\\?["']?([A-Za-z0-9+/]{16,}={0,2})/;
/** Base64 of an object of JSON, under whatever name. */
const ENCODED_OBJECT = /[:=]\s*["']?(e[wy][A-Za-z0-9+/]{40,}={0,2})/;
/** The same with a value that goes on in the next lines; what is in one has another pattern. */
const CONFIG_BEGINNING = /^[\s#-]*["']?\.docker(?:configjson|cfg)["']?\s*:\s*(.*)$/;
/** Base64 of the header of a key or certificate, also as what a placeholder has by default: `${KEY:LS0t…}`. */
const ENCODED_PEM = /(?<![A-Za-z0-9+/])(LS0tLS1CRUdJTi[A-Za-z0-9+/]{20,}={0,2})(?:["',\s})]*$|["'})])/;
const INLINE_CONFIG = /\{\s*"auths"\s*:/;
const PASSWORD_MEMBER = /"password"\s*:\s*"([^"]{4,})"/;
const AUTH_VALUE = /["']auth["']\s*:\s*["']([A-Za-z0-9+/]{6,}={0,2})["']/;
const LOGIN_MEMBER = /"(?:auth|password)"\s*:/;
const MAX_KEY_LINES = 60;
const ONLY_BASE64 = /^[A-Za-z0-9+/]+={0,2}$/;

/** What stands behind the option, or is piped in; the next option where it has no value. */
const PASSWORD_ARGUMENT = new RegExp([
  ...['--docker-password', `${LOGIN_COMMAND}[^|;&#]{0,200}?\\s(?:-p|--password)`]
    .map(option => `${option}[=\\s]+["']?(?!--)([^\\s"'\\\\]{4,})`),
  `\\becho\\s+(?:-n\\s+)?["']?([^\\s"'\\\\|]{4,})["']?\\s*\\|\\s*(?:sudo\\s+)?${LOGIN_COMMAND}`,
].join('|'));

/** `docker login -u AWS`, and what behind it is the option of another command. */
const OF_TOKEN_USER = /\s(?:-u|--username)[=\s]+["']?(?:AWS|oauth2accesstoken|gitlab-ci-token)\b/;
const USER_ARGUMENT = /(?:--docker-username|\s-u|--username)[=\s]+["']?([^\s"'\\]+)/;
const PORTS = /^\d{2,5}:\d{2,5}$/;

/**
 * The credentials in a text, comments included, by line.
 *
 * @param now the time in milliseconds: a token that has expired gives nothing away
 */
export function scanText(text: string, now: number): Sighting[] {
  return WORTH_A_LOOK.test(text)
    ? text.split('\n').flatMap((content, line, lines) => {
      const found = whatIsIn(content, now).filter(({ what }) => isMeant(what, lines, line));
      return (found.length > 0 ? found : whatIsAt(lines, line, now)).map(seen => ({ ...seen, line }));
    })
    : [];
}

/** Whether what a line has is what it looks like, and is worth a word, by the lines around it. */
function isMeant(what: string, lines: readonly string[], line: number): boolean {
  switch (what) {
    case PRIVATE_KEY:
      return isKeyAt(lines, line);
    case LOGIN:
      return !isAuthOutOfReach(lines, line) || hasTokenInAuth(lines[line]);
    case PASSWORD:
      return !isCommandOutOfReach(lines, line) || findCredential(lines[line]) !== undefined;
    default:
      return true;
  }
}

/** What begins in a line, and goes on in others. */
function whatIsAt(lines: readonly string[], line: number, now: number): Seen[] {
  const config = CONFIG_BEGINNING.exec(lines[line])?.[1];
  const value = config === undefined ? [] : valueLines(lines, line, config);
  // What is in one line is seen there.
  const worth = value.length > 0 ? worthOfLines(value, now) : 'nothing';
  if (worth !== 'nothing' && value.every(each => whatIsIn(each, now).length === 0)) {
    return seenAs(DOCKER_CONFIG, worth);
  }
  const pem = ENCODED_PEM.exec(lines[line])?.[1];
  if ((pem !== undefined && isEncodedKey(pem, lines.slice(line + 1))) || hasKeyInEncodedObject(lines[line])) {
    return [{ what: PRIVATE_KEY }];
  }
  const login = configOfPasswordAt(lines, line);
  return login === undefined ? seenAs(LOGIN, worthOfLoginAt(lines, line))
    : seenAs(DOCKER_CONFIG, worthOfConfig(login, now));
}

function seenAs(what: string, worth: Held): Seen[] {
  return worth === 'nothing' ? []
    : [worth === 'token' ? { what, hasToken: true } : worth === 'sure' ? { what } : { what, worth }];
}

/** What a login gives away. */
function held(user: string | undefined, password: string): Held {
  const worth = worthOf(user, password);
  return worth === 'sure' && hasToken(user, password) ? 'token' : worth;
}

/** What the lines of a Docker config, in base64 or not, give away. */
function worthOfLines(config: readonly string[], now: number): Held {
  const text = config.join('');
  return worthOfConfig(ONLY_BASE64.test(text) ? decoded(text) : config.join(' '), now);
}

/** Whether base64 of a PEM header, and of what follows in further lines, is a private key. */
function isEncodedKey(first: string, next: readonly string[]): boolean {
  const end = next.slice(0, MAX_KEY_LINES).findIndex(line => !ONLY_BASE64.test(line.replace(/^[\s#]+|\s+$/g, '')));
  const text = decoded([first, ...next.slice(0, Math.max(0, end))].join(''));
  return CREDENTIAL_PATTERNS.some(({ what, pattern }) => what === PRIVATE_KEY && pattern.test(text))
    && isKeyAt(text.split('\n'), 0);
}

/** Whether a line has base64 of JSON with a whole private key, as the key of a service account is handed over. */
function hasKeyInEncodedObject(line: string): boolean {
  const text = decoded(ENCODED_OBJECT.exec(line)?.[1] ?? '').split('\n');
  return text.some((each, index) => each.includes('PRIVATE KEY-----') && isKeyAt(text, index));
}

/**
 * The credentials of a Docker config of either layout, which a file holds as it is or in base64: one sighting for all
 * of them. Of what is none, those of any text.
 *
 * @param now the time in milliseconds
 */
export function scanDockerConfig(text: string, now: number): Sighting[] {
  const value = text.replace(/\s+/g, '');
  const json = ONLY_BASE64.test(value) ? decoded(value) : text;
  if (loginsOf(json) === undefined) {
    return scanText(text, now);
  }
  const line = text.split('\n').findIndex(each => LOGIN_MEMBER.test(each));
  return seenAs(DOCKER_CONFIG, worthOfConfig(json, now)).map(seen => ({ ...seen, line: Math.max(0, line) }));
}

export function firstCredential(text: string, now: number): Sighting | undefined {
  return scanText(text, now)[0];
}

function whatIsIn(line: string, now: number): Seen[] {
  if (!WORTH_A_LOOK.test(line)) {
    return [];
  }
  const config = encodedConfig(line);
  const inline = INLINE_CONFIG.exec(line);
  const json = inline ? line.slice(inline.index, line.lastIndexOf('}') + 1) : '';
  const [password = ''] = PASSWORD_ARGUMENT.exec(line)?.slice(1).filter(group => group !== undefined) ?? [];
  const isArgument = !PORTS.test(password) && !OF_TOKEN_USER.test(line);
  const found = [
    ...seenAs(DOCKER_CONFIG, bestOf([config, json].map(text => text ? worthOfConfig(text, now) : 'nothing'))),
    ...inline ? [] : seenAs(LOGIN, worthOfAuths(line)),
    ...isArgument ? seenAs(PASSWORD, worthOfWritten(USER_ARGUMENT.exec(line)?.[1], password)) : [],
  ];
  return found.length > 0 ? found.slice(0, 1) : CREDENTIAL_PATTERNS
    .filter(({ pattern }) => [...line.matchAll(new RegExp(pattern, 'g'))].some(([token]) => isOpen(token, now)))
    .map(({ what }) => ({ what })).slice(0, 1);
}

/** The Docker config that a line has in base64, under the usual name or another: `dockerConfigJson`, `jsonB64`. */
function encodedConfig(line: string): string | undefined {
  const usual = CONFIG_VALUE.exec(line)?.[1];
  const text = decoded(usual ?? ENCODED_OBJECT.exec(line)?.[1] ?? '');
  return usual !== undefined || text.includes('"auths"') ? text : undefined;
}

/** Whether a credential is none of documentation, is no secret, and does not say itself that it has expired. */
function isOpen(credential: string, now: number): boolean {
  return !isObviousPassword(credential) && !isForAll(credential)
    && !hasExpired(credential, now);
}

/** What each `auth` of a text that decodes to user and password gives away. */
function worthOfAuths(text: string): Held {
  return bestOf([...text.matchAll(new RegExp(AUTH_VALUE, 'g'))].map(([, auth]) => {
    const [, user, password = ''] = /^([ -9;-~]+):([\x20-\x7e\s]+)$/.exec(decoded(auth)) ?? [];
    return user?.startsWith('_json_key')
      ? isServiceAccount(user, password) ? held(user, password) : 'nothing'
      : user !== undefined && isShortLivedLogin(user, password) ? 'nothing' : held(user, password);
  }));
}

/** Whether the `auth` of a line has a token, which opens more than the registry that it stands at. */
function hasTokenInAuth(text: string): boolean {
  return [...text.matchAll(new RegExp(AUTH_VALUE, 'g'))]
    .some(([, auth]) => findCredential(decoded(auth)) !== undefined);
}

/** Whether the password of a login to Google is a key with all of its parts. */
function isServiceAccount(user: string, password: string): boolean {
  return serviceAccountKeyProblem(user, password) === undefined && /PRIVATE KEY-----(?:\\n|\s)*M/.test(
    user === '_json_key' ? password : decoded(password));
}

/** What a Docker config gives away; of what is cut off, or has something behind it, what there is. */
function worthOfConfig(json: string, now: number): Held {
  const logins = loginsOf(json);
  return logins === undefined
    ? bestOf([worthOfAuths(json), worthOfWritten(undefined, PASSWORD_MEMBER.exec(json)?.[1] ?? '')])
    : bestOf(logins.map(({ key, username, password }) =>
      opensNothing(username, password, [key], now) ? 'nothing' : held(username, password)));
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
