/**
 * What is written into an object: its whole list of pull secrets, for a pod the ServiceAccount it runs as, annotations,
 * for a source its Secret.
 */
export interface Attachment {
  /** Where it goes: the root or metadata of a ServiceAccount, a pod spec, or the spec of a source. */
  readonly path: readonly string[];
  readonly imagePullSecrets?: unknown[];
  readonly serviceAccountName?: string;
  /** The one Secret of a source of Flux. */
  readonly secretName?: string;
  readonly annotations?: Readonly<Record<string, string>>;
}
