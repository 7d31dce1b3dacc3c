/**
 * Passwords that open nothing worth a word: of documentation and tests, and one that everybody's Harbor begins with.
 */
const OBVIOUS = [
  /^(?:my)?[-_]?(?:pass(?:word|wd)?|passw0rd|p[a@]ssw[o0]rd|secret|token)$/i,
  /^(?:test|example|fake|mock|dummy|sample|demo|foo|bar|foobar|some|any)[-_]?(?:pass(?:word|wd)?|secret|token|er)?\d*$/i,
  // A word of documentation in it, as a random password has none
  /example|(?:sample[-_]?){2}|^[a-z]{0,20}password$|^pass(?:word|wd)?\d{1,4}$/i,
  // Counted up, or one character again and again behind a prefix
  /^(?:0?12345(?:6789?0?|678?)?|abc123)$/,
  /^(?:\w{2,11}[_-])?([A-Za-z*.#-])\1{7,}$/,
  // https://goharbor.io/docs/2.13.0/install-config/configure-yml-file/
  /^Harbor12345$/,
];

/** Whether a password is one of those. */
export function isObviousPassword(password: string): boolean {
  return OBVIOUS.some(pattern => pattern.test(password));
}
