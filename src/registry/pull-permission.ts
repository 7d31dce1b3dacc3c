import { NamedCloud } from './cloud-provider';

/**
 * The least that a cloud identity must be allowed to do to pull from a registry: a role, or a policy document of IAM.
 */
export interface PullPermission {
  /** Cloud whose access management knows the permission. */
  readonly provider: NamedCloud;
  /** Role to grant, e.g. `roles/artifactregistry.reader`. */
  readonly role?: string;
  /** IAM policy document as a plain JSON object. */
  readonly policyDocument?: any;
  /** Page of the cloud's documentation that the permission is taken from. */
  readonly documentation: string;
}
