/** Whether the Secret goes with its ExternalSecret. */
export enum ExternalSecretCreationPolicy {
  /** Kubernetes deletes the Secret when the ExternalSecret is deleted, as when its namespace is no longer selected. */
  OWNER = 'Owner',

  /** The Secret stays, with the last good credential in it, also when somebody uninstalls External Secrets with its CRDs. */
  ORPHAN = 'Orphan',
}

/** What a Secret that External Secrets makes may carry, and how it ends. */
export interface ExternalSecretOptions {
  /**
   * Whether the Secret goes with its ExternalSecret. A source that fails or is deleted takes nothing away, either way.
   *
   * @default ExternalSecretCreationPolicy.OWNER
   */
  readonly creationPolicy?: ExternalSecretCreationPolicy;

  /**
   * Labels of the Secret, beside `app.kubernetes.io/managed-by` and those of External Secrets.
   *
   * @default - none
   */
  readonly labels?: { [name: string]: string };

  /**
   * Annotations of the Secret.
   *
   * @default - none
   */
  readonly annotations?: { [name: string]: string };
}
