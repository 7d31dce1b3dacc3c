import { CloudProvider, Registry } from '../registry';

/** The ServiceAccount that tokens are fetched as. */
export interface CloudWorkload {
  /** Namespace of the ServiceAccount. */
  readonly namespace: string;

  /** Name of the ServiceAccount. */
  readonly serviceAccountName: string;
}

/** What permissions are wanted for. */
export interface CloudPermissionsProps extends CloudWorkload {
  /** Registries to pull from. */
  readonly registries: Registry[];

  /**
   * ARN of the IAM role to assume for the ECR registries of an AWS account, by account.
   *
   * @default - the identity itself is allowed to pull
   */
  readonly assumeRoles?: { [account: string]: string };
}

/** Who is to be trusted with an identity. */
export interface CloudTrustProps extends CloudWorkload {
  /**
   * Issuer of the cluster's ServiceAccount tokens, e.g. `https://oidc.eks.eu-west-1.amazonaws.com/id/0123456789ABCDEF`:
   * the `issuer` in `kubectl get --raw /.well-known/openid-configuration`.
   *
   * @default - none; identities that need it say so
   */
  readonly oidcIssuer?: string;

  /**
   * ARNs of the IAM roles that the identity assumes.
   *
   * @default - none
   */
  readonly assumeRoles?: string[];
}

/** A permission that somebody has to be granted before tokens can be fetched and images pulled. */
export interface CloudPermission {
  /** Cloud whose access management knows the permission. */
  readonly provider: CloudProvider;

  /** Who is granted: an ARN of AWS, a member of Google Cloud IAM, a client ID of Azure, or a few words where it is not known. */
  readonly grantee: string;

  /** What it is for: registries as they stand in images, or the e-mail of a Google service account. */
  readonly resources: string[];

  /**
   * Role to grant on the resources, e.g. `roles/artifactregistry.reader`.
   *
   * @default - the permission is a policy document instead
   */
  readonly role?: string;

  /**
   * IAM policy document of AWS for the grantee, as a plain JSON object.
   *
   * @default - the permission is a role instead
   */
  readonly policyDocument?: any;

  /**
   * What to paste into a shell to grant it, with the command line of the cloud and the rights of an administrator there. What is not known here stands
   * in angle brackets: a project that the registry does not name, the role of an association.
   */
  readonly commands: string[];

  /** Page of the cloud's documentation that the permission is taken from. */
  readonly documentation: string;
}

/** Whom an identity has to trust: a policy document for AWS, otherwise issuer, subject and audience of a token. */
export interface CloudTrust {
  /** Cloud that the identity is of. */
  readonly provider: CloudProvider;

  /** What trusts: the ARN of an IAM role, a provider of a workload identity pool of Google Cloud, or a client ID of Azure. */
  readonly of: string;

  /**
   * Trust policy of the IAM role, as a plain JSON object.
   *
   * @default - another cloud
   */
  readonly policyDocument?: any;

  /**
   * Issuer of the tokens that are trusted.
   *
   * @default - AWS, where the policy document says so
   */
  readonly issuer?: string;

  /**
   * Subject of the tokens that are trusted.
   *
   * @default - AWS, where the policy document says so
   */
  readonly subject?: string;

  /**
   * Audience of the tokens that are trusted.
   *
   * @default - AWS, where the policy document says so
   */
  readonly audience?: string;

  /**
   * What to paste into a shell to set it up, with the command line of the cloud and the rights of an administrator there, in this order and before the
   * commands of the permissions. They make the role of AWS, the pool and provider of Google Cloud, the credential of Azure's managed identity; what is
   * not known here stands in angle brackets.
   */
  readonly commands: string[];

  /** Page of the cloud's documentation that this is taken from. */
  readonly documentation: string;
}
