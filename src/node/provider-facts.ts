import { Duration } from 'cdk8s';
import { Registry, RegistryKind } from '../registry';
import { CredentialProviderOptions, ServiceAccountTokenProps } from './credential-provider-props';

/** What tells one program from another. Plain data: only `credential-provider.ts` makes a `CredentialProvider`. */
export interface ProviderFacts {
  readonly name: string;
  readonly registries: readonly Registry[];
  readonly matchImages?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly defaultCacheDuration?: Duration;
  /** The shortest time that a token may have to live when the program returns it, where that is less than the registries say. */
  readonly tokenLifetime?: Duration;
  readonly serviceAccountToken?: ServiceAccountTokenProps;
}

/** The facts that do not depend on the program. */
export function commonFacts(defaultName: string, { name = defaultName, matchImages, env, defaultCacheDuration }: CredentialProviderOptions) {
  return { name, matchImages, env, defaultCacheDuration };
}

/** Checks that a program of a cloud is given registries of that cloud, and some. */
export function checkRegistries(factory: string, registries: readonly Registry[], kinds: readonly RegistryKind[]): readonly Registry[] {
  if (registries.length === 0) {
    throw new Error(`${factory}: 'registries' is empty: list those that the program has credentials for`);
  }
  const other = registries.find(({ kind }) => !kinds.includes(kind));
  if (other) {
    throw new Error(`${factory}: 'registries' must be of kind ${kinds.join(' or ')}: got '${other}' (${other.kind}); `
      + 'give it to the program that serves it, with CredentialProvider.of(…) if need be');
  }
  return registries;
}
