import { ExistingSecretProps } from './credentials-props';
import { ExistingSecretSource } from './source';
import { checkObjectName } from '../kubernetes/name';

export function existingSecretSource(secretName: string, { covers }: ExistingSecretProps): ExistingSecretSource {
  if (covers.length === 0) {
    throw new Error(`'covers' of Secret '${secretName}' is empty: list the registries that it holds credentials for`);
  }
  return { owner: 'existing', secretName: checkObjectName('secretName', secretName), covers: [...covers] };
}
