import { PullFailureCause } from '../pull-failure-cause';

/** A cause, and what the same words can stand for. */
export type Verdict = readonly [PullFailureCause, ...PullFailureCause[]];

const {
  UNAUTHORIZED, NO_BASIC_AUTH, FORBIDDEN_DENIED, TOKEN_EXPIRED, TAG_NOT_FOUND, NOT_FOUND, PROXY, RATE_LIMITED,
  REGISTRY_5XX, UNEXPECTED_STATUS, NETWORK_TIMEOUT, TLS_TIMEOUT, CONNECTION_REFUSED, CONNECTION_RESET, DNS, X509,
  HTTP_VS_HTTPS, DISK, UNPACK_FAILED, CORRUPT_DOWNLOAD, PLATFORM_MISMATCH,
} = PullFailureCause;

/** Any of some forms, each between the ends of words. All that repeats is bounded: texts can be long. */
function anyOf(...forms: readonly string[]): RegExp {
  return new RegExp(forms.map(form => `(?<![A-Za-z0-9])(?:${form})`).join('|'), 'i');
}

/** A status in digits: behind a word that announces it, in a first line of HTTP, or before its own words. */
export const STATUS_FORMS: readonly RegExp[] = [
  new RegExp('\\b(?:status|statusCode|datasource|http|response|(?:error|return|http)? ?code|returned|got|received|answered)'
    + '(?:[ _-]?(?:status|code))?(?: is| was| of)?[\\s:=("\'[<>]{0,4}([45]\\d\\d)\\b(?!\\.\\d)', 'i'),
  /\[([45]\d\d)\]\s{3}/,
  /\bHTTP\/\d(?:\.\d)? ([45]\d\d)\b/i,
  new RegExp('\\b([45]\\d\\d)\\b[\\s:,()-]{1,4}(?:unauthorized|authorization required|forbidden|(?:page )?not found'
    + '|too many|client error|server error|internal|bad g|service|gateway)', 'i'),
];

const BY_STATUS: ReadonlyMap<number, Verdict> = new Map<number, Verdict>([
  [401, [UNAUTHORIZED, NOT_FOUND, TOKEN_EXPIRED, FORBIDDEN_DENIED]],
  [403, [FORBIDDEN_DENIED, UNAUTHORIZED, TOKEN_EXPIRED, NOT_FOUND]],
  [404, [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, UNEXPECTED_STATUS]],
  [407, [PROXY]],
  [429, [RATE_LIMITED]],
]);

/** What a status means, whoever reports it. */
export function statusVerdict(status: number): Verdict {
  return BY_STATUS.get(status) ?? [status >= 500 ? REGISTRY_5XX : UNEXPECTED_STATUS];
}

/**
 * Words of registries, of systems, and of the libraries of Go, Python, Java, Node.js and Rust, in any writing. What
 * the registry says counts before what happens on the way to it.
 */
