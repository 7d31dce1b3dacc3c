import { IPullSecret } from '../secret';

/** Copies of a Secret, each under its name. */
export function copiesOf({ secretName, covers }: IPullSecret, namespaces: readonly string[]): IPullSecret[] {
  return namespaces.map(namespace => ({ secretName, namespace, covers: [...covers] }));
}
