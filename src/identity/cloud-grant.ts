import { CloudProvider } from '../registry';

/** Something to set up in a cloud before images can be pulled: who (`grantees`) may use what (`resources`). */
export interface CloudGrant {
  /**
   * `permission`, which lets the grantees use the resources by a role or a policy, or `trust`, by which they can be the
   * identity in `resources`, and which comes first.
   */
  readonly kind: string;

  /** Cloud in which to set it up. */
  readonly provider: CloudProvider;

  /**
   * AWS account, Google Cloud project (ID or number) or Azure tenant in which to run the commands.
   * @default - not known, or registries of several projects
   */
  readonly account?: string;

  /**
   * Who gets it: an ARN of AWS, a member of Google Cloud IAM, a client ID of Azure, the subject
   * `system:serviceaccount:NAMESPACE:NAME` of a ServiceAccount's tokens, or a few words where it is not known.
   */
  readonly grantees: string[];

  /**
   * On what: registries as they are written in images, or an identity: the ARN of a role (a few words where it is not
   * known), the e-mail of a Google service account, the provider of a workload identity pool, a client ID of Azure.
   */
  readonly resources: string[];

  /**
   * Role to give the grantees on the resources, e.g. `roles/artifactregistry.reader`.
   * @default - AWS, or a trust
   */
  readonly role?: string;

  /**
   * Plain JSON object of AWS: the policy of the grantee; or of each repository in `resources`, where `account` is that
   * of the registry and not of the grantees; or for a trust the trust policy of the role in `resources`.
   * @default - another cloud
   */
  readonly policyDocument?: any;

  /**
   * Issuer of the tokens that are trusted.
   * @default - a permission, or AWS, where the policy document says it
   */
  readonly issuer?: string;

  /**
   * Audience of the tokens that are trusted.
   * @default - a permission, or AWS, where the policy document says it
   */
  readonly audience?: string;

  /**
   * What an administrator of the cloud pastes into a shell to set it up, in this order. A comment above each says in
   * which account, project or subscription; `--profile` of AWS is the account. What is not known is in angle brackets.
   */
  readonly commands: string[];

  /** Page of the cloud's documentation that it is taken from. */
  readonly documentation: string;
}
