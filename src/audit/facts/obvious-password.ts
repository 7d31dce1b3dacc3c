/**
 * Passwords that open nothing worth a word: of documentation and tests, and those that everybody's registry begins
 * with.
 */
const OBVIOUS = [
  /^(?:my)?[-_]?(?:pass(?:word|wd)?|passw0rd|p[a@]ssw[o0]rd|pwd|secret|token)[!1]?$/i,
  /^(?:test|example|fake|mock|dummy|sample|demo|foo|bar|foobar|some|any)[-_]?(?:pass(?:word|wd)?|secret|token|er)?\d*$/i,
  // A word of documentation in it, as a random password has none
  /example|(?:sample[-_]?){2}|^(?:[a-z]{2,20}[-_]?){0,3}(?:password|secret|token)$|^p[a@][s$]{2}(?:w[o0]?rd|wd)?[-_@#.]?\d{1,6}!?$/i,
  // https://helm.sh/docs/howto/charts_tips_and_tricks/#creating-image-pull-secrets
  /^sillyness$/,
  // The first ones of everybody
  /^(?:admin|administrator|default|docker|guest|harbor|nexus|qwerty|registry|root|user(?:name)?|welcome)[-_@]?\d{0,4}!?$/i,
  /^(?:admin|root|secret|test|user)[-_@#.]\d{1,4}!?$/i,
  // Counted up, or one character again and again behind a prefix
  /^(?:0?12345(?:6789?0?|678?)?|abc123)$/,
  /^(?:\w{2,11}[_-]|AKIA)?([A-Za-z*.#0-])\1{7,}$/,
  // https://goharbor.io/docs/2.13.0/install-config/configure-yml-file/
  /^Harbor12345$/,
];

/** Whether a password is one of those. */
export function isObviousPassword(password: string): boolean {
  return OBVIOUS.some(pattern => pattern.test(password));
}

/** As many characters one after the other in the alphabet are in no random token. */
const LONGEST_RUN = 7;

/** Whether a token was made up: `ghp_1234567890abcdef…`. */
export function isMadeUp(token: string): boolean {
  let run = 1;
  return [...token].some((character, index, all) => {
    const [before, code] = [all[index - 1]?.charCodeAt(0) ?? 0, character.charCodeAt(0)];
    run = code === before + 1 || (character === '0' && all[index - 1] === '9') ? run + 1 : 1;
    return run > LONGEST_RUN;
  });
}
