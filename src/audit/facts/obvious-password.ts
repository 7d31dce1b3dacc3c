import { hasFalseChecksum } from './github-token';
import { isBase64OfWords, repeatsItself } from './plain-words';

/** The ones of everybody: of lists of the most used passwords, of installations, of documentation. In lower case. */
const KNOWN = new Set([
  'iloveyou', 'letmein', 'monkey', 'dragon', 'trustno1', 'football', 'baseball', 'sunshine', 'princess', 'superman',
  'qwertyuiop', 'qwer1234', '1qaz2wsx', '1q2w3e4r', '1q2w3e4r5t', 'zaq12wsx', 'zaq1zaq1', 'asdfghjkl', 'asdf1234',
  'abc123', '1234abcd', 'a123456', 'a1b2c3d4', 'abcd1234', 'aa123456', 'minioadmin', 'prom-operator', 'changeit',
  // https://helm.sh/docs/howto/charts_tips_and_tricks/#creating-image-pull-secrets
  'sillyness',
  // https://goharbor.io/docs/2.13.0/install-config/configure-yml-file/
  'harbor12345',
  // https://kubernetes.io/docs/tasks/configmap-secret/managing-secret-using-kubectl/
  '1f2d1e2e67df', 's!b\\*d$zdsb=',
  'unknown', 'hello', 'tiger', 'vagrant', 'toor', 'abcdef', 'bogus', 'invalid',
]);

/** Words of which everybody's passwords are made. */
const WORDS = [
  'admin(?:istrator)?', 'any', 'asdf', 'default', 'demo', 'docker', 'dummy', 'example', 'fake', 'foo', 'bar', 'baz',
  'guest', 'harbor', 'hello', 'here', 'key', 'mock', 'my', 'nexus', 'pat', 'pass(?:wo?r?d)?', 'pwd?', 'qwe(?:rty)?',
  'registry', 'robot', 'root', 'sample', 'secret', 'secure', 'some', 'strong', 'student', 'super', 'test(?:er)?',
  'token', 'user(?:name)?', 'value', 'very', 'welcome', 'workshop',
  // The same in languages that documentation is written in
  'clave', 'contrase(?:ñ|n)a', 'kennwort', 'geheim', 'has[lł]o', 'mot[-_ ]?de[-_ ]?passe', 'passphrase', 'passwort',
  'senha', 'wachtwoord',
].join('|');

/** Only such words, with a number and a mark behind them. */
const OF_WORDS = new RegExp(`^(?:(?:${WORDS})[-_@#. ]?)+[@#!]?\\d{0,6}[!@#1]{0,3}$`, 'i');

/** Longer ones are not made of words. */
const LONGEST = 40;

/** What stands for letters: `P@ssw0rd`, `s3cr3t`. */
const LETTERS: Readonly<Record<string, string>> = { '@': 'a', '0': 'o', '$': 's', '3': 'e', '4': 'a', '5': 's' };