export const WORD_FORMS: readonly (readonly [RegExp, Verdict])[] = [
  [anyOf('too ?_?many ?_?requests\\b', 'rate[ -]?limit(?:ed|s)?\\b(?! to \\d| remaining)'), [RATE_LIMITED]],
  [
    anyOf('manifest[_ ]unknown\\b', '(?:tag|image|manifest) (?:is |was )?not found\\b', 'no such (?:tag|manifest)\\b'),
    [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, PLATFORM_MISMATCH],
  ],
  [
    anyOf('name[_ ]unknown\\b',
      '(?:repository|repo)\\s(?:\\S{1,200}\\s|\\s{1,300})?(?:is |was )?(?:not found|unknown|does not exist)\\b'),
    [NOT_FOUND, FORBIDDEN_DENIED, TAG_NOT_FOUND, UNAUTHORIZED],
  ],
  [anyOf('blob_unknown\\b'), [CORRUPT_DOWNLOAD, TAG_NOT_FOUND]],
  [anyOf('no space left\\b', 'ENOSPC\\b', 'disk (?:is )?full\\b', 'not enough (?:(?:disk|free) ?)?space\\b'), [DISK]],
  [
    anyOf('(?:bad|invalid|wrong|incorrect|missing|no) (?:\\w{1,30} )?'
      + '(?:credentials?|username|password|auth(?:entication)? token)\\b'),
    [UNAUTHORIZED, NO_BASIC_AUTH, TOKEN_EXPIRED],
  ],
  [anyOf('expired (?:\\w{1,30} )?token\\b', 'token (?:\\w{1,30} ){0,3}expired\\b'), [TOKEN_EXPIRED, UNAUTHORIZED]],
  [
    anyOf('certificate\\b(?=[^\\n]{0,120}(?:verif|unknown|trust|expired|invalid|self|valid|fail))', 'UnknownIssuer\\b',
      'CERT_\\w', 'SELF_SIGNED_CERT', 'CertificateException'),
    [X509],
  ],
  [
    anyOf('wrong[ _]version[ _]number\\b', 'unrecognized SSL message', 'corrupt message of type InvalidContentType'),
    [HTTP_VS_HTTPS],
  ],
  [
    anyOf('getaddrinfow?\\b', '(?:nodename|name) (?:nor servname provided|does not resolve)', 'EAI_\\w',
      'name resolution\\b', 'NameResolutionError', 'dns error\\b', 'unknown host\\b', 'resolve host(?:name)?\\b',
      'No address associated'),
    [DNS],
  ],
  [anyOf('connection ?refused', 'ECONNREFUSED\\b'), [CONNECTION_REFUSED]],
  [
    anyOf('(?<![-.])proxy\\b(?!-| (?:repo|cache|project))(?=[^\\n]{0,60}(?:error|fail|refus|denied|tunnel))', 'ProxyError\\b', 'tunnel connection failed'),
    [PROXY],
  ],
  // Go gives no more than the reason of a proxy that refuses to CONNECT, in the proxy's own words.
  [/\b(?:Get|Head) (?:https?:)?[ "/]{3,}:? [A-Z][a-z]{2,}[A-Za-z ]{0,40}[^\w\n]{0,4}$/m, [PROXY]],
  [anyOf('tls[ _]?handshake[ _]?time'), [TLS_TIMEOUT]],
  [anyOf('SSL\\w{0,20}(?:Error|Exception)\\b', 'handshake[ _](?:failure|failed|error)\\b', 'tls: \\w'), [X509]],
  [
    anyOf('connection (?:was )?(?:reset|aborted|closed|lost|error)\\b', 'ECONNRESET\\b', 'socket hang up',
      '(?<!write to unblock task \\d{1,9} failed: )broken pipe', 'IncompleteRead\\b', 'RemoteDisconnected\\b', 'prematurely\\b',
      'unexpected end of (?:file|stream)\\b', 'stream (?:error|closed)\\b', 'PROTOCOL_ERROR\\b', 'GOAWAY\\b'),
    [CONNECTION_RESET, NETWORK_TIMEOUT],
  ],
  [
    anyOf('(?:connect|connection|read|request|operation|dial|response|socket|pull|download)\\w{0,10}\\b[^\\n]{0,40}'
      + '\\btimed? ?-?out\\b', 'Timed?out(?:Error|Exception)?\\b(?= ?(?:exceeded|expired|waiting|after|while|on|:))',
    'SocketTimeoutException', 'ETIMEDOUT\\b', 'deadline (?:exceeded|has elapsed)\\b', 'no route to host\\b',
    'unreachable\\b'),
    [NETWORK_TIMEOUT, PROXY, REGISTRY_5XX],
  ],
  [
    anyOf('unauthori[sz]ed\\b', 'not authori[sz]ed\\b', 'auth(?:entication)? (?:is )?(?:required|failed|error)\\b'),
    [UNAUTHORIZED, NOT_FOUND, TOKEN_EXPIRED, FORBIDDEN_DENIED],
  ],
  [
    anyOf('(?:access|permission|request(?:ed)?) (?:\\w{1,30} ){0,3}denied\\b'
      + '(?=[^\\n]{0,80}(?:repositor|registr|resource|pull|artifact|iam))', 'denied: ', 'forbidden\\b'),
    [FORBIDDEN_DENIED, UNAUTHORIZED, TOKEN_EXPIRED, NOT_FOUND],
  ],
];

/** What goes wrong in the file system, if it is layers that are written. */
export const UNPACKING = anyOf('unpack', 'extract', 'untar', 'apply', 'layer', 'rootfs', 'whiteout', 'mount', 'l?chown',
  'symlink', 'filesystem from image');
export const FILE_SYSTEM_FORM = anyOf('operation not permitted', 'permission denied', 'file exists', 'not a directory',
  'device or resource busy', 'read-only file system', 'invalid argument', 'no such file or directory',
  'too many open files', 'cross-device link', 'function not implemented');
export const MISSING_VERDICT: Verdict = [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED];
export const FILE_SYSTEM_VERDICT: Verdict = [UNPACK_FAILED, DISK];
