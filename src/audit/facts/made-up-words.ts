/** Words that say of what they are in that it is none, in the languages that documentation is written in. */
const MARKS = [
  'test', 'demo', 'fake', 'mock', 'dummy', 'example', 'sample', 'placeholder', 'prueba', 'ejemplo', 'exemplo',
  'exemple', 'beispiel', 'muster', 'esempio', 'prova', 'contoh', 'przyklad', 'teste', 'tutorial', 'bogus',
  'invalid', 'notreal', 'foobar', 'lorem', 'ipsum',
];
/** Words for a credential itself. */
const ITSELF = [
  'password', 'passwd', 'passwort', 'kennwort', 'secret', 'secreto', 'segredo', 'geheim', 'token', 'senha', 'clave',
  'contrasena', 'credential', 'credentials', 'wachtwoord', 'haslo', 'parola',
  'pass', 'pwd', 'pat', 'key',
];

/** A short name and such a word: `K8spassword`, `db1secret99`. */
const ENDS_IN_ITSELF = new RegExp(`^[A-Za-z0-9]{0,12}[-_.@#]?(?:${ITSELF.filter(word => word.length >= 5).join('|')})`
  + '[-_.@#!]?\\d{0,4}!?$', 'i');

/** The words of a text, whichever way they are put together, in lower case. */
function wordsOf(text: string): string[] {
  return text.split(/[^A-Za-z]+|(?<=[a-z])(?=[A-Z])/).filter(word => word !== '').map(word => word.toLowerCase());
}

/** Whether a password says that it is none, in one of its words: `demo_token`, `teste`, `fakePass`. */
export function isMarkedAsMadeUp(password: string): boolean {
  return wordsOf(password).some(isMark);
}

/** Whether a password is nothing but what it would be for: `ghcr_token`, `registry-secret-1`. */
export function speaksOfItself(password: string): boolean {
  const words = wordsOf(password);
  return ENDS_IN_ITSELF.test(password)
    || (/^[A-Za-z]+\d{0,4}(?:[-_.](?:[A-Za-z]+\d{0,4}|\d{1,4}))*$/.test(password) && words.length > 1
      && words.some(word => ITSELF.some(itself => isNearly(word, itself))));
}

const BESIDE_USER = new Set(['user', 'admin', 'name', 'username', 'login', 'robot', 'account', 'my', 'the']);

/** Whether a user is one of tests: `test`, `demo-user`, `testuser1`. */
export function isOfTestUser(user: string): boolean {
  const words = wordsOf(user.split('@', 1)[0]);
  return words.some(isMark) && words.every(word => isMark(word) || BESIDE_USER.has(word));
}

/** What is written behind such a word without a mark between: `testpass`, `demouser`, `testing`. */
const BEHIND = /(?:pass(?:word|wd)?|pwd|pw|token|secret|user(?:name)?|admin|key|ing|er)$/;

function isMark(word: string): boolean {
  return [word, word.replace(BEHIND, '')].some(each => MARKS.some(mark => isNearly(each, mark)));
}

const LONG = 5;

/**
 * Whether a word is another but for two letters that were swapped, or, if it is long, for one too many or too few. One
 * letter for another makes other words of it (`master`, `simple`), and so does any one in a short word (`demon`).
 */
function isNearly(word: string, other: string): boolean {
  if (word === other || word === `${other}s`) {
    return true;
  }
  if (Math.abs(word.length - other.length) > 1) {
    return false;
  }
  let first = 0;
  while (first < word.length && word[first] === other[first]) {
    first += 1;
  }
  let last = 0;
  while (last < Math.min(word.length, other.length) - first && word.at(-1 - last) === other.at(-1 - last)) {
    last += 1;
  }
  const [left, right] = [word.slice(first, word.length - last), other.slice(first, other.length - last)];
  const isSwapped = left.length === 2 && left === [...right].reverse().join('');
  return isSwapped || (other.length >= LONG && left.length + right.length <= 1);
}
