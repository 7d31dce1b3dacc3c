import type { Duration } from 'cdk8s';
import type { Keys, PartPlan } from './part-plan';
import { Registry, RegistryKind } from '../../registry';
import { IdentityBinding } from '../binding';

/**
 * Who issues tokens for some registries, as data: all that fetching them takes beside the module in
 * `refresh/runner`.
 */
export interface TokenCloud {
  /** The kinds of registry that the tokens open. */
  readonly kinds: readonly RegistryKind[];

  /** Factories of `CloudIdentity` whose identities it knows, with their arguments: those first that need no secret. */
  readonly identities: Readonly<Record<string, string>>;

  /** What a token is called; registries of one name share it. A DNS label. */
  nameOf(registry: Registry): string;

  /** The shortest life that a fetched token may have. */
  lifetimeOf(registry: Registry, binding: IdentityBinding): Duration;

  /** What the module is told, endpoints included. `provider` names the module. */
  partOf(token: Token): PartPlan;
}

/** A token to be fetched. */
export interface Token<B extends IdentityBinding = any> {
  /** The registry that it is for, or the first of those that share it. */
  readonly registry: Registry;
  /** What it opens. */
  readonly keys: Keys;
  /** The identity with which it is fetched. */
  readonly binding: B;
  /** ARN of a role of AWS that is assumed. */
  readonly assumeRole?: string;
}
