import { ExistingSecretProps } from './credentials-props';
import { ExistingSecretSource } from './source';
import { checkObjectName } from '../kubernetes/name';
import { coveredRegistries } from '../registry/given';

export function existingSecretSource(secretName: string, props: ExistingSecretProps): ExistingSecretSource {
  checkObjectName('secretName', secretName, 'RegistryCredentials.existingSecret');
  return { owner: 'existing', secretName, covers: coveredRegistries(props.covers, `Secret '${secretName}'`) };
}
