import { PullFailureCause } from '../pull-failure-cause';

/** A cause, and what the same words can stand for. */
export type Verdict = readonly [PullFailureCause, ...PullFailureCause[]];

const {
  UNAUTHORIZED, NO_BASIC_AUTH, FORBIDDEN_DENIED, TOKEN_EXPIRED, TAG_NOT_FOUND, NOT_FOUND, PROXY, RATE_LIMITED,
  REGISTRY_5XX, UNEXPECTED_STATUS, NETWORK_TIMEOUT, TLS_TIMEOUT, CONNECTION_REFUSED, CONNECTION_RESET, DNS, X509,
  HTTP_VS_HTTPS, DISK, UNPACK_FAILED, CORRUPT_DOWNLOAD, PLATFORM_MISMATCH, NOT_AN_IMAGE, INVALID_REFERENCE,
  SCHEMA1, CREDENTIAL_HELPER, SIGNATURE,
} = PullFailureCause;

/** Any of some forms, each between the ends of words. All that repeats is bounded: texts can be long. */
function anyOf(...forms: readonly string[]): RegExp {
  return new RegExp(`(?<![A-Za-z0-9])(?:${forms.join('|')})`, 'i');
}

/** What is not there, as it may be said; what is not on this machine is another thing. */
const MISSING = '(?:(?:is|was|were|could|can|do(?:es)?) ?)?(?:not|n[\'’]t|never) (?:be )?(?:been )?'
  + '(?:found|exist|available|located|present)\\b'
  + '(?! (?:locally|on (?:the|this) (?:daemon|machine|host)|in (?:the )?local|in[\\s/]{2}))';

/**
 * Words of registries, of systems, and of the libraries of Go, Python, Java, Node.js and Rust, in any writing. What
 * the registry says counts before what happens on the way to it.
 */
