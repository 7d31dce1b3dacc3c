import { DockerConfigJson } from '../image';
import { isPlainObject } from './kubernetes-object';
import { isPlaceholder, isUnquotedTemplate } from './placeholder';
import { valueAt } from './pod-spec-path';

/** Why the kubelet finds no credential in a Secret. */
export interface PullSecretProblem {
  /**
   * `wrong-type`, `no-key`, `empty-key`, `invalid-base64`, or the code of the `DockerConfigJsonError` after
   * `undecodable/`.
   */
  readonly code: string;
  /** What is wrong, as the end of a sentence that begins with the Secret. It never holds a value. */
  readonly message: string;
  /** Whether the kubelet then pulls no image of a pod with this pull secret, rather than passing it over. */
  readonly poisons: boolean;
  /** Whether the API server takes no such Secret: what is not JSON of an object, or not base64. */
  readonly isRefused?: boolean;
}

/** What a pod gets from a Secret that it names as a pull secret. */
export interface PullSecretReading {
  /** The credentials that the kubelet finds in it: none where there is a problem. */
  readonly config: DockerConfigJson;
  readonly problem?: PullSecretProblem;
}

/** How a type of Secret keeps its credentials. */
export interface PullSecretLayout {
  /** The member of `data` that holds them. */
  readonly key: string;
  readonly parse: (text: string) => DockerConfigJson;
}

/** No credential at all. */
export const NO_CREDENTIALS = DockerConfigJson.of([]);

const LAYOUTS: Readonly<Record<string, PullSecretLayout>> = {
  'kubernetes.io/dockerconfigjson': { key: '.dockerconfigjson', parse: text => DockerConfigJson.parse(text) },
  'kubernetes.io/dockercfg': { key: '.dockercfg', parse: text => DockerConfigJson.parseLegacy(text) },
};

/** The layout of a type of Secret; the kubelet ignores every other type without an event. */
export function pullSecretLayout(type: unknown): PullSecretLayout | undefined {
  return typeof type === 'string' && Object.hasOwn(LAYOUTS, type) ? LAYOUTS[type] : undefined;
}

/**
 * Looks into a Secret as the kubelet does. Source: `secretsToTrackedDockerConfigs` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/secrets/secrets.go
 */
export function readPullSecret({ type, data, stringData }: { readonly [member: string]: any }): PullSecretReading {
  const layout = pullSecretLayout(type);
  if (!layout) {
    return withoutCredentials(
      'wrong-type', `is of type '${type ?? 'Opaque'}', which the kubelet ignores: use 'kubernetes.io/dockerconfigjson'`,
    );
  }
  const text = secretText({ data, stringData }, layout.key);
  if (text === undefined) {
    return typeof valueAt(data, [layout.key]) === 'string'
      ? withoutCredentials('invalid-base64', `has a '${layout.key}' that is not base64`, true, true)
      : withoutCredentials('no-key', `has no '${layout.key}'`);
  }
  if (text === '') {
    return withoutCredentials('empty-key', `has an empty '${layout.key}'`);
  }
  try {
    return { config: layout.parse(text) };
  } catch (error) {
    const { message } = error as Error;
    const code = `undecodable/${message.split(':', 1)[0]}`;
    return withoutCredentials(code, `cannot be decoded (${message})`, true, isRefused(text));
  }
}

/**
 * `ValidateSecret` in https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/apis/core/validation/validation.go: the
 * text has to be a JSON object or `null`, whatever is in it.
 */
function isRefused(text: string): boolean {
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && !isPlainObject(value);
  } catch {
    return true;
  }
}

/** The members of a Secret that hold a Docker config, under the right type or not. */
const CONFIG_KEYS = ['.dockerconfigjson', '.dockercfg', 'config.json'];

