import { Registry } from '../registry';
import { SecretText } from './secret-text';
import { checkLogin, ManifestSource } from './source';

export function literalSource(registry: Registry, username: string, password: string): ManifestSource {
  const login = { registry, username, password: new SecretText(password) };
  return { owner: 'manifest', origin: 'unsafe-literal', logins: [checkLogin(login, '\'username\'', '\'password\'')] };
}
