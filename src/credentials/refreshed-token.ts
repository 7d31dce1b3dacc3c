import { TokenCredentialsProps } from './credentials-props';
import { RefreshedTokenSource } from './source';
import { checkAssumeRole } from '../identity/aws/arn';
import { tokenCloudOf } from '../identity/token-clouds';
import { CloudProvider, Registry } from '../registry';

/** A token that is fetched in the cluster and renewed before it expires. */
export function refreshedTokenSource(registry: Registry, props: TokenCredentialsProps): RefreshedTokenSource {
  if (tokenCloudOf(registry) === undefined) {
    throw new Error(`RegistryCredentials.token fetches no tokens for '${registry}' of kind ${registry.kind}: `
      + 'its credentials last, so use RegistryCredentials.existingSecret(…) or a factory that ends in InManifest');
  }
  const { identity, assumeRole } = props;
  identity._checkServes(registry);
  if (assumeRole !== undefined) {
    if (registry.cloud !== CloudProvider.AWS) {
      throw new Error(`'assumeRole' ('${assumeRole}') is for Amazon ECR and ECR Public, got '${registry}' of kind `
        + `${registry.kind}: leave it out`);
    }
    checkAssumeRole(assumeRole, registry);
  }
  return { owner: 'refresher', registry, identity, assumeRole };
}