const OBVIOUS = [
  // A word of documentation in it, as a random password has none
  /example|(?:sample[-_]?){2}/i,
  /^(?:[a-z]{2,20}[-_]?){0,3}(?:password|secret|token)$/i,
  // A form that was cut
  /^[A-Z_ -]{2,}>$/,
  // Nothing, or a mark for it
  /^(?:.{1,2}|[^A-Za-z0-9]{1,5})$/,
  // What is to be found in a game of hackers: `flag{l4y3rs}`
  /^[A-Za-z]\w{1,15}\{[\w!?@$.,'-]{3,}\}$/,
  // One character again and again, alone or behind a prefix
  /^(\w)\1{4,}$/,
  /^(?:\w{2,11}[_-]|AKIA)?([A-Za-z*.#0-])\1{7,}$|^\w{2,11}[_-]x{3,}$/i,
];

/**
 * Whether a password opens nothing worth a word: of documentation and tests, the first one of everybody, or one that
 * has the form of a token and was made up.
 */
export function isObviousPassword(password: string): boolean {
  // `echo` adds a line break.
  const plain = password.trim();
  return isPlainlyObvious(plain) || isBase64OfWords(plain, isPlainlyObvious);
}

function isPlainlyObvious(password: string): boolean {
  return KNOWN.has(password.toLowerCase()) || isCounted(password) || isOfWords(password) || isAlphabet(password)
    || repeatsItself(password) || OBVIOUS.some(pattern => pattern.test(password))
    || (TOKEN.test(password) && isMadeUp(password));
}

/** Whether digits only count, up or down: `1234`, `123456`, `0123456789`, `654321`. */
function isCounted(password: string): boolean {
  return /^\d{4,10}$/.test(password) && ['01234567890', '09876543210'].some(digits => digits.includes(password));
}

/** Whether a password is made of those words only. */
function isOfWords(password: string): boolean {
  if (password.length > LONGEST) {
    return false;
  }
  // The number behind them stands for itself.
  const plain = password.replace(/[@0$345](?=.*[a-z])/gi, mark => LETTERS[mark]);
  return OF_WORDS.test(password) || OF_WORDS.test(plain);
}

const TOKEN = /^(?:gh[a-z]_|github_pat_|gl[a-z]{2,4}-|dckr_|do[opr]_v1_|AKIA|ey)/;

/** As many characters one after the other in the alphabet are in no random token. */
const LONGEST_RUN = 7;

/** Words that are in no random token: in one case throughout, as they are typed. */
const TYPED = ['fake', 'test', 'dummy', 'sample', 'your', 'token', 'secret', 'insert', 'notreal'];
/** In longer ones case does not matter. */
const LONG_TYPED = /replace|placeholder|redacted|change_?me|not-?(?:a-?)?real|realtoken|personal[-_]?access/i;
const OF_TYPED = new RegExp(TYPED.flatMap(word => [word, word.toUpperCase(), word[0].toUpperCase() + word.slice(1)])
  .join('|'));

/** In longer ones any word of four letters may be by chance. */
const LONGEST_TYPED = 100;

/** Whether a token was made up: `ghp_1234567890abcdef…`, `ghp_1A2b3C4d…`, `ghp_fakefake…`, one of a false checksum. */
export function isMadeUp(token: string): boolean {
  // Its prefix has a meaning of its own.
  const body = token.replace(/^[A-Za-z]{2,10}[-_](?:(?:pat|oat|v1)_)?/, '');
  return hasFalseChecksum(token) || hasRun(token) || isAlphabet(token) || /(.)\1{7}/.test(token)
    || (body.length <= LONGEST_TYPED && (OF_TYPED.test(body) || LONG_TYPED.test(body) || isOfOneKind(token, body)));
}

/** Tokens that are base64: of twenty characters or more, some are always in capitals, and some are digits. */
const OF_ALL_KINDS = /^(?:glpat-|dckr_[po]at_)/;
const SHORTEST_RANDOM = 6;

/** Whether a token is too short for one, or has letters of one case and dashes only, as words have. */
function isOfOneKind(token: string, body: string): boolean {
  return OF_ALL_KINDS.test(token)
    && (body.length < SHORTEST_RANDOM || (body.length >= 16 && /^(?:[a-z_-]+|[A-Z_-]+)\d{0,2}$/.test(body)));
}

/** Whether letters follow one another as in the alphabet, whatever is between them. */
function isAlphabet(text: string): boolean {
  return hasRun(text.replace(/[^A-Za-z]/g, '').toLowerCase());
}

/** Whether characters follow one another as they do in the alphabet, or the digits. */
function hasRun(text: string): boolean {
  let run = 1;
  return [...text].some((character, index, all) => {
    const [before, code] = [all[index - 1]?.charCodeAt(0) ?? 0, character.charCodeAt(0)];
    run = code === before + 1 || (character === '0' && all[index - 1] === '9') ? run + 1 : 1;
    return run > LONGEST_RUN;
  });
}
