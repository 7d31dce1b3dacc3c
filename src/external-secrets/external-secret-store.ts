import { checkCall } from '../given/check-call';
import { checkObjectName } from '../kubernetes/name';

/** Where External Secrets reads from: a store that is in the cluster already, by its name. */
export class ExternalSecretStore {
  /** A SecretStore of the namespace of each pull secret. */
  public static secretStore(name: string): ExternalSecretStore {
    checkCall('ExternalSecretStore.secretStore', name);
    return new ExternalSecretStore('SecretStore', checkObjectName('name', name, 'ExternalSecretStore.secretStore'));
  }

  /** A ClusterSecretStore, which all namespaces share that its `conditions` let in. */
  public static clusterSecretStore(name: string): ExternalSecretStore {
    checkCall('ExternalSecretStore.clusterSecretStore', name);
    const checked = checkObjectName('name', name, 'ExternalSecretStore.clusterSecretStore');
    return new ExternalSecretStore('ClusterSecretStore', checked);
  }

  private constructor(
    /** `SecretStore` or `ClusterSecretStore`. */
    public readonly kind: string,
    /** The name of the store. */
    public readonly name: string,
  ) {}

  public toString(): string {
    return `${this.kind} '${this.name}'`;
  }
}
