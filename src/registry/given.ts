import { Registry } from './registry';

/**
 * Checks which registries somebody says that a Secret opens.
 *
 * @param of what the Secret is or comes from
 */
export function coveredRegistries(covers: readonly Registry[], of: string): Registry[] {
  if (covers.length === 0) {
    throw new Error(`'covers' of ${of} is empty: list the registries that the Secret holds credentials for`);
  }
  return [...covers];
}

/** Refuses two logins for one key: in a Secret they would overwrite each other. */
export function checkOneLoginEach(registries: readonly Registry[]): void {
  const seen = new Set<string>();
  for (const registry of registries) {
    if (seen.has(registry.configKey)) {
      throw new Error(`'credentials' has two logins for '${registry}', and a Secret holds one for each registry or `
        + 'path: leave one out, scope them to paths with withPath(…), or make two pull secrets');
    }
    seen.add(registry.configKey);
  }
}
