import { isObviousPassword } from './obvious-password';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { isPlaceholder } from '../../kubernetes/placeholder';

/**
 * The user names that go with a key of a Google service account:
 * https://cloud.google.com/artifact-registry/docs/docker/authentication#json-key
 */
const DECODERS: Readonly<Record<string, (password: string) => string>> = {
  _json_key: password => password,
  _json_key_base64: password => Buffer.from(password, 'base64').toString('utf8'),
};

/**
 * What is wrong with the password of a login by service-account key, without showing any of it.
 *
 * @returns undefined where nothing is, or the user name is that of another kind of login
 */
export function serviceAccountKeyProblem(username: string, password: string): string | undefined {
  if (!Object.hasOwn(DECODERS, username)) {
    return undefined;
  }
  let key: any;
  try {
    key = JSON.parse(DECODERS[username](password));
  } catch {
    return username === '_json_key_base64' ? 'the password is not base64 of JSON' : 'the password is not JSON';
  }
  if (key?.type !== 'service_account') {
    return 'the password is JSON without "type": "service_account"';
  }
  const missing = ['client_email', 'private_key'].filter(
    member => typeof key[member] !== 'string' || key[member] === '',
  );
  return missing.length > 0 ? `the key has no '${missing.join('\', \'')}'` : undefined;
}

/**
 * Whether a login by service-account key has none, so that it opens nothing, whatever it has in its place. One that is
 * encoded for the other user lies as open.
 */
export function isWithoutKey(username: string, password: string): boolean {
  return Object.hasOwn(DECODERS, username)
    && !Object.values(DECODERS).some(decode => decode(password).includes('PRIVATE KEY'));
}

/** Addresses stand in every key, the same in all. */
const SAME_IN_ALL = /^https:\/\/|^googleapis\.com$/;

/**
 * Whether the key of such a login is a form that waits for one: `{}`, or JSON in which the key itself, or all that is
 * somebody's, is still to be filled in.
 */
export function isKeyForm(username: string, password: string): boolean {
  if (!Object.hasOwn(DECODERS, username)) {
    return false;
  }
  let key: unknown;
  try {
    key = JSON.parse(DECODERS[username](password));
  } catch {
    // One that was damaged was one.
    return false;
  }
  if (!isPlainObject(key) || (key.type !== undefined && key.type !== 'service_account')) {
    return false;
  }
  const isUnfilled = (value: unknown) => typeof value === 'string'
    && (value === '' || isPlaceholder(value) || isObviousPassword(value) || /KEY-----.{0,60}-----END/s.test(value));
  return key.private_key === undefined
    ? Object.entries(key).every(([member, value]) =>
      member === 'type' || isUnfilled(value) || SAME_IN_ALL.test(String(value)))
    : isUnfilled(key.private_key);
}
