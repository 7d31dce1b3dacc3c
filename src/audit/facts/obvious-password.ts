/**
 * Passwords that open nothing worth a word: of documentation and tests, and one that everybody's Harbor begins with.
 */
const OBVIOUS = [
  /^(?:my)?[-_]?(?:pass(?:word|wd)?|passw0rd|p[a@]ssw[o0]rd|secret|token)$/i,
  /^(?:test|fake|mock|dummy|sample|demo|foo|bar|foobar|some|any)[-_]?(?:pass(?:word|wd)?|secret|token|er)?\d*$/i,
  // https://goharbor.io/docs/2.13.0/install-config/configure-yml-file/
  /^Harbor12345$/,
];

/** Whether a password is one of those. */
export function isObviousPassword(password: string): boolean {
  return OBVIOUS.some(pattern => pattern.test(password));
}
