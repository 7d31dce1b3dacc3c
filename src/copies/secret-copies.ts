/** What in the cluster makes copies of pull secrets in the namespaces that a `namespaceSelector` finds, later ones included. */
export enum SecretCopies {
  /** Reflector, by annotations of Secrets that are in the manifests (`SecretReplication` has its version). */
  REFLECTOR = 'reflector',

  /** Replicator of mittwald, by annotations of Secrets that are in the manifests. */
  REPLICATOR = 'replicator',

  /**
   * Kyverno, from 1.17 on: a `GeneratingPolicy` (`policies.kyverno.io/v1`), and the rights to Secrets of the whole
   * cluster that its background controller needs. Of any Secret, also one that exists or is encrypted.
   * @see https://kyverno.io/docs/policy-types/generating-policy/
   */
  KYVERNO = 'kyverno',

  /**
   * Something else, which is not in this app: that a Secret of the name is in every such namespace is taken on trust.
   */
  OTHER = 'other',
}
