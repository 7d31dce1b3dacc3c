/**
 * Names of the machine itself, and of the one that a local cluster runs on: a login for its registry opens nothing to
 * anybody else.
 */
const LOOPBACK = new RegExp(`^(?:https?://)?(?:${[
  '(?:[a-z0-9-]+\\.)*localhost', '127(?:\\.\\d{1,3}){3}', '0\\.0\\.0\\.0', '\\[::1\\]',
  'host\\.(?:docker|k3d|minikube)\\.internal', 'kind-registry',
].join('|')})(?::\\d+)?(?:/|$)`, 'i');

/** Whether a registry key is for a registry of this machine. */
export function isLoopback(key: string): boolean {
  return LOOPBACK.test(key);
}

/**
 * Names that nobody else reaches: those that are kept for documentation and tests
 * (https://www.rfc-editor.org/rfc/rfc2606#section-2), and Services of a cluster.
 */
const UNREACHABLE = new RegExp(`^(?:https?://)?(?:[a-z0-9-]+\\.)*(?:${[
  'example(?:\\.(?:com|net|org))?', 'test', 'invalid', 'svc(?:\\.cluster\\.local)?',
].join('|')})(?::\\d+)?(?:/|$)`, 'i');

/**
 * Whether a login for a registry opens nothing to anybody else, by the host.
 *
 * @param isToken whether its password is a token, which may open more; for this machine it is of the machine's own
 */
export function isOutOfReach(key: string, isToken = false): boolean {
  return isLoopback(key) || (!isToken && UNREACHABLE.test(key));
}
