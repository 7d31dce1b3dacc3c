import { IPullSecret } from '../secret';
import { NamedPullSecret } from '../secret/named-pull-secret';

/** Copies of a Secret, each under its name. */
export function copiesOf({ secretName, covers }: IPullSecret, namespaces: readonly string[]): IPullSecret[] {
  return namespaces.map(namespace => new NamedPullSecret(secretName, namespace, [...covers]));
}
