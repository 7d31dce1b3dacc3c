import { IDENTITY_MOUNT, SecretFile } from './binding';
import { checkGrammar } from './check';
import { checkObjectName, DATA_KEY } from '../kubernetes/name';

/**
 * A key of a Secret as a file.
 *
 * @param factory the factory, for messages
 * @param property the property that the key came from
 */
export function secretFile(factory: string, secretName: string, property: string, key: string): SecretFile {
  checkObjectName('secretName', secretName);
  checkGrammar(`${factory}: '${property}'`, key, DATA_KEY, 'a key of a Secret: letters, digits, -, _ and .');
  return { secretName, key, file: `secrets/${secretName}/${key}` };
}

/** Where the file is in the container. */
export function secretPath({ file }: SecretFile): string {
  return `${IDENTITY_MOUNT}/${file}`;
}
