import { Registry } from './registry';
import { firstRepeated } from '../collection/first-repeated';
import { checkEachOnce } from '../given/each-once';

/**
 * Checks which registries somebody says that a Secret opens.
 *
 * @param of what the Secret is or comes from
 */
export function coveredRegistries(covers: readonly Registry[], of: string): Registry[] {
  if (covers.length === 0) {
    throw new Error(`'covers' of ${of} is empty: list the registries that the Secret holds credentials for`);
  }
  checkEachOnce(`'covers' of ${of}`, covers);
  return [...covers];
}

/** Refuses two logins for one key: in a Secret they would overwrite each other. */
export function checkOneLoginEach(registries: readonly Registry[]): void {
  const twice = firstRepeated(registries);
  if (twice) {
    throw new Error(`'credentials' has two logins for '${twice}', and a Secret holds one for each registry or path: `
      + 'leave one out, scope them to paths with withPath(…), or make two pull secrets');
  }
}
