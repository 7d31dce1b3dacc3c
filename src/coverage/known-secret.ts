import { DeclaredSecret } from '../attach/grant';
import { DockerConfigJson } from '../image';
import { isPlainObject, KubernetesObject } from '../kubernetes/kubernetes-object';
import { NO_CREDENTIALS, PullSecretReading, readPullSecret } from '../kubernetes/pull-secret';

/** What says of a Secret which registries it opens. */
type Covering = Pick<DeclaredSecret, 'covers'>;

/** What is known of a Secret: what its manifest holds or, where that is encrypted with SOPS, what the app says that it covers. */
export function knownSecret(manifest: KubernetesObject | undefined, declared: Covering | undefined): PullSecretReading | undefined {
  if (manifest && !isPlainObject(manifest.sops)) {
    return readPullSecret(manifest);
  }
  return declared ? declaredSecret(declared) : manifest && {
    config: NO_CREDENTIALS,
    problem: {
      code: 'encrypted',
      message: 'is encrypted, and nothing says what it covers: give it to a PrivateRegistryAccess with '
        + 'RegistryCredentials.encryptedSecret(…), or name it in \'pullSecrets\'',
      poisons: false,
    },
  };
}

/** The credentials of a Secret that exists only on the cluster are those that the app says it covers. */
export function declaredSecret(secret: Covering): PullSecretReading {
  const keys = [...new Set(secret.covers.map(registry => registry.configKey))];
  return { config: DockerConfigJson.of(keys.map(key => ({ key, username: 'declared', password: 'declared' }))) };
}
