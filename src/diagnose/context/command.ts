/** What the names of Kubernetes objects look like. */
const NAME = /^[a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?$/;

/**
 * A command with names of objects in it. What is not a name of an object gives no command: somebody may copy it into a
 * shell.
 *
 * @example
 *
 * command`kubectl -n ${namespace} get secret ${name}`;
 */
export function command(text: TemplateStringsArray, ...names: string[]): string | undefined {
  return names.every(name => NAME.test(name)) ? String.raw({ raw: text }, ...names) : undefined;
}

/** The command that says what is in a pull secret: `kubectl describe` says how long it is. */
export function inspectSecret(namespace: string, name: string): string | undefined {
  return command`kubectl -n ${namespace} get secret ${name} -o yaml | npx cdk8s-registry-access inspect -`;
}
