/** Longer than the address of any registry with a login in it. */
const MAX_LOGIN = 2_000;

/** The first part of a login that goes on in the next line. */
const BROKEN_LOGIN = /(?<=:\/\/)[^\s"'`<>/]+[ \t]*\r?\n[ \t]*$/;

/** What stands before the login of an address, and what a digest begins with, which stands behind an `@` too. */
const BOUNDARY = ' \t\r\n"\'`<>()[]{},;|\\';
const DIGEST = /^(?:sha\d+[:-]|blake3:)/;

/** What credentials are called, in options, in JSON and in variables. */
const NAMES =
  '(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|creds|(?:api|access|private|account)-?_?key|auth'
  + '|authorization|hmac|j?session-?_?id)';

/** Headers that carry nothing else. */
const SECRET_HEADERS =
  'x-registry-auth|x-auth-token|private-token|job-token|x-jfrog-art-api|x-api-key|(?:set-)?cookie';

/** What they are called as members of YAML. */
const SECRET_KEYS = 'pass(?:word|wd)|auth|identitytoken|registrytoken|client[_-]?secret|(?:api|access)_?key';

/** What goes on behind a name in a sentence is a word; a credential has a digit, or is long. */
const OPAQUE = '(?:(?=[^\\s"\']{0,100}\\d)[\\w+/=~-]{6,}|[\\w+/=~-]{24,})(?=[\\s"\',;)]|$)';

/** A line break, and what stands around it. */
const BREAK = '[ \\t]*\\r?\\n[ \\t]*';

/** What a line begins with that goes on with a credential: no word, no name of a member, and no head of a log. */
const REST = '(?![A-Z]?[a-z]{1,15}(?![\\w%=&+/~-])|[A-Z]+\\s|[IWEF]\\d{4} |\\d{4}-\\d\\d-\\d\\dT|\\d\\d:\\d\\d)';

/** How the kubelet names a Secret of a pod: by the namespace of both, which is no credential. */
const SECRET_OF_POD = '(?=secret=["\\\\])'
  + '(?<=\\bpod=\\\\{0,3}"(?<namespace>[a-z0-9-]{1,63})/[a-z0-9.-]{1,253}\\\\{0,3}" )'
  + 'secret=\\\\{0,3}"\\k<namespace>/[a-z0-9.-]{1,253}\\\\{0,3}" err=';

/** What goes on to the quote that it began with, which may be escaped, or to the end of the line. */
const QUOTED = '(?<quote>\\\\{0,7}["\'])(?!\\s)(?:(?!\\k<quote>)(?:\\\\{3}["\']|\\\\.|[^\\n\\\\]))+';

/** What a credential in quotes stands behind: a member of JSON, an option, a variable or a member of YAML. */
const BEFORE_QUOTED = [
  `["'\\\\]{1,6}[\\w.-]{0,40}${NAMES}["'\\\\]{1,6}\\s{0,9}:\\s{0,9}(?:\\[\\s{0,9})?`,
  `--[\\w-]{0,40}${NAMES}(?:\\s{1,9}|=)`,
  `(?:^|[\\s"'?#&;,{(])(?!${SECRET_OF_POD})(?:[\\w.-]{0,40}[_.-])?`
    + `(?:${NAMES}[ \\t]{0,9}=|(?:pwd|passphrase|${SECRET_KEYS}):)[ \\t]{0,9}`,
].join('|');

/** Each with what stands in the place of what it finds. All that repeats is bounded: texts can be long. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  [new RegExp('\\b([Bb]earer|BEARER|[Bb]asic|BASIC)(\\s{1,9})(?:(?=\\S{0,200}[\\dA-Z=])[\\w.~+/=-]{8,}'
    + `|[\\w.~+/=-]{16,}|[\\w.~+/=-]+(?=${BREAK}${REST}\\S{0,200}[\\dA-Z=]))`, 'g'), '$1$2***'],
  [new RegExp(`(${BEFORE_QUOTED})${QUOTED}`, 'gi'), '$1$<quote>***'],
  [new RegExp(`(["'\\\\]{1,6}[\\w.-]{0,40}${NAMES}["'\\\\]{1,6}\\s{0,9}:\\s{0,9}["'\\\\]{1,6})[^"'\\\\]+`, 'gi'),
    '$1***'],
  [new RegExp(`(\\bname["'\\\\]{0,6}:\\s{0,9}["'\\\\]{0,6}[\\w.-]{0,100}(?:${NAMES}|_PASS|_PAT)["'\\\\]{0,6}`
    + '(?:,\\s{0,40}|\\s{1,40})["\'\\\\]{0,6}value["\'\\\\]{0,6}:\\s{0,9})'
    + '(?:(?<quote>\\\\{0,3}["\'])[^"\'\\\\\\n]+|[^\\s"\'\\\\,}]+)', 'gi'), '$1$<quote>***'],
  [new RegExp(`((?:^|[\\s"'?#&;,{(])(?!${SECRET_OF_POD})(?:[\\w.-]{0,40}[_.-])?${NAMES}=`
    + `["'\\\\]{0,6}(?:${BREAK})?)` + '[^\\s"\'\\\\&;,]+', 'gi'), '$1***'],
  // Files of settings
  [new RegExp(`(^[ \\t]{0,40}[\\w.-]{0,40}${NAMES}[ \\t]{1,9}=[ \\t]{1,9})[^\\s"'=]\\S*`, 'gim'), '$1***'],
  [new RegExp(`(\\b(?:password|passwd|token|hmac):[ \\t]{1,9}["']?)${OPAQUE}`, 'gi'), '$1***'],
  [new RegExp(`(\\b(?:identity|registry|access|refresh|bearer|id)[-_]?token:?[ \\t]{1,9})${OPAQUE}`, 'gi'), '$1***'],
  [new RegExp(`(--[\\w-]{0,40}${NAMES}(?:\\s{1,9}|=)["']?)[^\\s"']+`, 'gi'), '$1***'],
  [/(\b(?:login\b|oras [a-z])[^\n]{0,300}?\s-p\s{0,9})(?:\\{1,7}["'][^\\\n]+|"[^"\n]+"|'[^'\n]+'|[^\s-]\S*)/g, '$1***'],
  // https://github.blog/engineering/behind-githubs-new-authentication-token-formats/ and those of GitLab and Docker Hub
  [/\b(?:gh[pousr]_|github_pat_|glpat-|gldt-|glcbt-|dckr_(?:pat|oat)_|hvs\.)[\w-]{8,}/g, '***'],
  [/(?<![\w-])eyJ[\w-]{8,}(?:\.[\w-]{4,}(?:\.[\w-]*)?|(?=[ \t]*\r?\n))/g, '***'],
  // JSON in base64: a Docker config, X-Registry-Auth, the passwords that ECR gives
  [/(?<![\w+/-])(?:eyJ|ewo[gJ]|ew0K)[\w+/-]{16,}={0,2}/g, '***'],
  // A key up to its end; of one that is cut off, what looks like lines of it
  [new RegExp('(-----BEGIN [A-Z ]{0,20}PRIVATE KEY-----)(?:(?:[^-]|-(?!----))+(?=-----END)'
    + '|(?:(?:\\s|\\\\{1,7}[nr])+(?:[\\w+/=]{24,}|[\\w+/=]+(?=[\\\\"\'\\n\\r…]|$)))+)', 'g'), '$1***'],
  // What is given to docker login --password-stdin, unless it is a variable
  [/(\b(?:echo|printf) {1,9}(?:-\w {1,9})?)(?!-\w |["']?[$`])[^\n|]{1,1000}?(?= {0,9}\|[^\n|]{0,60} login\b)/g,
    '$1***'],
  // Lines of headers, of YAML and of what Go prints of a struct
  [new RegExp('(\\bauthorization:\\s{0,9}(?:token|negotiate|digest|ntlm|apikey)\\s{1,9})'
    + '(?!(?:has|is|was|not|expired|invalid)\\b)[^\\s"\']+', 'gi'), '$1***'],
  [new RegExp('(\\b(?:[Aa]uthorization|AUTHORIZATION):\\s{0,9}(?!bearer\\b|basic\\b|Bearer\\b|Basic\\b)'
    + '(?:[\\w-]{1,20}\\s)?)(?=\\S{0,200}[\\dA-Z=])[^\\s"\']{8,}', 'g'), '$1***'],
  [new RegExp(`((?:^|[\\n"'\\s])(?:${SECRET_HEADERS}):\\s{0,9})[^\\n"']+`, 'gi'), '$1***'],
  [new RegExp(`(^[ \\t>|-]{0,40}(?:[\\w.-]{0,40}[_.-])?(?:${SECRET_KEYS}):[ \\t]{0,9}["']?)`
    + '[^\\s"\'{[][^\\s"\']*[ \\t]*$', 'gim'), '$1***'],
  [/(^[ \t>|-]{0,40}[A-Z][A-Z0-9_]{0,60}_(?:PASS|PAT|TOKEN|SECRET):[ \t]{1,9}["']?)[^\s"'{[]+[ \t]*$/gm, '$1***'],
  [new RegExp('(\\b(?:Password|Auth|IdentityToken|RegistryToken|Secret):)'
    + '(?:[^\\s,{}:]+(?=[,}]| [A-Z]\\w{0,40}:)|[^\\n,{}]{1,500}(?=,[A-Z]\\w{0,40}:))', 'g'), '$1***'],
  [new RegExp(`(\\bName:[\\w.-]{0,100}(?:${NAMES}|_PASS|_PAT),Value:)`
    + '(?:(?!,ValueFrom:)[^\\n])+', 'gi'), '$1***'],
  [/(\b[A-Z][A-Z0-9_]{0,60}(?:_PASS|_PAT|PASSWORD)=["']?)[^\s"'&;]+/g, '$1***'],
  // A Dockerfile, and .netrc
  [/(\b(?:ENV|ARG) [A-Z0-9_]{0,60}(?:PASSWORD|TOKEN|SECRET) )(?!(?:is|was|not|has|must)\b)[^\s=]\S*/g, '$1***'],
  [/(\bmachine \S{1,253}\s{1,9}login \S{1,100}\s{1,9}password\s{1,9})\S+/g, '$1***'],
  // ctr, crictl and curl
  [new RegExp('(\\b(?:ctr|crictl|nerdctl|curl|skopeo)\\b[^\\n]{0,300}?\\s(?:-u[ =]?|(?:--user|--creds)[ =])'
    + '(["\']?)[^\\s:"\']{1,200}:)'
    + '(?:(?:(?!\\2)(?:\\\\.|[^\\n\\\\])){1,500}|(["\'])(?:(?!\\3)(?:\\\\.|[^\\n\\\\]))+|[^\\s"\']+)', 'g'), '$1***'],
];

