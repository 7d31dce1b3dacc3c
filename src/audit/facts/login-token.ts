import { AWS_KEY, findCredential, isShortLived, isUnmistakable } from './credential-pattern';
import { isMarkedAsMadeUp, speaksOfItself } from './made-up-words';
import { jsonMembers, textAt } from './members';
import { isKeyAt } from './private-key';

/** A service account of Google, in its project. */
const SERVICE_ACCOUNT = /^[a-z0-9-]+@([a-z0-9-]+)\.iam\.gserviceaccount\.com$/;

/** As a key of 2048 bits has, and more than what was cut or made up. */
const LEAST_LINES = 20;

/**
 * Whether the password of a login is a token of a known form, or the whole key of a service account: those of files of
 * tests open something, too. The projects of keys that are made for tests say so as a rule.
 */
export function hasToken(user: string | undefined, password: string): boolean {
  if (user?.startsWith('_json_key')) {
    const key = jsonMembers(user === '_json_key' ? password : Buffer.from(password, 'base64').toString('utf8'));
    const project = SERVICE_ACCOUNT.exec(textAt(key, 'client_email') ?? '')?.[1];
    const privateKey = (textAt(key, 'private_key') ?? '').split('\n');
    return project !== undefined && !isMarkedAsMadeUp(project) && !speaksOfItself(project)
      && !/^(?:my|your)-|^(?:foo|project|company)\b/.test(project)
      && privateKey.length >= LEAST_LINES && isKeyAt(privateKey, 0);
  }
  const { what } = findCredential(password) ?? {};
  return what !== undefined && isUnmistakable(what) && !isShortLived(what) && what !== AWS_KEY;
}
