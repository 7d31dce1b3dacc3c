import { isTokenPart, RefreshPlan } from './refresh-plan';

/** A Secret that a refresher mounts, and who named it. */
interface ReadSecret {
  readonly name: string;
  readonly by: string;
}

/**
 * Refuses a Secret that a refresher would both read and write, or write twice: it mounts Secrets of its own namespace,
 * and keeps its parts in one. Namespaces that are selected may hold its own.
 *
 * @param name that of the refresher
 */
export function checkSecrets(
  name: string, { namespace, namespaces, selector, secrets, stateName, parts, caBundle }: RefreshPlan,
): void {
  const ofParts: ReadSecret[] = parts.flatMap(part =>
    isTokenPart(part)
      ? (part.identity._binding.pod.secretFiles ?? []).map(({ secretName }) => ({
        name: secretName, by: `'identity' (${part.identity})`,
      }))
      : [{ name: part.secretName, by: `'credentials' (RegistryCredentials.existingSecret('${part.secretName}', …))` }],
  );
  const ofBundle = caBundle?.secretName === undefined ? [] : [{ name: caBundle.secretName, by: "'refresh.caBundle'" }];
  const read = [...ofParts, ...ofBundle];
  const writesHere = namespaces.includes(namespace) || selector !== undefined;
  for (const secret of writesHere ? secrets : []) {
    const property = secret.name === name ? 'refresh.name' : 'secretName';
    const reader = read.find(other => other.name === secret.name);
    if (reader) {
      throw new Error(`'${property}' (Secret '${secret.name}' in namespace '${namespace}') is what ${reader.by} reads, `
        + "and the refresher would overwrite it: give another 'secretName'");
    }
    if (secret.name === stateName) {
      throw new Error(`'${property}' (Secret '${secret.name}' in namespace '${namespace}') is where a refresher whose `
        + `'refresh.name' is '${name}' keeps its parts: give another 'secretName'`);
    }
  }
  const reader = read.find(other => other.name === stateName);
  if (reader) {
    throw new Error(`'refresh.name' ('${name}') makes Secret '${stateName}' in namespace '${namespace}' hold the `
      + `refresher's parts, and ${reader.by} reads it: give another 'refresh.name'`);
  }
}