/** The query of an address, and what it has in it where that is signed or carries a token. */
const IN_QUERY = '[^\\s"\'`<>]';
const QUERY = new RegExp(`\\?${IN_QUERY}*(?:(?<![:,;)])${BREAK}${REST}${IN_QUERY}+)*(?<![:,.;)])`, 'g');
const SIGNED =
  /(?:sig|signature|token|verify|policy|credential|key|secret|password|hmac|x-amz-|x-goog-)[\w-]{0,40}(?:=|%3d)/i;

/** What was masked up to the end of a line, and may go on in those behind it, unless they are members of something. */
const MEMBER = '(?!(?:- )?[A-Za-z_-]{1,40}:\\s|[\\w./-]{1,100}:[ \\t]*$|[A-Za-z_]{2,40}=[^=\\s])';
const GOES_ON = new RegExp(`\\*\\*\\*(?:${BREAK}${REST}${MEMBER}${IN_QUERY}+)+(?<![:,.;)])`, 'gm');

/** What none of them finds anything in, as most messages are. */
const SUSPECT =
  new RegExp(
    `[?@]|bearer|basic|${NAMES}|login|oras|cookie|_PASS[=,:]|_PAT[=,:]|-art-api|-u | -u\\w{1,60}:|--user|gh[pousr]_`
      + '|github_pat|gl(?:pat|dt|cbt)-|dckr_|hvs\\.|eyJ|ewo[gj]|ew0k|PRIVATE KEY', 'i');

