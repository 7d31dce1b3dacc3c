import { Registry } from '../registry';
import { tokenCloudOf } from './token-clouds';

/**
 * The factories of the identities that can fetch tokens for a registry.
 *
 * @throws if there are none
 */
export function choicesFor(property: string, registry: Registry): string {
  const cloud = tokenCloudOf(registry);
  if (cloud === undefined) {
    throw new Error(`'${property}' has no effect for '${registry}' (${registry.kind}), for which no cloud issues `
      + 'tokens: use other credentials, such as RegistryCredentials.existingSecret(…)');
  }
  const factories = Object.entries(cloud.identities).map(([kind, args]) => `CloudIdentity.${kind}(${args})`);
  return [factories.slice(0, -1).join(', '), ...factories.slice(-1)].filter(text => text !== '').join(' or ');
}
