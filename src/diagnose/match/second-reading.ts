import { PullFailureCause } from '../pull-failure-cause';

/** What was found by the form of the words, where none of the table was. */
export interface SecondReading {
  readonly cause: PullFailureCause;
  readonly alternatives: readonly PullFailureCause[];
  /** The words, and the index behind them. */
  readonly words: string;
  readonly end: number;
  readonly httpStatus?: number;
}

/** A cause, and what the same words can stand for. */
type Verdict = readonly [PullFailureCause, ...PullFailureCause[]];

const MAX_LENGTH = 16_000;
const {
  UNAUTHORIZED, FORBIDDEN_DENIED, TOKEN_EXPIRED, TAG_NOT_FOUND, NOT_FOUND, PROXY, RATE_LIMITED, REGISTRY_5XX,
  UNEXPECTED_STATUS, NETWORK_TIMEOUT, CONNECTION_REFUSED, CONNECTION_RESET, DNS, X509, DISK, UNPACK_FAILED,
} = PullFailureCause;

/** A status in digits behind a word that announces it, or before its words. */
const STATUSES: readonly RegExp[] = [
  /\b(?:status|statusCode|http|response|(?:error|return|exit|http)? ?code|returned|got|received|answered)(?:[ _-]?(?:status|code))?(?: is| was| of)?[\s:=("'[<>]{0,4}([45]\d\d)\b(?!\.\d)/i,
  /\bHTTP\/\d(?:\.\d)? ([45]\d\d)\b/i,
  /\b([45]\d\d)\b[\s:,()-]{1,4}(?:unauthorized|authorization required|forbidden|not found|page not found|too many|client error|server error|internal|bad g|service|gateway)/i,
];
const BY_STATUS: ReadonlyMap<number, Verdict> = new Map<number, Verdict>([
  [401, [UNAUTHORIZED, NOT_FOUND, TOKEN_EXPIRED, FORBIDDEN_DENIED]],
  [403, [FORBIDDEN_DENIED, UNAUTHORIZED, TOKEN_EXPIRED, NOT_FOUND]],
  [404, [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, UNEXPECTED_STATUS]],
  [407, [PROXY]],
  [429, [RATE_LIMITED]],
]);

/** Words of registries, of systems and of libraries, in any writing. What the registry says counts before the way. */
const BY_WORDS: readonly (readonly [RegExp, Verdict])[] = [
  [/\btoo ?_?many ?_?requests\b|\brate[ -]?limit(?:ed|s)?\b(?! to \d| remaining)/i, [RATE_LIMITED]],
  [/\b(?:MANIFEST_UNKNOWN|manifest unknown|(?:tag|image|manifest) (?:is |was )?not found|no such (?:tag|manifest))\b/i,
    [TAG_NOT_FOUND, NOT_FOUND, UNAUTHORIZED, PullFailureCause.PLATFORM_MISMATCH]],
  [/\b(?:NAME_UNKNOWN|name unknown|(?:repository|repo) (?:\S{1,200} )?(?:is |was )?(?:not found|unknown|does not exist))\b/i,
    [NOT_FOUND, FORBIDDEN_DENIED, TAG_NOT_FOUND, UNAUTHORIZED]],
  [/\bBLOB_UNKNOWN\b/, [PullFailureCause.CORRUPT_DOWNLOAD, TAG_NOT_FOUND]],
  [/\bno space left\b|\bENOSPC\b|\bdisk (?:is )?full\b|\bnot enough (?:disk|free)? ?space\b/i, [DISK]],
  [/\b(?:bad|invalid|wrong|incorrect|missing|no) (?:\w+ )?(?:credentials?|username|password|auth(?:entication)? token)\b/i,
    [UNAUTHORIZED, PullFailureCause.NO_BASIC_AUTH, TOKEN_EXPIRED]],
  [/\bexpired (?:\w+ )?token\b|\btoken (?:\w+ )?expired\b/i, [TOKEN_EXPIRED, UNAUTHORIZED]],
  [/\bcertificate\b(?=[^\n]{0,120}(?:verif|unknown|trust|expired|invalid|self|valid|fail))|\bUnknownIssuer\b|\bCERT_\w+|SELF_SIGNED_CERT\w*|CertificateException/i,
    [X509]],
  [/\bwrong[ _]version[ _]number\b|unrecognized SSL message|\bInvalidContentType\b/i, [PullFailureCause.HTTP_VS_HTTPS]],
  [/\bgetaddrinfo\b|\b(?:nodename|name) (?:nor servname provided|does not resolve)|\bEAI_\w+|\bname resolution\b|\bNameResolutionError\b|\bdns error\b|\bunknown host\b|\bresolve host(?:name)?\b|\bNo address associated\b/i,
    [DNS]],
  [/\bconnection ?refused\b|\bECONNREFUSED\b|\bConnectionRefusedError\b/i, [CONNECTION_REFUSED]],
  [/\bproxy\b(?=[^\n]{0,60}(?:error|fail|refus|denied|tunnel))|\bProxyError\b|\btunnel connection failed\b/i, [PROXY]],
  [/\btls[ _]?handshake[ _]?time/i, [PullFailureCause.TLS_TIMEOUT]],
  [/\bSSL(?:Error|Exception|HandshakeException)\b|\bhandshake[ _](?:failure|failed|error)\b|\btls: \w+/i, [X509]],
  [/\bconnection (?:was )?(?:reset|aborted|closed|lost)\b|\bECONNRESET\b|\bsocket hang up\b|\bbroken pipe\b|\bIncompleteRead\b|\bRemoteDisconnected\b|\bprematurely\b|\bunexpected end of (?:file|stream)\b|\bstream (?:error|closed)\b|\bPROTOCOL_ERROR\b|\bGOAWAY\b|\bconnection error\b/i,
    [CONNECTION_RESET, NETWORK_TIMEOUT]],
  [/\b(?:connect|connection|read|request|operation|dial|response|socket|pull|download)\w*\b[^\n]{0,40}\btimed? ?-?out\b|\bTime(?:d)?out(?:Error|Exception)?\b(?= ?(?:exceeded|expired|waiting|after|while|on|:))|\bETIMEDOUT\b|\bdeadline (?:exceeded|has elapsed)\b|\bno route to host\b|\bunreachable\b/i,
    [NETWORK_TIMEOUT, PROXY, REGISTRY_5XX]],
  [/\b(?:unauthori[sz]ed|not authori[sz]ed|authentication (?:is )?(?:required|failed))\b/i,
    [UNAUTHORIZED, NOT_FOUND, TOKEN_EXPIRED, FORBIDDEN_DENIED]],
  [/\b(?:access|permission|request(?:ed)?) (?:\w+ ){0,3}denied\b(?=[^\n]{0,80}(?:repositor|registr|resource|pull|artifact|iam))|\bDENIED\b|\bforbidden\b/i,
    [FORBIDDEN_DENIED, UNAUTHORIZED, TOKEN_EXPIRED, NOT_FOUND]],
];

/** What goes wrong in the file system while layers are written, if it is them that are written. */
const UNPACKING = /\b(?:unpack|extract|untar|apply|layer|rootfs|whiteout|mount|l?chown|symlink|filesystem from image)/i;
const FILE_SYSTEM =
  /\b(?:operation not permitted|permission denied|file exists|not a directory|device or resource busy|read-only file system|invalid argument|no such file or directory|too many open files|cross-device link|function not implemented)\b/i;

/** Names and addresses: images may be called `unauthorized` or `404`. */
const NAMES = /["'`][^"'`\s]{1,300}["'`]|\b\w{1,20}:\/\/[^\s"'`]{1,2000}(?<![:,.;)])|[\w.-]{1,255}\/[\w./@:-]{1,300}(?<![:,.;])/g;

/** Reads a text about a pull once more: by the form of words, as any program may write them. */
export function secondReading(whole: string): SecondReading | undefined {
  if (whole.length > MAX_LENGTH) {
    return undefined;
  }
  const text = whole.replace(NAMES, name => /^HTTP\/\d/i.test(name) ? name : ' '.repeat(name.length));
  const status = statusIn(text);
  const words = status ?? wordsIn(text);
  if (words) {
    return words;
  }
  const disk = UNPACKING.test(text) ? FILE_SYSTEM.exec(text) : null;
  return disk ? reading(disk, [UNPACK_FAILED, DISK]) : undefined;
}

function statusIn(text: string): SecondReading | undefined {
  for (const form of STATUSES) {
    const found = form.exec(text);
    if (found) {
      const httpStatus = Number(found[1]);
      const verdict = BY_STATUS.get(httpStatus) ?? [httpStatus >= 500 ? REGISTRY_5XX : UNEXPECTED_STATUS] as const;
      return { ...reading(found, verdict), httpStatus };
    }
  }
  return undefined;
}

function wordsIn(text: string): SecondReading | undefined {
  for (const [form, verdict] of BY_WORDS) {
    const found = form.exec(text);
    if (found) {
      return reading(found, verdict);
    }
  }
  return undefined;
}

function reading({ 0: words, index }: RegExpExecArray, [cause, ...alternatives]: Verdict): SecondReading {
  return { cause, alternatives, words, end: index + words.length };
}