export const WORD_FORMS: readonly (readonly [RegExp, Verdict])[] = [
  [
    anyOf('quota exceeded\\b', 'exceeded (?:\\w{1,20} ){0,4}(?:quota|(?:pull|rate|request|download) limit)\\b',
      'too ?_?many ?_?requests?\\b', 'rate[ -]?limit(?:ed|s)?\\b(?! to \\d| remaining)',
      '(?:request|pull|download)s?\\b[^\\n]{0,40}\\b(?:throttled|quota exceeded|limit (?:exceeded|reached))\\b'),
    [RATE_LIMITED],
  ],
  [
    anyOf('(?:platform|architecture|operating system)s?\\b(?=[^\\n]{0,80}(?:mismatch|not support|unsupported|not match'
      + '|incompatible|not found|not available))', 'unsupported (?:platform|architecture)\\b',
    '(?:unexpected|wrong|missing|unavailable) (?:OS|arch(?:itecture)?)\\b',
    '(?:not available|unavailable|not supported|unsupported|no match) (?:for|on|by) (?:\\w{1,20} ){0,3}'
      + '(?:platform|architecture)\\b', 'manifest list (?:has|contains) no\\b',
    'no (?:suitable|matching|supported) (?:platform|architecture)s?\\b',
    'not support (?:\\w{1,20} ){0,2}(?:platform|architecture)\\b',
    'no (?:amd64|arm64|arm|armv\\d|s390x|ppc64le|riscv64|linux|windows) (?:variant|image|manifest|build|version)s?\\b',
    'is for\\b[^\\n]{0,60}\\b(?:host|node|machine) is\\b',
    'no (?:matching |suitable )?(?:manifest|image|variant|entry)\\b[^\\n]{0,40}\\b(?:platform|architecture|linux)\\b'),
    [PLATFORM_MISMATCH],
  ],
  [anyOf('unsupported schema ?version:? ?1\\b',
    'schema ?(?:version ?)?1\\b(?=[^\\n]{0,60}(?:support|deprecat|manifest))'), [SCHEMA1]],
  [
    anyOf('manifest[_ ]unknown\\b', '(?:tag|image|manifest|digest)s?\\s(?:\\S{1,200}\\s|\\s{1,300})?'
      + `(?:(?:of|for|in|from)\\s{1,300}(?:\\S{1,200}\\s)?)?${MISSING}`,
    '(?:tag|image|manifest)s?: not found\\b', 'no such (?:tag|manifest)\\b', 'no tag \\S{1,128} (?:for|in|of)\\b',
    '(?:tag|manifest)s? (?:\\S{1,128} )?(?:is )?missing (?:in|from|on)\\b', 'no manifests? found\\b',
    'unknown (?:tag|manifest)\\b',
    '(?:unable to|failed to|could ?n[o\'’]t|cannot|can[\'’]t) (?:find|locate) (?!or pull|a name)(?:\\w{1,20} ){0,3}'
      + '(?:image|tag|manifest)s?\\b(?!: unable | in the registries|[^]{0,300}?[\\s:](?:local|errors? occurred))'),
    [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, PLATFORM_MISMATCH],
  ],
  [
    anyOf('name[_ ]unknown\\b',
      `(?:repository|repo)(?: with (?:the )?name)?\\s(?:\\S{1,200}\\s|\\s{1,300})?(?:is unknown\\b|${MISSING})`),
    [NOT_FOUND, FORBIDDEN_DENIED, TAG_NOT_FOUND, UNAUTHORIZED],
  ],
  [anyOf('blob_unknown\\b'), [CORRUPT_DOWNLOAD, TAG_NOT_FOUND]],
  [anyOf('no space left\\b', 'ENOSPC\\b', 'disk (?:is )?full\\b',
    '(?:not enough|insufficient|(?<!nearly )out of) (?:(?:disk|free|storage) ?)?space\\b'), [DISK]],
  [
    anyOf('(?:checksum|digest|hash|sha256|size|length)\\b(?=[^\\n]{0,300}(?:mismatch|n[o\'’]t match|differ(?:s|ed)?\\b'
      + '|verification failed))',
    'mismatch(?:ed)? (?:\\w{1,20} ){0,2}(?:checksum|digest|hash|size|(?:content[ -])?length)\\b',
    '(?:invalid|incorrect|unexpected|wrong) (?:\\w{1,20} ){0,2}(?:checksum|hash|size|length)\\b(?! algorithm)',
    'unexpected digest\\b(?! algorithm)', 'invalid digest to convert\\b', 'error verifying (?:digest|size)\\b',
    'fingerprints? do(?:es)?n[\'’]t match\\b', 'trailing data\\b',
    'expected (?:\\w{1,20} ){0,2}(?:digest|checksum|hash|size)\\b[^\\n]{0,200}\\b(?:got|received|found)\\b',
    'invalid gzip\\b', 'truncated (?:\\w{1,20} ){0,2}(?:layer|blob|archive|download|image)\\b',
    '(?:layer|blob|archive|download|image)s? (?:[\\w:]{1,80} ){0,3}corrupt'),
    [CORRUPT_DOWNLOAD],
  ],
  [
    anyOf('media ?types?\\b(?=[^\\n]{0,80}(?:unsupported|not support|unknown|unexpected|invalid|not recogni))',
      '(?:unsupported|unknown|unexpected|invalid|unrecogni[sz]ed|unacceptable|incompatible|wrong)'
      + ' (?:\\w{1,20} ){0,2}(?:media|MIME) ?types?\\b',
      'not an? (?:valid )?(?:(?:container|docker|oci) ){0,2}image\\b(?! (?:name|reference|tag))',
      'unsupported (?:artifact )?type\\b'),
    [NOT_AN_IMAGE],
  ],
  [
    anyOf('(?:invalid|malformed|inconsistent|unparsable|corrupt) (?:\\w{1,20} ){0,3}'
      + '(?:manifest(?: list)?|image (?:config(?:uration)?|json|index)|rootfs)\\b',
    '(?:unmarshal|decod|pars)\\w{1,5} (?:\\w{1,20} ){0,2}(?:manifest|image (?:config(?:uration)?|json|index))\\b'
      + '(?=[^\\n]{0,200}(?:json|invalid|unexpected|syntax))'),
    [NOT_AN_IMAGE, CORRUPT_DOWNLOAD],
  ],
  [
    anyOf('(?:invalid|malformed|bad) (?:\\w{1,20} ){0,2}(?:image|reference|repository|tag) ?'
      + '(?:name|format|reference|url)?\\b'
      + '(?! ?(?:config|json|manifest|layer|data|content|index|digest|type|id\\b|cache|with|detected))',
    'pars\\w{1,4} (?:\\w{1,20} ){0,3}(?:reference|image name)\\b(?=[^\\n]{0,80}(?:fail|error|invalid|:))',
    '(?:reference|image name)s? (?:is |are )?(?:invalid|malformed|not valid)\\b',
    'not an? valid (?:\\w{1,20} ){0,2}(?:image )?(?:reference|image name)\\b'),
    [INVALID_REFERENCE],
  ],
  [
    anyOf('credentials?[ -](?:helper|store|provider)s?\\b(?=[^\\n]{0,120}(?:exit|fail|not found|error|no such|ENOENT))',
      'docker-credential-[\\w-]{1,40}\\b[^\\n]{0,80}(?:not found|no such file|exit status)'),
    [CREDENTIAL_HELPER, UNAUTHORIZED, NO_BASIC_AUTH],
  ],
  [
    anyOf('no (?:valid|trusted) signatures?\\b', 'signatures? (?:\\w{1,20} ){0,3}(?:invalid|missing|required'
      + '|not valid|failed|mismatch)\\b', 'failed signature verification\\b', 'untrusted signature\\b',
    '(?:not|un)signed\\b'),
    [SIGNATURE],
  ],
  [
    anyOf('(?:bad|invalid|wrong|incorrect|missing|no) (?:\\w{1,30} )?'
      + '(?:credentials?|username|password|auth(?:entication)? token)\\b(?! were found, falling back)'),
    [UNAUTHORIZED, NO_BASIC_AUTH, TOKEN_EXPIRED],
  ],
  [
    anyOf('credentials? (?:\\w{1,20} ){0,3}(?:invalid|not valid|rejected|incorrect|wrong|required|missing|expired)\\b',
      '(?:failed|unable) to (?:authenticate|log ?in)\\b', 'failed authentication\\b',
      '(?:failed|unable) to (?:obtain|get|fetch|acquire) (?:\\w{1,20} ){0,3}token\\b(?!:)',
      '(?:not |un)authenticated\\b', 'must be logged in\\b', 'requires? authentication\\b',
      'log ?in (?:is )?required\\b'),
    [UNAUTHORIZED, NO_BASIC_AUTH, TOKEN_EXPIRED, FORBIDDEN_DENIED],
  ],
  [
    anyOf('expired ?token', 'expired (?:\\w{1,30} )?token\\b', 'token (?:\\w{1,30} ){0,3}expired\\b'),
    [TOKEN_EXPIRED, UNAUTHORIZED],
  ],
  [
    anyOf('certificate\\b(?=[^\\n]{0,120}(?:verif|unknown|trust|expired|invalid|self|valid|fail))', 'UnknownIssuer\\b',
      'CERT_\\w', 'SELF_SIGNED_CERT', 'SEC_E_\\w', 'untrusted root\\b',
      'VERIFY_LEAF_SIGNATURE', 'SSL connection could not be established', 'CertificateException'),
    [X509],
  ],
  [
    anyOf('HTTP response (?:to|on|from) an? HTTPS\\b', 'Cannot determine the frame size',
      'wrong[ _]version[ _]number\\b', 'unrecognized SSL message',
      'corrupt message of type InvalidContentType', 'first record does not look like', 'server gave HTTP response'),
    [HTTP_VS_HTTPS],
  ],
  [
    anyOf('getaddrinfow?\\b', '(?:nodename|name) (?:nor servname provided|does not resolve)', 'EAI_\\w',
      '(?<!short-)name resolution\\b', 'NameResolutionError', 'dns error\\b', 'unknown host\\b',
      'resolve host(?:name)?\\b', 'no such host\\b', 'name or service not known\\b', 'NXDOMAIN\\b',
      'ERR_NAME_NOT_RESOLVED\\b', 'name could not be resolved\\b', 'server misbehaving\\b',
      'No address associated'),
    [DNS],
  ],
  // The rest is in the language of Windows.
  [anyOf('connection ?refused', 'ERR_CONNECTION_REFUSED\\b', 'ECONNREFUSED\\b',
    'connectex(?:: (?!A connection attempt failed)|$)'), [CONNECTION_REFUSED, NETWORK_TIMEOUT]],
  [
    anyOf('(?<![-.])proxy\\b(?!-| (?:repo|cache|project|method))(?=[^\\n]{0,60}(?:error|fail|refus|denied|tunnel))',
      'ProxyError\\b', 'tunnel connection failed'),
    [PROXY],
  ],
  // Go gives no more than the reason of a proxy that refuses to CONNECT, in the proxy's own words.
  [/\b(?:Get|Head) (?:https?:)?[ "\\/]{3,}:? [A-Z][a-z]{2,}[A-Za-z ]{0,40}[^\w\n]{0,4}$/m, [PROXY]],
  [anyOf('tls[ _]?handshake[ _]?time'), [TLS_TIMEOUT]],
  [anyOf('SSL\\w{0,20}(?:Error|Exception)\\b', 'handshake[ _](?:failure|failed|error)\\b', 'tls: \\w'), [X509]],
  [
    anyOf('connection (?:was )?(?:reset|aborted|closed|lost|error|broken|interrupted)\\b',
      'ERR_CONNECTION_RESET\\b', 'ECONNRESET\\b', 'socket hang up',
      'closed (?:the )?connection (?:without|unexpectedly)\\b',
      '(?<!write to unblock task \\d{1,9} failed: )broken pipe', 'IncompleteRead\\b', 'RemoteDisconnected\\b',
      'prematurely\\b',
      'unexpected end of (?:file|stream)\\b', 'stream (?:error|closed)\\b', 'PROTOCOL_ERROR\\b', 'GOAWAY\\b'),
    [CONNECTION_RESET, NETWORK_TIMEOUT],
  ],
  [
    anyOf('(?:connect|connection|read|request|operation|dial|response|socket|pull|download)\\w{0,10}\\b[^\\n]{0,40}'
      + '\\btimed? ?-?out\\b(?! to \\d|: ?\\d+ s)',
    'Timed?out(?:Error|Exception)?\\b(?= ?(?:exceeded|expired|waiting|after|while|on|:(?! ?\\d)))',
    'SocketTimeoutException', 'E\\w{0,6}TIMEDOUT\\b', '\\w{1,20}_CONNECT_TIMEOUT\\b', 'ERR_CONNECTION_TIMED_OUT\\b',
    '(?:kind|source): TimedOut\\b', 'timed out after \\d', 'timeout of \\d', 'timed out (?:on|while|waiting|after)\\b',
    '(?<=\\()timeout(?=\\))', 'timeout (?:while )?(?:pull|fetch|download|wait)ing\\b',
    'deadline (?:exceeded|has elapsed)\\b', 'no route to host\\b',
    // Whatever else the system says of an address; what begins to say that it was refused is cut off.
    'dial tcp \\S{1,60}: (?:connect|connectex|socket): (?!con?|No c)\\w',
    'unreachable\\b'),
    [NETWORK_TIMEOUT, PROXY, REGISTRY_5XX],
  ],
  [
    anyOf('internal server error\\b', 'bad gateway\\b', 'service (?:is )?(?:temporarily )?unavailable\\b',
      'gateway time-?out\\b'),
    [REGISTRY_5XX, PROXY],
  ],
  [
    anyOf('unauthori[sz]ed\\b', 'not authori[sz]ed\\b',
      'auth(?:entication)? (?:is )?(?:required|failed|failure|error)\\b',
      '(?:invalid|malformed|empty|untrusted) (?:bearer )?token\\b(?! [<\'"])'),
    [UNAUTHORIZED, NOT_FOUND, TOKEN_EXPIRED, FORBIDDEN_DENIED],
  ],
  [
    anyOf('(?:access|permission|request(?:ed)?) (?:\\w{1,30} ){0,3}denied\\b'
      + '(?=[^\\n]{0,80}(?:repositor|registr|resource|pull|artifact|iam))', 'denied: ', 'forbidden\\b',
    'not (?:allowed|permitted) to (?:pull|read|access|download)\\b',
    'access to [^\\n]{1,120}\\bdenied\\b', '(?:access to|requested) (?:\\w{1,20} ){0,3}is denied\\b',
    'insufficient (?:scope|permissions?|privileges)\\b', 'access (?:is |was )?denied\\b',
    '(?<!or you )(?:do(?:es)? not|doesn[\'’]t) have (?:\\w{1,20} ){0,3}(?:permissions?|access)\\b'),
    [FORBIDDEN_DENIED, UNAUTHORIZED, TOKEN_EXPIRED, NOT_FOUND, PROXY],
  ],
  [anyOf('expected status \\S{1,40} but got [23]\\d\\d\\b'), [UNEXPECTED_STATUS]],
  // reqwest of Rust, which says what happened only to those who ask for it
  [/\berror sending request for url\b/i, [NETWORK_TIMEOUT, DNS, CONNECTION_REFUSED, X509, CONNECTION_RESET, PROXY]],
];

/** What goes wrong in the file system, if it is layers that are written. */
export const UNPACKING = anyOf('unpack', 'extract', 'untar', 'apply', 'layer', 'rootfs', 'whiteout', 'mount callback',
  'failed to mount\\b(?! local)', 'l?chown', 'symlink', 'filesystem from image');
export const FILE_SYSTEM_FORM = anyOf('operation not permitted', 'permission denied', 'file exists', 'not a directory',
  'device or resource busy', 'read-only file system', 'invalid argument', 'no such file or directory',
  'too many open files', 'cross-device link', 'function not implemented', 'operation not supported', 'no such device',
  'structure needs cleaning', 'too many levels of symbolic links', 'directory not empty');
/** What of that is no matter of room on a disk. */
export const NOT_PERMITTED = anyOf('permission denied', 'operation not permitted', 'operation not supported',
  'access is denied');
/** What Go says last where a connection ended. */
export const END_FORM = /(?:^|[\s:=("'`])EOF(?:["'`\\]|["')\]}\s.]{0,5}$)/m;
export const END_VERDICT: Verdict = [CONNECTION_RESET, CORRUPT_DOWNLOAD];
export const MISSING_VERDICT: Verdict = [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED];
export const FILE_SYSTEM_VERDICT: Verdict = [UNPACK_FAILED, DISK];
