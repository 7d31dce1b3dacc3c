import { DeclaredSecret } from '../attach/grant';
import { KubernetesObject } from '../kubernetes/kubernetes-object';
import { declaredConfig } from '../pull/declared-secrets';
import { NamedSecret, readNamedSecret, unseenSecret } from '../pull/named-secret';

/** What says of a Secret which registries it opens. */
type Covering = Pick<DeclaredSecret, 'covers'>;

/**
 * What is known of a Secret: what its manifest holds or, where that cannot be read, what the app says that it covers.
 */
export function knownSecret(
  name: string, manifest: KubernetesObject | undefined, declared: Covering | undefined,
): NamedSecret {
  const read = manifest && readNamedSecret(name, manifest);
  if (read?.state === 'known') {
    return read;
  }
  return declared
    ? { name, state: 'known', config: declaredConfig(declared.covers) }
    : (read ?? unseenSecret(name, 'missing'));
}
