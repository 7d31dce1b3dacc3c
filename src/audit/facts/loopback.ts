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

/** What stands in names of documentation beside the one that says whose it would be. */
const BESIDE = 'registry|registries|docker|repo|repository|hub|harbor|nexus|images?|containers?|cr|private|www|server';
/** Whose registry it is, in documentation: nobody's. */
const OF_NOBODY = [
  '(?:your|my)-?(?:(?:docker|private)-?)?'
    + '(?:company|corp|docker|domain|harbor|host|name|org|private|registry|repo|server|site)',
  'your-[a-z-]+',
  '(?:private|docker|container)-?(?:registry|repo(?:sitory)?)', 'company', 'domain', 'example', 'foo', 'bar',
  'registry',
].join('|');
/** `my.registry.com`, `registry.your-domain.io`, `registry.company.com`, `myregistry.azurecr.io`. */
const OF_DOCUMENTATION = new RegExp(`^(?:https?://)?(?:${[
  `(?:(?:my|your|(?:${BESIDE}){1,2})[.-])*(?:${OF_NOBODY})\\.(?:com|io|org|net|tld)`,
  '(?:[a-z0-9-]+\\.)*example\\.(?:io|dev)',
  '(?:(?:my|your)[a-z]{0,9}(?:registry|acr|name)|registryname)\\.azurecr\\.io',
].join('|')})(?::\\d+)?(?:/|$)`, 'i');

/** Whether a registry key is for a host that is nobody's, as the names in documentation are. */
function isOfDocumentation(key: string): boolean {
  return OF_DOCUMENTATION.test(key);
}

/**
 * Whether a login for a registry opens nothing to anybody else, by the host.
 *
 * @param isToken whether its password is a token, which may open more than the registry that it stands at
 */
export function isOutOfReach(key: string, isToken = false): boolean {
  return !isToken && (isLoopback(key) || UNREACHABLE.test(key) || isOfDocumentation(key));
}