/** What a file holds before a tool fills it in; a password that reads so by chance decodes all the same. */
const UNFILLED = /\{\{|\$\{|<path:|\bENC\[AES/;

/**
 * Annotations of a Secret that a controller fills in, whatever the manifest has: the copy of another, by Reflector and
 * Replicator, or what secretgen makes of all that are shared.
 */
const FILLED = [
  'reflector.v1.k8s.emberstack.com/reflects', // https://github.com/emberstack/kubernetes-reflector
  'replicator.v1.mittwald.de/replicate-from', // https://github.com/mittwald/kubernetes-replicator
  'secretgen.carvel.dev/image-pull-secret', // https://carvel.dev/secretgen-controller/
];

function isFilledIn({ metadata, data }: { readonly [member: string]: any }): boolean {
  const isEmpty = !isPlainObject(data) || Object.values(data).every(value => ['', 'e30=', 'e30K'].includes(value));
  return isEmpty && FILLED.some(key => valueAt(metadata, ['annotations', key]) !== undefined);
}

/**
 * Base64 of an object of JSON begins with `ey`, `ew` or `e3`; what does not, and is no text at all, are words that wait
 * for it, some of which can be read as base64.
 */
function isNoJson({ code }: PullSecretProblem, written: string, decoded: string): boolean {
  return (code === 'invalid-base64' || decoded.includes('\uFFFD')) && !/^\s*(?:e[yw3]|\{)/.test(written);
}

/** Words, or a sentence, in the place of a Docker config. */
const PROSE = new RegExp(`^(?:${[
  '\\p{L}+(?:[\\s_-]+\\p{L}+)*\\s*', '\\p{L}[\\p{L}\\d]{0,11}(?:[ _-]\\p{L}[\\p{L}\\d]{0,11})+\\s*',
  '\\W{0,3}\\p{L}[\\p{L}\'’-]*(?:[\\s.,:;!?()"]+[\\p{L}\'’-]+){3,}[\\s.!?)"]*',
].join('|')})$`, 'u');

/** Words that say what an `auth` is made of, in its place: `base64(username:password)`; or Kubernetes' own example. */
const LOGIN_IN_WORDS =
  /^opensesame$|^(?:base64)?\W*(?:\w*[_-])?user(?:[-_]?name)?\W*:\W*(?:\w*[_-])?(?:pass(?:word|wd)?|token|pat)\W*$/i;

/** Words in the place of an `auth`, which say how it is made or what is to be there. */
const AUTH_IN_WORDS = /base64|encoded|credentials?|(?:^|[^a-z])(?:auth|here|string)(?![a-z])/i;

/** A word in the place of an `auth`, or one that was cut: `TOKEN`, `xxxxx==`, `dXNl…`. */
const LETTERS_OR_CUT = /^(?:[A-Z]{3,20}|[xX]+=*)$|\.{3}|…|(?![A-Za-z])\p{L}/u;

/** A short word in the place of an `auth`: a token is longer, and a login that was written plainly has a colon. */
const WORD_FOR_AUTH = /"auth"\s*:\s*"(?:[a-z0-9]{1,12}|=+)"/;

/** Whether JSON whose `auth` does not decode has a placeholder for a member. */
function isUnfilledLogin(json: string): boolean {
  return WORD_FOR_AUTH.test(json) || [...json.matchAll(/"([^"\\]{3,200})"(?!\s*:)/g)].some(([, text]) =>
    [text, ...text.split(':').slice(1)].some(isPlaceholder) || LOGIN_IN_WORDS.test(text)
    || LETTERS_OR_CUT.test(text) || (!isBase64(text) && AUTH_IN_WORDS.test(text))
    || (isBase64(text) && isPlaceholder(Buffer.from(text, 'base64').toString('latin1'))));
}

/** Whether a part of a value was taken out: marks that base64 has not, or `XXXXX`. */
function isElided({ code }: PullSecretProblem, written: string): boolean {
  return (code === 'invalid-base64' && /[-*.…]{3,}/.test(written))
    || (/invalid-(?:base64|json)$/.test(code) && /([xX])\1{4,}/.test(written));
}

/** Whether a Secret holds a Docker config, under whatever type. */
export function holdsDockerConfig({ data, stringData }: { readonly [member: string]: any }): boolean {
  return [data, stringData].some(values => CONFIG_KEYS.some(key => valueAt(values, [key]) !== undefined));
}

/**
 * Whether what a Secret will hold on the cluster cannot be seen: SOPS encrypted it, or a tool is still to fill it in.
 * What decodes is read, for a password may look like a placeholder by chance.
 */
export function isUnreadable(
  secret: { readonly [member: string]: any }, { problem: found }: PullSecretReading,
): boolean {
  const written = writtenConfig(secret);
  const decoded = secretText(secret, pullSecretLayout(secret.type)?.key ?? '') ?? '';
  // The API server gave it a uid: nobody fills it in any more.
  const isLive = typeof valueAt(secret.metadata, ['uid']) === 'string';
  return isPlainObject(secret.sops) || isFilledIn(secret) || isTemplated(secret)
    || (found?.poisons === true && (isPlaceholder(written) || UNFILLED.test(written)
      || (/auth/.test(found.code) && isPlaceholder(decoded)) || isNoJson(found, written, decoded) || PROSE.test(decoded)
      || (!isLive && (isElided(found, written)
        || (/auth/.test(found.code) ? isUnfilledLogin(decoded) : isCutOrBlank(written, decoded))))));
}

/** Whether nothing but blanks is encoded, or a part was left out on purpose: `{"auths":{...}}`. */
function isCutOrBlank(written: string, decoded: string): boolean {
  return isBase64(written) && (decoded.trim() === '' || /\.{3}|…|^[^{]*[\x00-\x08]/.test(decoded)
    || (!decoded.includes('{') && isPlaceholder(decoded.trim())));
}

/** Whether the value under the key of a Secret's type, or all values, are a template without quotes. */
function isTemplated({ type, data, stringData }: { readonly [member: string]: any }): boolean {
  const key = pullSecretLayout(type)?.key ?? '';
  return [data, stringData].some(values => isUnquotedTemplate(values) || isUnquotedTemplate(valueAt(values, [key])));
}

/** The value under the key of a Secret's type as it is in the manifest, not decoded; empty where there is none. */
export function writtenConfig({ type, data, stringData }: { readonly [member: string]: any }): string {
  const key = pullSecretLayout(type)?.key ?? '';
  const written = valueAt(stringData, [key]) ?? valueAt(data, [key]);
  return typeof written === 'string' ? written : '';
}

/**
 * A value of a Secret as text: `stringData` comes before `data`, as for the API server. Undefined where there is none,
 * or no base64.
 */
export function secretText({ data, stringData }: { readonly [member: string]: any }, key: string): string | undefined {
  const [plain, encoded] = [valueAt(stringData, [key]), valueAt(data, [key])];
  return typeof plain === 'string' ? plain
    : isBase64(encoded) ? Buffer.from(encoded, 'base64').toString('utf8') : undefined;
}

/** What Go decodes into bytes: padded base64, in which line breaks do not count. */
export function isBase64(value: unknown): value is string {
  if (typeof value !== 'string') {
    return false;
  }
  const text = value.replace(/[\r\n]/g, '');
  return text.length % 4 === 0 && /^[A-Za-z0-9+/]*={0,2}$/.test(text);
}

function withoutCredentials(code: string, message: string, poisons = false, refused = false): PullSecretReading {
  return { config: NO_CREDENTIALS, problem: { code, message, poisons, ...refused && { isRefused: true } } };
}
