import { PullSecretsSource } from './source';
import { IPullSecret } from '../attach/pull-secret';
import { firstRepeated } from '../collection/first-repeated';
import { describeNamespace } from '../kubernetes/name';

export function pullSecretsSource(secrets: readonly IPullSecret[]): PullSecretsSource {
  if (secrets.length === 0) {
    throw new Error("'secrets' is empty: give at least one pull secret. A RefreshCronJob has them for the 'namespaces' "
      + 'that it lists; in others, name its Secret with RegistryCredentials.existingSecret(…)');
  }
  secrets.forEach(checkPullSecret);
  const names = [...new Set(secrets.map(({ secretName }: IPullSecret) => secretName))];
  if (names.length > 1) {
    // ServiceAccounts of all namespaces refer to it by one name.
    throw new Error(`'secrets' of one entry must have one name, got '${names.join('\', \'')}': give them one `
      + "'secretName', or give an entry for each name");
  }
  const twice = firstRepeated(secrets, ({ namespace }) => namespace);
  if (twice) {
    throw new Error(`'secrets' has pull secret '${names[0]}' twice in ${describeNamespace(twice.namespace)}: `
      + 'leave one out');
  }
  return { owner: 'pull-secrets', secrets: [...secrets] };
}

function checkPullSecret(secret: IPullSecret): void {
  if ('pullSecrets' in secret) {
    // Its namespace is the one that it runs in, and not that of its Secrets.
    throw new Error('\'secrets\' holds a refresher, which is not a pull secret itself: write '
      + 'RegistryCredentials.pullSecrets(refresh.pullSecrets), or for namespaces that it finds by their labels '
      + 'RegistryCredentials.existingSecret(refresh.secretName, { covers: refresh.covers })');
  }
}
