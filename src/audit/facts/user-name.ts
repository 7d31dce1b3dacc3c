import { isPlaceholder } from '../../kubernetes/placeholder';

/** Users that registries want for a key or token: `$oauthtoken` of NVIDIA and Quay, `__token__`. */
const OF_REGISTRIES = /^\$(?:oauthtoken|app|token)$|^__token__$/i;

/** An address of documentation. */
const OF_EXAMPLES = /@(?:[a-z0-9-]+\.)*example(?:\.(?:com|net|org|io|dev))?$/i;

/** Whether a user name is of documentation, or still to be filled in: what stands beside it, garbled or not, is a form too. */
export function isPlaceholderUser(username: string): boolean {
  return OF_EXAMPLES.test(username) || (!OF_REGISTRIES.test(username) && isPlaceholder(username));
}
