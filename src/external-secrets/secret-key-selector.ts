import { NOT_SHOWN } from '../given/shown';
import { DATA_KEY, isObjectName } from '../kubernetes/name';

/** `SecretKeySelector` of the generators. */
export interface SecretKeySelector {
  readonly name: string;
  readonly key: string;
}

/**
 * Reads `SECRET/KEY`. Neither names of Secrets nor their keys can hold a slash. What does not fit is not shown: it may
 * be the credential itself, which somebody wrote where its place was asked for.
 *
 * @param parameter the parameter that the text came from, for messages
 */
export function secretKeySelector(parameter: string, text: string): SecretKeySelector {
  const [name, key, ...more] = text.split('/');
  if (key === undefined || more.length > 0 || !isObjectName(name) || !DATA_KEY.test(key)) {
    throw new Error(`'${parameter}' must be SECRET/KEY, the name of a Secret in the cluster and a key of its data `
      + `(letters, digits, '-', '_' and '.'), such as 'registry-pull/token'; ${NOT_SHOWN}: put that into a Secret and `
      + 'write where it is');
  }
  return { name, key };
}
