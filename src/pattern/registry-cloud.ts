/** Whose identities a registry knows. */
export enum RegistryCloud {
  /** Amazon ECR. */
  AWS = 'aws',

  /** Google Artifact Registry. */
  GOOGLE = 'google',

  /** Azure Container Registry. */
  AZURE = 'azure',

  /** Any other registry: a user name and a password that last. */
  OTHER = 'other',
}
