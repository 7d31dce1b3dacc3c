import { EncryptedCredentialsProps } from './credentials-props';
import { EncryptedSource } from './source';
import { EncryptedPullSecret } from '../encrypted/encrypted-object';
import { checkCovers, EncryptedText, encryptedText } from '../encrypted/encrypted-text';
import { readSealedSecret } from '../encrypted/read-sealed-secret';
import { readSopsSecret } from '../encrypted/read-sops-secret';
import { describeNamespace } from '../kubernetes/name';

export function sealedSecretSource(props: EncryptedCredentialsProps): EncryptedSource {
  return encryptedSource('kubeseal', readSealedSecret, props);
}

export function sopsSecretSource(props: EncryptedCredentialsProps): EncryptedSource {
  return encryptedSource('SOPS', readSopsSecret, props);
}

function encryptedSource(
  by: string, read: (input: EncryptedText) => EncryptedPullSecret, { files = [], texts = [], covers }: EncryptedCredentialsProps,
): EncryptedSource {
  const inputs = [...files.map(file => encryptedText({ file })), ...texts.map(text => encryptedText({ text }))];
  if (inputs.length === 0) {
    throw new Error('give either \'files\', the paths of the encrypted texts, or \'texts\', which are the texts');
  }
  checkCovers(covers, inputs[0].source);
  const secrets = inputs.map(read);
  const other = secrets.find(({ secretName }) => secretName !== secrets[0].secretName);
  if (other) {
    // ServiceAccounts of all namespaces refer to it by one name.
    throw new Error(`encrypted Secrets of one entry must have one name, got '${secrets[0].secretName}' and '${other.secretName}': encrypt them under one name, `
      + 'or give an entry for each');
  }
  const namespaces = secrets.map(({ namespace }) => namespace);
  const twice = secrets.find(({ namespace }, index) => namespaces.indexOf(namespace) !== index);
  if (twice) {
    throw new Error(`two texts hold the encrypted Secret '${twice.secretName}' for ${describeNamespace(twice.namespace)}: `
      + 'leave one out');
  }
  return { owner: 'encrypted', by, secrets, covers: [...covers] };
}
