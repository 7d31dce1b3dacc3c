import { Registry } from '../registry';
import { SecretText } from './secret-text';
import { checkLogin, ManifestSource } from './source';
import { checkRegistry } from '../registry/given';

export function literalSource(registry: Registry, username: string, password: string): ManifestSource {
  // In JavaScript an object may be given, which has the password in it.
  if (typeof username !== 'string' || typeof password !== 'string') {
    throw new Error('\'username\' and \'password\' must be strings: write '
      + 'RegistryCredentials.unsafeLiteralInManifest(registry, username, password)');
  }
  checkRegistry('registry', registry);
  const login = { registry, username, password: new SecretText(password) };
  return { owner: 'manifest', origin: 'unsafe-literal', logins: [checkLogin(login, '\'username\'', '\'password\'')] };
}
