import { Facts } from './facts';
import { SecretContent } from './secret-content';
import { keyProblem } from '../../image/key-problem';
import { isPlaceholderImage } from '../../kubernetes/placeholder';

/**
 * Whether a pull secret gives no credential whoever pulls with it: another rule says why (its type, its layout, what it
 * holds, keys that never match, logins that are left to programs or to be filled in).
 */
export function givesNothing({ problem, isOtherLayout, entries, config, isSample }: SecretContent): boolean {
  return problem !== undefined || isOtherLayout
    || entries.every(({ hasPassword }) => !hasPassword)
    || (!isSample && config.keys.every(key => keyProblem(key) !== undefined && !isPlaceholderImage(key)));
}

/** The same of a Secret by its name; false for one that is not there, or cannot be looked into. */
export function isToldOfItself(facts: Facts, namespace: string, name: string): boolean {
  const content = facts.secrets.find(namespace, name)?.content;
  return content !== undefined && !content.isUnknown && givesNothing(content);
}
