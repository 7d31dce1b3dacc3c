import { PullSecretsSource } from './source';
import { describeNamespace } from '../kubernetes/name';
import type { IPullSecret } from '../secret';

export function pullSecretsSource(secrets: readonly IPullSecret[]): PullSecretsSource {
  if (!Array.isArray(secrets)) {
    throw new Error('\'secrets\' must be a list of pull secrets: write [secret]');
  }
  if (secrets.length === 0) {
    throw new Error('\'secrets\' is empty: give at least one pull secret. A RefreshCronJob has them for the \'namespaces\' '
      + 'that it lists; in others, name its Secret with RegistryCredentials.existingSecret(…)');
  }
  const names = [...new Set(secrets.map(({ secretName }: IPullSecret) => secretName))];
  if (names.length > 1) {
    // ServiceAccounts of all namespaces refer to it by one name.
    throw new Error(`'secrets' of one entry must have one name, got '${names.join('\', \'')}': give them one 'secretName', `
      + 'or give an entry for each name');
  }
  const namespaces = secrets.map(({ namespace }: IPullSecret) => namespace);
  const twice = namespaces.findIndex((namespace, index) => namespaces.indexOf(namespace) !== index);
  if (twice >= 0) {
    throw new Error(`'secrets' has pull secret '${names[0]}' twice in ${describeNamespace(namespaces[twice])}: `
      + 'leave one out');
  }
  return { owner: 'pull-secrets', secrets: [...secrets] };
}
