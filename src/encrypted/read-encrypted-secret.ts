import { EncryptedPullSecret } from './encrypted-object';
import { EncryptedText, kindInWords, oneObject } from './encrypted-text';
import { readSealedSecret } from './read-sealed-secret';
import { ENCRYPT, readSopsSecret } from './read-sops-secret';
import { isPlainObject } from '../kubernetes/kubernetes-object';

/**
 * Checks the structure of an encrypted text, of kubeseal or of SOPS: its kind tells which. Nothing is decrypted.
 *
 * @throws if it is anything else; a plain Secret is named as such, without any of its values
 */
export function readEncryptedSecret(input: EncryptedText): EncryptedPullSecret {
  const { source } = input;
  const object = oneObject(input);
  const { apiVersion, kind, sops } = object;
  if (apiVersion === 'bitnami.com/v1alpha1' && kind === 'SealedSecret') {
    return readSealedSecret(object, source);
  }
  if ([kind, apiVersion].some(value => typeof value === 'string' && value.startsWith('ENC['))) {
    throw new Error(`${source} is encrypted as a whole, so it can be neither checked nor applied by Flux: `
      + `encrypt only the values (${ENCRYPT})`);
  }
  if (apiVersion !== 'v1' || kind !== 'Secret') {
    throw new Error(`${source} is ${kindInWords(object)}: give a bitnami.com/v1alpha1 SealedSecret, as kubeseal prints `
      + 'it, or a v1 Secret that was encrypted with SOPS');
  }
  if (!isPlainObject(sops)) {
    throw new Error(`${source} is a Secret in plain text: encrypt it (${ENCRYPT}), or seal it with kubeseal and give `
      + 'what that prints, and change the credential if the text was ever committed');
  }
  return readSopsSecret(object, sops, input);
}
