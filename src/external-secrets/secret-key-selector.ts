import { GeneratorSecretKey } from './generator-secret-key';
import { checkObjectName } from '../kubernetes/name';

/** https://kubernetes.io/docs/concepts/configuration/secret/#restriction-names-data. */
const KEY = /^[-._a-zA-Z0-9]{1,253}$/;

/** A `SecretKeySelector` of the generators. */
export function secretKeySelector(property: string, { secretName, key }: GeneratorSecretKey): object {
  if (!KEY.test(key)) {
    throw new Error(`'${property}.key' must be a key of a Secret: letters, digits, '-', '_' and '.', at most 253 characters; got '${key}'`);
  }
  return { name: checkObjectName(`${property}.secretName`, secretName), key };
}
