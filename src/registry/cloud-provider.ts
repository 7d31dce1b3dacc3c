/** Whose identities a registry knows. */
export enum CloudProvider {
  /** Amazon Web Services. */
  AWS = 'aws',

  /** Google Cloud. */
  GOOGLE = 'google',

  /** Microsoft Azure. */
  AZURE = 'azure',

  /** None of these: a user name and a password, or a token of the registry's own. */
  OTHER = 'other',
}

/** A cloud whose identities can be allowed to pull. */
export type NamedCloud = Exclude<CloudProvider, CloudProvider.OTHER>;
