import { shownUnlessSecret } from '../given/shown';
import { checkObjectName, DATA_KEY } from '../kubernetes/name';

/**
 * Where CAs are that the clouds and the proxy are trusted by, beside those of Node.js: in the namespace of the
 * refresher, in PEM.
 */
export interface RefreshCaBundle {
  /**
   * The name of a ConfigMap.
   * @default - it is a Secret
   */
  readonly configMapName?: string;

  /**
   * The name of a Secret.
   * @default - it is a ConfigMap
   */
  readonly secretName?: string;

  /**
   * The key in it.
   * @default 'ca.crt'
   */
  readonly key?: string;
}

/** A bundle whose key is known. */
export interface CaBundle extends RefreshCaBundle {
  readonly key: string;
}

/** Checks what a user says of the bundle. */
export function caBundleOf({ configMapName, secretName, key = 'ca.crt' }: RefreshCaBundle): CaBundle {
  if ((configMapName === undefined) === (secretName === undefined)) {
    throw new Error("'refresh.caBundle' must have either 'configMapName' or 'secretName', got "
      + `${configMapName === undefined ? 'none' : 'both'}: write { configMapName: 'corporate-ca' }, or with `
      + 'trust-manager the name of its Bundle');
  }
  const property = configMapName === undefined ? 'refresh.caBundle.secretName' : 'refresh.caBundle.configMapName';
  checkObjectName(property, (configMapName ?? secretName)!);
  if (!DATA_KEY.test(key)) {
    throw new Error(`'refresh.caBundle.key' must be a key of the ${secretName === undefined ? 'ConfigMap' : 'Secret'}: `
      + `letters, digits, '-', '_' and '.'; got ${shownUnlessSecret(key)}`);
  }
  return { configMapName, secretName, key };
}
