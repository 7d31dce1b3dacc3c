/** A key of a Secret in the cluster, which a generator reads. */
export interface GeneratorSecretKey {
  /** The name of the Secret, in the namespace of the ExternalSecret that uses the generator. */
  readonly secretName: string;

  /** The key in its `data`. */
  readonly key: string;
}
