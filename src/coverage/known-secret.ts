import { DockerConfigJson } from '../image';
import { PullSecretContent } from '../kubernetes/pull-secret';
import { IPullSecret } from '../secret';

/** The credentials of a Secret that exists only on the cluster are those that the app says it covers. */
export function declaredSecret(secret: IPullSecret): PullSecretContent {
  const keys = [...new Set(secret.covers.map(registry => registry.configKey))];
  return { config: DockerConfigJson.of(keys.map(key => ({ key, username: 'declared', password: 'declared' }))) };
}
