import type { Keys, PartPlan } from '../../refresh/plan';
import { Registry } from '../../registry';
import { IdentityBinding } from '../binding';

/**
 * A cloud that hands out tokens for its registries, as data: all that fetching them takes beside the module of its name in
 * `refresh/runner`. How long a token lives is known of the registry (`tokenLifetime`) or, where it is less, of the identity (`binding`).
 */
export interface TokenCloud {
  /** Factories of `CloudIdentity`, with their arguments: those first that need no secret. */
  readonly identities: readonly string[];

  /** What a token is called; registries of one name share it. A DNS label. */
  nameOf(registry: Registry): string;

  /** What the module is told, endpoints included. `provider` names the module. */
  partOf(token: Token): PartPlan;
}

/** A token to be fetched. */
export interface Token<B extends IdentityBinding = any> {
  /** The registry that it is for, or the first of those that share it. */
  readonly registry: Registry;
  /** What it opens. */
  readonly keys: Keys;
  /** As whom it is fetched. */
  readonly binding: B;
  /** ARN of a role of AWS that is assumed. */
  readonly assumeRole?: string;
}