const SECRET_NAME = new RegExp(`${NAMES}$|^(?:${SECRET_HEADERS})$`, 'i');

/** Whether a member of an object is called as credentials are. */
export function isSecretName(name: string): boolean {
  return SECRET_NAME.test(name);
}

/** A text without passwords, tokens and signed queries. */
export function withoutSecrets(text: string): string {
  if (!SUSPECT.test(text)) {
    return text;
  }
  const unsigned = withoutLogins(text).replace(QUERY, query => SIGNED.test(query.replace(/\s+/g, '')) ? '?***' : query);
  const masked = SECRETS.reduce((safe, [pattern, mask]) => safe.replace(pattern, mask), unsigned);
  return masked.includes('\n') ? masked.replace(GOES_ON, '***') : masked;
}

/** Without the logins of addresses, also of such that have no scheme: `https://***@host`, `***@host/app`. */
function withoutLogins(text: string): string {
  let safe = '';
  let from = 0;
  /** Behind the last `@`: nothing is looked at twice. */
  let seen = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', seen)) {
    const start = isDigestAt(text, at) ? at : startOfLogin(text, Math.max(seen, at - MAX_LOGIN), at);
    seen = at + 1;
    if (start < at) {
      const end = endOfLogin(text, at);
      safe += `${text.slice(from, start)}***`;
      from = end;
      seen = end + 1;
    }
  }
  return safe + text.slice(from);
}

function isDigestAt(text: string, at: number): boolean {
  return DIGEST.test(text.slice(at + 1, at + 12));
}

/** Where the login before an `@` begins; the `@` itself where there is none, but an address of mail. */
function startOfLogin(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !BOUNDARY.includes(text[start - 1])) {
    start--;
  }
  const token = text.slice(start, at);
  const scheme = token.lastIndexOf('://');
  if (scheme < 0 && start > from && /\s/.test(text[start - 1])) {
    // Of a line that was broken within a login
    const [broken = ''] = BROKEN_LOGIN.exec(text.slice(from, start)) ?? [];
    start -= broken.length;
    return broken === '' && !token.includes(':') ? at : start;
  }
  return scheme >= 0 ? start + scheme + '://'.length : token.includes(':') ? start : at;
}

/** The last `@` of the same word: passwords may have some too. */
function endOfLogin(text: string, at: number): number {
  let end = at;
  for (let index = at; index < Math.min(text.length, at + MAX_LOGIN) && !BOUNDARY.includes(text[index]); index++) {
    end = text[index] === '@' && !isDigestAt(text, index) ? index : end;
  }
  return end;
}
