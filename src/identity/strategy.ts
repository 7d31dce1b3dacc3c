import { Registry } from '../registry';
import { IdentityBinding } from './binding';
import { CloudPermission, CloudPermissionsProps, CloudTrust, CloudTrustProps } from './cloud-access';

/** One kind of identity. Plain data and pure functions: only `cloud-identity.ts` makes a `CloudIdentity`. */
export interface IdentityStrategy {
  /** What it is, in words, e.g. `IAM role arn:aws:iam::123456789012:role/pull through IRSA`. */
  readonly description: string;
  readonly binding: IdentityBinding;

  /** Why it cannot serve a registry of its own cloud, and what to write instead; nothing if it can. */
  problemWith?(registry: Registry): string | undefined;

  /** @param props whose registries are all served */
  permissions(props: CloudPermissionsProps): CloudPermission[];

  trust(props: CloudTrustProps): CloudTrust[];
}

/** Registries as they stand in images, each once. */
export function namesOf(registries: readonly Registry[]): string[] {
  return [...new Set(registries.map(String))];
}
