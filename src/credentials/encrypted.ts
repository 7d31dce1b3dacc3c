import { EncryptedCredentialsProps } from './credentials-props';
import { EncryptedSource } from './source';
import { firstRepeated } from '../collection/first-repeated';
import { placed } from '../encrypted/add-encrypted';
import { encryptedBy } from '../encrypted/encrypted-object';
import { checkCovers, encryptedTexts } from '../encrypted/encrypted-text';
import { readEncryptedSecret } from '../encrypted/read-encrypted-secret';
import { describeNamespace } from '../kubernetes/name';

export function encryptedSource(props: EncryptedCredentialsProps): EncryptedSource {
  const { files, texts, covers, secretName } = props;
  const inputs = encryptedTexts({ files, texts });
  checkCovers(covers, inputs[0].source);
  const read = inputs.map(readEncryptedSecret);
  const by = encryptedBy(read[0]);
  const foreign = read.findIndex(secret => encryptedBy(secret) !== by);
  if (foreign >= 0) {
    throw new Error(`encrypted Secrets of one entry must come from one tool, got ${inputs[0].source} of ${by} and `
      + `${inputs[foreign].source} of ${encryptedBy(read[foreign])}: give an entry for each tool`);
  }
  const secrets = read.map(secret => placed(secret, { secretName, namespace: secret.namespace }));
  const other = secrets.find(secret => secret.secretName !== secrets[0].secretName);
  if (other) {
    // ServiceAccounts of all namespaces refer to it by one name.
    throw new Error(`encrypted Secrets of one entry must have one name, got '${secrets[0].secretName}' and `
      + `'${other.secretName}': encrypt them under one name, or give an entry for each`);
  }
  const twice = firstRepeated(secrets, ({ namespace }) => namespace);
  if (twice) {
    throw new Error(`two texts hold the encrypted Secret '${twice.secretName}' for `
      + `${describeNamespace(twice.namespace)}: leave one out`);
  }
  return { owner: 'encrypted', by, secrets, covers: [...covers] };
}
