import { Duration } from 'cdk8s';
import {
  EXTERNAL_SECRETS, ExternalSecretObject, managedMetadata, SecretOptions, targetSpec,
} from './external-secret-manifests';
import { MANAGED_BY } from '../kubernetes/annotation';
import { UNSET_NAMESPACE } from '../kubernetes/cluster-object';
import { roleManifests } from '../kubernetes/rbac';
import { goDuration } from '../schedule/go-duration';

/** A Secret of one namespace that is copied into others. */
export interface FanOut extends SecretOptions {
  readonly secretName: string;
  readonly sourceNamespace: string;
  /** Name of the ClusterSecretStore, and of what it reads as. */
  readonly storeName: string;
  /** `conditions` of the ClusterSecretStore: who may read from it. */
  readonly conditions: readonly object[];
  readonly copyInterval: Duration;
}

/**
 * A ClusterSecretStore that reads one Secret, as a ServiceAccount that may read that one and nothing else, for the
 * namespaces that have copies and no others.
 *
 * External Secrets documents a right to list and watch as well; its code only gets the Secret by name, and finds out
 * about that right by a SelfSubjectRulesReview, which everybody who is authenticated may make (`system:basic-user`).
 *
 * @see https://github.com/external-secrets/external-secrets/blob/v2.9.0/providers/v1/kubernetes/validate.go
 */
export function fanOutStore({ secretName, sourceNamespace, storeName, conditions }: FanOut): ExternalSecretObject[] {
  const subject = { name: storeName, namespace: sourceNamespace };
  const metadata = { ...subject, labels: { ...MANAGED_BY } };
  const rules = [{ apiGroups: [''], resources: ['secrets'], resourceNames: [secretName], verbs: ['get'] }];
  return [
    {
      id: 'CopyServiceAccount',
      object: { apiVersion: 'v1', kind: 'ServiceAccount', metadata, automountServiceAccountToken: false },
    },
    ...roleManifests(metadata, rules, subject).map(object => ({ id: `Copy${object.kind}`, object })),
    {
      id: 'ClusterSecretStore',
      object: {
        apiVersion: EXTERNAL_SECRETS,
        kind: 'ClusterSecretStore',
        metadata: managedMetadata(storeName, UNSET_NAMESPACE),
        spec: {
          conditions,
          provider: {
            kubernetes: {
              remoteNamespace: sourceNamespace,
              // Kubernetes puts it into every namespace:
              // https://kubernetes.io/docs/concepts/security/service-accounts/.
              server: {
                caProvider: { type: 'ConfigMap', name: 'kube-root-ca.crt', key: 'ca.crt', namespace: sourceNamespace },
              },
              auth: { serviceAccount: subject },
            },
          },
        },
      },
    },
  ];
}

/** `externalSecretSpec` that copies the Secret. */
export function copySpec(fanOut: FanOut): object {
  const { secretName, storeName, copyInterval } = fanOut;
  return {
    refreshPolicy: 'Periodic',
    refreshInterval: goDuration(copyInterval, 'with-zeros'),
    secretStoreRef: { kind: 'ClusterSecretStore', name: storeName },
    target: targetSpec(fanOut),
    dataFrom: [
      { extract: { key: secretName, conversionStrategy: 'Default', decodingStrategy: 'None', metadataPolicy: 'None' } },
    ],
  };
}
