import type { RegistryCredentials } from './registry-credentials';

/**
 * Refuses the `pattern` of credentials where nothing reads it.
 *
 * @param user who uses them, in words
 */
export function checkNoPatterns(credentials: readonly RegistryCredentials[], user: string): void {
  const entry = credentials.find(({ pattern }) => pattern !== undefined);
  if (entry) {
    throw new Error(`'pattern' (${entry.pattern}) of ${entry} has no effect in ${user}, whose 'grantPull' has none: `
      + 'leave it out, or give the credentials to a PrivateRegistryAccess');
  }
}
