/**
 * Where a SealedSecret can be unsealed: what its encryption is bound to.
 *
 * @see https://github.com/bitnami/sealed-secrets#scopes
 */
export enum SealingScope {
  /** Only under the name and in the namespace that it was sealed for. */
  STRICT = 'strict',

  /** Under any name, in the namespace that it was sealed for. */
  NAMESPACE_WIDE = 'namespace-wide',

  /** Under any name, in any namespace of the cluster. */
  CLUSTER_WIDE = 'cluster-wide',
}
