import { Names } from 'cdk8s';
import { Construct } from 'constructs';
import { PrivateRegistryAccessProps } from './private-registry-access-props';
import type { MakerContext, SecretToMake } from './pull-secret-makers';
import { shownPath } from '../given/shown';
import { checkObjectName, nameWithSuffix } from '../kubernetes/name';

/** Owners whose Secrets have no name of their own. */
const UNNAMED = ['manifest', 'refresher', 'external-secrets'];

/**
 * How the Secrets of a `PrivateRegistryAccess` are called. One that a property names has exactly that name if no other
 * takes its name from the same property; otherwise a suffix tells them apart, and so it does with a generated name.
 *
 * @throws if `secretName` is given and names none of them
 */
export function secretNames(
  access: Construct, secrets: readonly SecretToMake[], { secretName, externalSecrets = {} }: PrivateRegistryAccessProps,
): MakerContext['nameOf'] {
  if (secretName !== undefined) {
    checkObjectName('secretName', secretName, shownPath(access));
  }
  const ownerOf = ({ credentials: [entry] }: SecretToMake) => entry._source.owner;
  const isNamedApart = (secret: SecretToMake) =>
    externalSecrets.secretName !== undefined && ownerOf(secret) === 'external-secrets';
  const unnamed = secrets.filter(secret => UNNAMED.includes(ownerOf(secret)));
  const apart = unnamed.filter(isNamedApart);
  const others = unnamed.filter(secret => !isNamedApart(secret));
  if (secretName !== undefined && others.length === 0) {
    throw new Error(`'secretName' ('${secretName}') of '${access.node.path}' names nothing, as `
      + `${apart.length > 0 ? '\'externalSecrets.secretName\' names what External Secrets makes'
        : 'all \'credentials\' come with the name of their Secret, or need none'}: leave it out`);
  }
  return (secret, version = '') => {
    const [property, name, alike] = isNamedApart(secret)
      ? ['externalSecrets.secretName', externalSecrets.secretName, apart] as const
      : ['secretName', secretName, others] as const;
    const suffix = name !== undefined && alike.length === 1 ? '' : secret.suffix;
    return nameWithSuffix(property, name ?? Names.toDnsLabel(access), suffix + version, shownPath(access));
  };
}
