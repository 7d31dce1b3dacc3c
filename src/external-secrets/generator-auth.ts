import { Duration } from 'cdk8s';

/** The generators of External Secrets that make tokens of registries. */
export enum GeneratorKind {
  ECR = 'ECRAuthorizationToken',
  GOOGLE = 'GCRAccessToken',
  ACR = 'ACRAccessToken',
  QUAY = 'QuayAccessToken',
  GITLAB = 'GitlabDeployToken',
  GITHUB = 'GithubAccessToken',
  CLOUDSMITH = 'CloudsmithAccessToken',
}

/** The factories that fit a generator, for messages. */
export const IDENTITY_FACTORIES: Readonly<Record<GeneratorKind, string>> = {
  [GeneratorKind.ECR]: 'GeneratorIdentity.serviceAccount(…), awsAccessKey(…) or controller()',
  [GeneratorKind.GOOGLE]: 'GeneratorIdentity.gkeServiceAccount(…), googleServiceAccountKey(…) or controller()',
  [GeneratorKind.ACR]: 'GeneratorIdentity.serviceAccount(…), azureManagedIdentity(…), azureServicePrincipal(…) '
    + 'or controller()',
  [GeneratorKind.QUAY]: 'GeneratorIdentity.quayRobot(…)',
  [GeneratorKind.GITLAB]: 'GeneratorIdentity.gitlabAccessToken(…)',
  [GeneratorKind.GITHUB]: 'GeneratorIdentity.githubApp(…)',
  // Which hosts are those of Cloudsmith cannot be told.
  [GeneratorKind.CLOUDSMITH]: 'GeneratorIdentity.cloudsmithService(…) for a registry of Cloudsmith; '
    + 'for any other use ExternalCredentials.login(…)',
};

/** The part of the spec of a generator that holds its identity. */
export interface GeneratorAuth {
  readonly kind: GeneratorKind;
  /** What it writes under `auth`. */
  readonly auth?: object;
  /** Members beside `auth`. */
  readonly fields?: object;
  /** What names of objects and keys take from the identity, where a token is its own and not the registry's. */
  readonly slug?: readonly string[];
  /** How long its tokens live, where that is less than those of the registry. */
  readonly lifetime?: Duration;
}
