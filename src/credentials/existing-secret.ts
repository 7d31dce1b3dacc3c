import { ExistingSecretProps } from './credentials-props';
import { ExistingSecretSource } from './source';
import { checkObjectName } from '../kubernetes/name';
import { checkProps, coveredRegistries } from '../registry/given';

export function existingSecretSource(secretName: string, props: ExistingSecretProps): ExistingSecretSource {
  checkProps(props, 'RegistryCredentials.existingSecret(secretName, { covers: [registry] })');
  checkObjectName('secretName', secretName);
  return { owner: 'existing', secretName, covers: coveredRegistries(props.covers, `Secret '${secretName}'`) };
}
