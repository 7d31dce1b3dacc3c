import { Duration } from 'cdk8s';
import { EXTERNAL_SECRETS, Manifest, managedMetadata } from './external-secret-manifests';
import { NO_NAMESPACE } from '../kubernetes/cluster-object';
import { goDuration } from '../schedule/go-duration';

/** How often External Secrets looks for namespaces that are selected since; it also watches them. */
const LOOK_EVERY = Duration.minutes(5);

/**
 * A ClusterExternalSecret, which makes an ExternalSecret of its own name in every namespace that is selected.
 *
 * @param selectors label selectors, any of which selects
 * @param spec that of each ExternalSecret
 * @see https://external-secrets.io/latest/api/clusterexternalsecret/
 */
export function clusterExternalSecret(name: string, selectors: readonly object[], spec: object): Manifest {
  return {
    id: 'ClusterExternalSecret',
    object: {
      apiVersion: EXTERNAL_SECRETS,
      kind: 'ClusterExternalSecret',
      metadata: managedMetadata(name, NO_NAMESPACE),
      spec: {
        externalSecretName: name,
        namespaceSelectors: selectors,
        refreshTime: goDuration(LOOK_EVERY, 'with-zeros'),
        externalSecretSpec: spec,
      },
    },
  };
}
