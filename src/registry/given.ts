import { Registry } from './registry';

/** What may be shown: short texts in lower case, as names and URLs are and generated tokens are not. */
const PLAIN = /^[a-z0-9][a-z0-9.:/_+-]{0,59}$/;

/** The type of a value. The text of what is not what was asked for may be a secret, and is never part of it. */
export function typeName(value: unknown): string {
  if (typeof value !== 'object' || value === null) {
    return value === null ? 'null' : typeof value;
  }
  return Object.getPrototypeOf(value)?.constructor?.name ?? 'object';
}

/** A value as a message may show it: the text if it is plain, otherwise what it is. */
export function shownUnlessSecret(value: unknown): string {
  if (typeof value !== 'string') {
    return typeof value === 'boolean' ? `'${value}'` : typeName(value);
  }
  return PLAIN.test(value) ? `'${value}'` : 'a text that is not shown, since it may be a credential';
}

/**
 * Refuses what is not an object of properties, which JavaScript may give.
 *
 * @param write the call as it should be
 */
export function checkProps(props: unknown, write: string): void {
  if (typeof props !== 'object' || props === null) {
    throw new Error(`'props' must be an object, got ${typeName(props)}: write ${write}`);
  }
}

/**
 * Refuses what is not a list, which JavaScript may give: a text would be read letter by letter.
 *
 * @param write the property as it should be
 */
export function checkList(property: string, list: unknown, write: string): void {
  if (!Array.isArray(list)) {
    throw new Error(`'${property}' must be a list, got ${typeName(list)}: write ${property}: ${write}`);
  }
}

/** Refuses what is not a registry, which JavaScript may give. */
export function checkRegistry(property: string, registry: Registry): void {
  if (!(registry instanceof Registry)) {
    throw new Error(`'${property}' must be a Registry, got ${typeName(registry)}: write one, such as `
      + 'Registry.harbor(\'registry.example.com\')');
  }
}

/**
 * Checks which registries somebody says that a Secret opens.
 *
 * @param of what the Secret is or comes from
 * @throws for an empty list, and for what is none of registries, which JavaScript may give
 */
export function coveredRegistries(covers: readonly Registry[], of: string): Registry[] {
  if (!Array.isArray(covers)) {
    throw new Error(`'covers' of ${of} must be a list of registries, got ${typeName(covers)}: write [registry]`);
  }
  if (covers.length === 0) {
    throw new Error(`'covers' of ${of} is empty: list the registries that the Secret holds credentials for`);
  }
  covers.forEach(registry => checkRegistry('covers', registry));
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
