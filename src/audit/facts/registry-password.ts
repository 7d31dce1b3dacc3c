/** Names of variables whose value is the password of a registry. */
const NAME =
  /(?:^|_)(?:ACR|ARTIFACTORY|CR|DOCKER|DOCKERHUB|ECR|GCR|GHCR|HARBOR|NEXUS|OCIR?|QUAY|REGCRED|REGISTRY)(?:_(?:HUB|IO|LOGIN|REGISTRY|ROBOT|USER))?_(?:PASS|PASSWD|PASSWORD|TOKEN)$/i;
/** What a variable with such a name has that is no password: a path, an address, a reference, a switch. */
const NO_PASSWORD = new RegExp(`^(?:${[
  '\\.{0,2}/', '[a-z][a-z0-9+.-]*://', 'arn:', '(?:env|file|kv|op|projects|ref|secrets?|ssm|vault)[:/]',
  '(?:true|false|yes|no|null|none)$',
].join('|')})`, 'i');
const SHORTEST = 4;

/** Whether a variable has the password of a registry, by its name and as far as its value does not say otherwise. */
export function isRegistryPassword(name: string, value: string): boolean {
  return NAME.test(name) && value.length >= SHORTEST && !/[$\n]/.test(value) && !NO_PASSWORD.test(value);
}
