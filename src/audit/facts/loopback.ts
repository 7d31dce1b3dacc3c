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
