import { IDENTITY_MOUNT, SecretFile } from './binding';
import { NOT_SHOWN } from '../given/shown';
import { checkObjectName, DATA_KEY } from '../kubernetes/name';

/**
 * A key of a Secret as a file.
 *
 * @param factory the factory, for messages
 * @param property the property that the key came from
 */
export function secretFile(factory: string, secretName: string, property: string, key: string): SecretFile {
  checkObjectName('secretName', secretName, factory);
  if (!DATA_KEY.test(key)) {
    throw new Error(`${factory}: '${property}' must be a key of a Secret: letters, digits, -, _ and .; ${NOT_SHOWN}: `
      + 'put that into the Secret, and write its key');
  }
  return { secretName, key, file: `secrets/${secretName}/${key}` };
}

/** Where the file is in the container. */
export function secretPath({ file }: SecretFile): string {
  return `${IDENTITY_MOUNT}/${file}`;
}
