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
  checkEachOnce('covers', of, covers);
  return [...covers];
}

/**
 * Refuses a registry that is listed twice: one of the two is left over, or was meant to be another.
 *
 * @param of what has the property
 */
export function checkEachOnce(property: string, of: string, registries: readonly Registry[]): void {
  const twice = repeated(registries);
  if (twice) {
    throw new Error(`'${property}' of ${of} names '${twice}' twice: leave one out`);
  }
}

/** Refuses two logins for one key: in a Secret they would overwrite each other. */
export function checkOneLoginEach(registries: readonly Registry[]): void {
  const twice = repeated(registries);
  if (twice) {
    throw new Error(`'credentials' has two logins for '${twice}', and a Secret holds one for each registry or path: `
      + 'leave one out, scope them to paths with withPath(…), or make two pull secrets');
  }
}

function repeated(registries: readonly Registry[]): Registry | undefined {
  const seen = new Set<string>();
  return registries.find(({ configKey }) => seen.size === seen.add(configKey).size);
}
