import { ServiceAccountTokenProps } from './credential-provider-props';
import { checkEachOnce } from '../given/each-once';
import { isAnnotationKey } from '../kubernetes/qualified-name';

/** `tokenAttributes` of a program, as the kubelet reads them. */
export interface TokenAttributes {
  readonly serviceAccountTokenAudience: string;
  readonly cacheType: string;
  readonly requireServiceAccount: boolean;
  readonly requiredServiceAccountAnnotationKeys?: string[];
  readonly optionalServiceAccountAnnotationKeys?: string[];
}

/**
 * Checks which attributes of ServiceAccounts a program gets, by the rules of the kubelet. Source:
 * `validateCredentialProviderConfig` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/plugin/config.go
 */
export function tokenAttributes(provider: string, props: ServiceAccountTokenProps): TokenAttributes {
  const { audience, requireServiceAccount = true, requiredAnnotationKeys = [], optionalAnnotationKeys = [] } = props;
  // In the ClusterRole '*' would stand for every audience.
  if (typeof audience !== 'string' || audience === '' || audience === '*') {
    throw new Error(`'audience' of credential provider '${provider}' must name the one that takes the token: got `
      + `${JSON.stringify(audience)}`);
  }
  checkAnnotationKeys(`'requiredAnnotationKeys' of credential provider '${provider}'`, requiredAnnotationKeys);
  checkAnnotationKeys(`'optionalAnnotationKeys' of credential provider '${provider}'`, optionalAnnotationKeys);
  const both = requiredAnnotationKeys.find(key => optionalAnnotationKeys.includes(key));
  if (both !== undefined) {
    throw new Error(`'requiredAnnotationKeys' and 'optionalAnnotationKeys' of credential provider '${provider}' both `
      + `have '${both}': leave it out of one`);
  }
  if (requiredAnnotationKeys.length > 0 && !requireServiceAccount) {
    throw new Error(`'requiredAnnotationKeys' of credential provider '${provider}' need 'requireServiceAccount: true': `
      + 'got false; make the keys optional, or leave it out');
  }
  checkReadAnnotations(provider, props);
  return {
    serviceAccountTokenAudience: audience,
    cacheType: cacheType(provider, props),
    requireServiceAccount,
    ...requiredAnnotationKeys.length > 0 && { requiredServiceAccountAnnotationKeys: [...requiredAnnotationKeys] },
    ...optionalAnnotationKeys.length > 0 && { optionalServiceAccountAnnotationKeys: [...optionalAnnotationKeys] },
  };
}

function checkAnnotationKeys(property: string, keys: readonly string[]): void {
  const malformed = keys.find(key => !isAnnotationKey(key));
  if (malformed !== undefined) {
    throw new Error(
      `${property} must be keys of annotations, such as example.com/role: got ${JSON.stringify(malformed)}`,
    );
  }
  checkEachOnce(property, keys);
}

/** How the kubelet distinguishes credentials. */
function cacheType(
  provider: string, { cachePerServiceAccount = false, tokenIsPassword = false }: ServiceAccountTokenProps,
): string {
  const property = `'cachePerServiceAccount' of credential provider '${provider}'`;
  if (tokenIsPassword && cachePerServiceAccount) {
    throw new Error(`${property} must be false, as the token is the password: got true; leave it out`);
  }
  return cachePerServiceAccount ? 'ServiceAccount' : 'Token';
}

function checkReadAnnotations(
  provider: string,
  { annotations = {}, requiredAnnotationKeys = [], optionalAnnotationKeys = [] }: ServiceAccountTokenProps,
): void {
  const unread = Object.keys(annotations).find(
    key => !requiredAnnotationKeys.includes(key) && !optionalAnnotationKeys.includes(key),
  );
  if (unread !== undefined) {
    throw new Error(`'annotations' of credential provider '${provider}' has '${unread}', which the program never gets: `
      + "add the key to 'requiredAnnotationKeys' or 'optionalAnnotationKeys', or leave it out");
  }
  const empty = Object.keys(annotations).find(key => annotations[key] === '');
  if (empty !== undefined) {
    throw new Error(
      `'annotations' of credential provider '${provider}' has no text for '${empty}': give one, or leave it out`,
    );
  }
}
