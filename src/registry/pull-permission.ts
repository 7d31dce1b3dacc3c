/** A cloud whose identities can be allowed to pull. */
export enum CloudProvider {
  /** Amazon Web Services. */
  AWS = 'aws',

  /** Google Cloud. */
  GCP = 'gcp',

  /** Microsoft Azure. */
  AZURE = 'azure',
}

/** The least that a cloud identity must be allowed to do to pull from a registry. */
export interface PullPermission {
  /** Cloud whose access management knows the permission. */
  readonly provider: CloudProvider;

  /**
   * Role to grant, e.g. `roles/artifactregistry.reader`.
   *
   * @default - the permission is given as a policy document instead
   */
  readonly role?: string;

  /**
   * IAM policy document as a plain JSON object.
   *
   * @default - the permission is given as a role instead
   */
  readonly policyDocument?: any;

  /** Page of the cloud's documentation that the permission is taken from. */
  readonly documentation: string;
}
