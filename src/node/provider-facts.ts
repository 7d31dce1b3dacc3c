import { Duration } from 'cdk8s';
import { CloudIdentity } from '../identity';
import { Registry, RegistryKind } from '../registry';
import { CredentialProviderProps, ServiceAccountTokenProps } from './credential-provider-props';
import { checkUsable, Factory } from './factories';

/** What tells one program from another. Plain data: only `credential-provider.ts` makes a `CredentialProvider`. */
export interface ProviderFacts {
  readonly name: string;
  readonly registries: readonly Registry[];
  readonly matchImages?: readonly string[];
  readonly args?: readonly string[];
  readonly env?: Readonly<Record<string, string>>;
  readonly defaultCacheDuration?: Duration;
  /**
   * The shortest time that a token may have to live when the program returns it, where that is less than the registries
   * say.
   */
  readonly tokenLifetime?: Duration;
  readonly serviceAccountToken?: ServiceAccountTokenProps;
  readonly serviceAccountNames?: readonly string[];
  /**
   * The identity with which ServiceAccounts pull: the first is that of those with the annotations, or of all where
   * there are none; the others are of ServiceAccounts without them.
   */
  readonly identities?: readonly CloudIdentity[];
}

/** The facts of the program of a cloud that do not depend on the cloud. */
export function cloudFacts(
  factory: Factory, defaultName: string, kinds: readonly RegistryKind[], props: CredentialProviderProps,
): ProviderFacts {
  checkUsable(factory, props);
  const { name = defaultName, matchImages, env, defaultCacheDuration, serviceAccountNames } = props;
  const registries = checkCloudRegistries(factory, kinds, props.registries ?? []);
  return { name, matchImages, env, defaultCacheDuration, serviceAccountNames, registries };
}

/** Checks that a program of a cloud is given registries of that cloud, and some. */
function checkCloudRegistries(
  factory: Factory, kinds: readonly RegistryKind[], registries: readonly Registry[],
): readonly Registry[] {
  if (registries.length === 0) {
    throw new Error(
      `CredentialProvider.${factory}: 'registries' is empty: list those that the program has credentials for`,
    );
  }
  const other = registries.find(({ kind }) => !kinds.includes(kind));
  if (other) {
    throw new Error(`CredentialProvider.${factory}: 'registries' must be of kind ${kinds.join(' or ')}: got '${other}' `
      + `(${other.kind}); give it to the program that serves it, with CredentialProvider.of(…) if need be`);
  }
  return registries;
}

/**
 * Checks the identity with which ServiceAccounts pull through the program of a cloud.
 *
 * @param kind the one kind of identity that the program can take
 * @param write how that is written
 */
export function checkPullIdentity(
  factory: Factory, identity: CloudIdentity | undefined, kind: string, write: string, registries: readonly Registry[],
): CloudIdentity {
  const property = `CredentialProvider.${factory}: 'identity' of 'serviceAccounts'`;
  if (identity === undefined) {
    throw new Error(`${property} must be CloudIdentity.${kind}: got none; write ${write}`);
  }
  if (identity._kind !== kind) {
    throw new Error(`${property} must be CloudIdentity.${kind}: got '${identity}'; write ${write}`);
  }
  registries.forEach(registry => {
    const problem = identity._problemWith(registry);
    if (problem) {
      throw new Error(`${property} cannot be used: ${problem}`);
    }
  });
  return identity;
}
