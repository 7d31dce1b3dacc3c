import { Registry } from '../registry';
import { IdentityBinding } from './binding';
import { CloudGrant } from './cloud-grant';
import { PermissionsProps, TrustProps } from './workload';

/** One kind of identity. Plain data and pure functions: only `cloud-identity.ts` makes a `CloudIdentity`. */
export interface IdentityStrategy {
  /** What it is, in words, e.g. `IAM role arn:aws:iam::123456789012:role/pull through IRSA`. */
  readonly description: string;
  /** Name of the factory that makes it, e.g. `irsa`. */
  readonly kind: string;
  readonly binding: IdentityBinding;
  /** Who the nodes are, for an identity that nodes are. */
  readonly nodes?: NodeGrantee;

  /** Why it cannot serve a registry of its own cloud, and what to write instead; nothing if it can. */
  problemWith?(registry: Registry): string | undefined;

  /** @param props whose registries are all served */
  permissions(props: PermissionsProps): CloudGrant[];

  trust(props: TrustProps): CloudGrant[];
}

/** Nodes as access management names them, or in words. */
export interface NodeGrantee {
  readonly grantee: string;
  /** AWS account or Azure tenant that they are of. */
  readonly account?: string;
}

/** Registries as they are written in images, each once. */
export function registryNames(registries: readonly Registry[]): string[] {
  return [...new Set(registries.map(String))];
}
