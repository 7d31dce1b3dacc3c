import { TrustProps, Workload } from './workload';
import { withoutUserInfo } from '../image/registry-key';

/**
 * The `sub` of a ServiceAccount's tokens:
 * https://kubernetes.io/docs/reference/access-authn-authz/authentication/#service-account-tokens.
 */
export function tokenSubject({ namespace, serviceAccountName }: Workload): string {
  return `system:serviceaccount:${namespace}:${serviceAccountName}`;
}

/**
 * The issuer of a cluster, as it stands in its tokens: clouds compare it letter by letter, a slash at its end included.
 */
export function issuerOf({ oidcIssuer }: TrustProps): string {
  if (oidcIssuer === undefined || !/^https:\/\/[^\s?#@/]+(?:\/[^\s?#]*)?$/.test(oidcIssuer)) {
    const got = oidcIssuer === undefined ? 'none' : `'${withoutUserInfo(oidcIssuer)}'`;
    throw new Error(`'oidcIssuer' must be the issuer of the cluster's tokens, beginning with https://: got ${got}; take `
      + 'the issuer that `kubectl get --raw /.well-known/openid-configuration` prints');
  }
  const document = oidcIssuer.indexOf('/.well-known/');
  if (document >= 0) {
    throw new Error(`'oidcIssuer' must be the issuer, not the document about it, got '${oidcIssuer}': write `
      + `'${oidcIssuer.slice(0, document)}'`);
  }
  return oidcIssuer;
}
