import { DeclaredSecret } from '../attach/grant';
import { DockerConfigJson } from '../image';
import { KubernetesObject } from '../kubernetes/kubernetes-object';
import { NamedSecret, readNamedSecret, unseenSecret } from '../pull/named-secret';

/** What says of a Secret which registries it opens. */
type Covering = Pick<DeclaredSecret, 'covers'>;

/** What is known of a Secret: what its manifest holds or, where that cannot be read, what the app says that it covers. */
export function knownSecret(name: string, manifest: KubernetesObject | undefined, declared: Covering | undefined): NamedSecret {
  const read = manifest && readNamedSecret(name, manifest);
  if (read?.state === 'known') {
    return read;
  }
  return declared ? { name, state: 'known', config: declaredConfig(declared) } : read ?? unseenSecret(name, 'missing');
}

/** The credentials of a Secret that exists only on the cluster are those that the app says it covers. */
export function declaredConfig({ covers }: Covering): DockerConfigJson {
  const keys = [...new Set(covers.map(registry => registry.configKey))];
  return DockerConfigJson.of(keys.map(key => ({ key, username: 'declared', password: 'declared' })));
}
