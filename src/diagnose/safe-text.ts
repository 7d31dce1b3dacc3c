/** Longer than the address of any registry with a login in it. */
const MAX_LOGIN = 2_000;

/** What stands before the login of an address, and what a digest begins with, which stands behind an `@` too. */
const BOUNDARY = ' \t\r\n"\'`<>()[]{},;|\\';
const DIGEST = /^(?:sha\d+[:-]|blake3:)/;

/** What credentials are called, in options, in JSON and in variables. */
const NAMES =
  '(?:pass(?:word|wd|phrase)?|pwd|secret|token|credentials?|creds|api-?_?key|access-?_?key|auth|authorization)';

/** Each with what stands in the place of what it finds. */
const SECRETS: readonly (readonly [RegExp, string])[] = [
  // Addresses that are signed: with any such parameter all of the query is theirs.
  [/\?(?=[^\s"'`<>]*(?:sig|signature|token|verify|policy|credential|key|secret|password|x-amz-|x-goog-)[\w-]*(?:=|%3d))[^\s"'`<>]+/gi,
    '?***'],
  [/\b(Bearer|Basic)(\s+)(?=\S{0,200}[\dA-Z=])[\w.~+/=-]{8,}/gi, '$1$2***'],
  [new RegExp(`(["'\\\\]+[\\w.-]*${NAMES}["'\\\\]+\\s*:\\s*["'\\\\]+)[^"'\\\\]+`, 'gi'), '$1***'],
  [new RegExp(`((?:^|[\\s"'?&;,{(])(?:[\\w.-]*[_.-])?${NAMES}=["'\\\\]*)[^\\s"'\\\\&;,]+`, 'gi'), '$1***'],
  [new RegExp(`(--[\\w-]*${NAMES}(?:\\s+|=)["']?)[^\\s"']+`, 'gi'), '$1***'],
  [/(\blogin\b[^\n]{0,300}?\s-p\s*)[^\s-]\S*/g, '$1***'],
  // https://github.blog/engineering/behind-githubs-new-authentication-token-formats/ and those of GitLab and Docker Hub
  [/\b(?:gh[pousr]_|github_pat_|glpat-|gldt-|dckr_(?:pat|oat)_|hvs\.)[\w-]{8,}/g, '***'],
  [/\beyJ[\w-]{8,}\.[\w-]{4,}(?:\.[\w-]*)?/g, '***'],
];

/** What none of them finds anything in, as most messages are. */
const SUSPECT =
  new RegExp(`[?@]|bearer|basic|${NAMES}|login|gh[pousr]_|github_pat|gl(?:pat|dt)-|dckr_|hvs\\.|eyJ`, 'i');

/** A text without passwords, tokens and signed queries. */
export function withoutSecrets(text: string): string {
  return SUSPECT.test(text)
    ? SECRETS.reduce((safe, [pattern, mask]) => safe.replace(pattern, mask), withoutLogins(text))
    : text;
}

/** Without the logins of addresses, also of such that have no scheme: `https://***@host`, `***@host/app`. */
function withoutLogins(text: string): string {
  let safe = '';
  let from = 0;
  for (let at = text.indexOf('@'); at >= 0; at = text.indexOf('@', at + 1)) {
    if (DIGEST.test(text.slice(at + 1, at + 12)) || text.charAt(at + 1) === '') {
      continue;
    }
    const start = startOfLogin(text, Math.max(from, at - MAX_LOGIN), at);
    if (start < at && start >= from) {
      safe += `${text.slice(from, start)}***`;
      from = at;
    }
  }
  return safe + text.slice(from);
}

/** Where the login before an `@` begins; the `@` itself where there is none, but an address of mail. */
function startOfLogin(text: string, from: number, at: number): number {
  let start = at;
  while (start > from && !BOUNDARY.includes(text[start - 1])) {
    start--;
  }
  const token = text.slice(start, at);
  const scheme = token.lastIndexOf('://');
  return scheme >= 0 ? start + scheme + '://'.length : token.includes(':') ? start : at;
}
