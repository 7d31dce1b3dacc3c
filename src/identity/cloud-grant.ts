import { CloudProvider } from '../registry';

/**
 * Something to set up in a cloud before images can be pulled: a permission, which somebody has to be granted, or a
 * trust, by which tokens of a ServiceAccount, or another identity, are taken for an identity of the cloud.
 */
export interface CloudGrant {
  /** Permission: cloud whose access management knows it. Trust: cloud of the identity that trusts. */
  readonly provider: CloudProvider;

  /**
   * AWS account, Google Cloud project (ID or number) or Azure tenant in which to run the commands. Permission: account
   * of the grantee in AWS, project of the resources in Google Cloud, tenant of the grantee in Azure. Trust: that of
   * what trusts.
   *
   * @default - not known, or registries of several projects
   */
  readonly account?: string;

  /**
   * Permission: who is granted, as an ARN of AWS, a member of Google Cloud IAM, a client ID of Azure, or in a few words
   * where it is not known.
   * Trust: who is trusted, the subject `system:serviceaccount:NAMESPACE:NAME` of the tokens; for a role of AWS, which has
   * one trust policy, several of them with `, ` between; for a role of AWS that is assumed, the ARN of the role or user
   * that assumes it.
   */
  readonly grantee: string;

  /**
   * Permission: what it is for, registries as they stand in images, or the e-mail of a Google service account.
   * Trust: what trusts, the ARN of an IAM role (or a few words where it is not known), a provider of a workload
   * identity pool of Google Cloud, or a client ID of Azure.
   */
  readonly resources: string[];

  /**
   * Permission: role to grant on the resources, e.g. `roles/artifactregistry.reader`. Trust: none.
   *
   * @default - a policy document instead, or a trust
   */
  readonly role?: string;

  /**
   * Permission: IAM policy document of AWS for the grantee. Trust: trust policy of the IAM role. A plain JSON object.
   *
   * @default - another cloud than AWS
   */
  readonly policyDocument?: any;

  /**
   * Permission: none. Trust: issuer of the tokens that are trusted.
   *
   * @default - a permission, or AWS, where the policy document says so
   */
  readonly issuer?: string;

  /**
   * Permission: none. Trust: audience of the tokens that are trusted.
   *
   * @default - a permission, or AWS, where the policy document says so
   */
  readonly audience?: string;

  /**
   * What to paste into a shell to set it up, in this order, with the command line of the cloud and the rights of an
   * administrator there. What is not known here stands in angle brackets: a project that the registry does not name,
   * the role of an association, a ServiceAccount. Permission: grants it. Trust: makes the role of AWS, the pool and provider of Google
   * Cloud, the credential of Azure's managed identity, and comes before the permissions.
   */
  readonly commands: string[];

  /** Page of the cloud's documentation that the permission or trust is taken from. */
  readonly documentation: string;
}
