import { Duration } from 'cdk8s';
import { Registry } from '../registry';
import { ExternalSecretStore } from './external-secret-store';

/** Where External Secrets gets the credentials of some registries from. Plain data. */
export type ExternalSource = StoreLogin | StoreConfig | Generated;

/** A user name and a password in a store. */
export interface StoreLogin {
  readonly type: 'login';
  readonly registry: Registry;
  readonly store: ExternalSecretStore;
  /** Where the values are; a user name that is known stands in the template instead. */
  readonly username: RemoteRef | string;
  readonly password: RemoteRef;
}

/** A whole Docker config in a store. */
export interface StoreConfig {
  readonly type: 'config';
  readonly covers: readonly Registry[];
  readonly store: ExternalSecretStore;
  readonly config: RemoteRef;
}

/** A token that a generator makes. */
export interface Generated {
  readonly type: 'generator';
  readonly registry: Registry;
  readonly generator: Generator;
}

/** `remoteRef` of an ExternalSecret. */
export interface RemoteRef {
  readonly key: string;
  readonly property?: string;
}

/** An object of `generators.external-secrets.io/v1alpha1`, and what comes of it. */
export interface Generator {
  readonly kind: string;
  /** The member of a ClusterGenerator's `spec.generator`. */
  readonly clusterField: string;
  readonly spec: object;
  /** Names its object and its keys: lower-case letters, digits and '-', beginning with a letter. */
  readonly slug: string;
  readonly output: GeneratorOutput;
  /** How long a token lives; none where it lasts. */
  readonly lifetime?: Duration;
  /** How long a token is still good once the next one is made, where External Secrets then revokes it. */
  readonly revokedAfter?: Duration;
}

/**
 * How a generator hands a login out: as two keys, as one with a user name that is always the same, or as `auth`, which
 * is base64 of `user:password`.
 */
export type GeneratorOutput =
  | { readonly username: { readonly key: string } | { readonly text: string }; readonly password: string }
  | { readonly auth: string };

/** The registries that a source opens. */
export function externalRegistries(source: ExternalSource): Registry[] {
  return source.type === 'config' ? [...source.covers] : [source.registry];
}
