import { CloudProvider, Registry } from '../registry';

/** The identities of each cloud, those first that need no secret. */
const FACTORIES: Record<CloudProvider, readonly string[]> = {
  [CloudProvider.AWS]: ['eksPodIdentity()', 'irsa(roleArn)', 'awsNodeRole()', 'awsAccessKey({ secretName })'],
  [CloudProvider.GCP]: [
    'gkeWorkloadIdentity({ project, location, cluster })', 'googleFederation({ projectNumber, pool, provider })', 'googleNode({ serviceAccount })',
  ],
  [CloudProvider.AZURE]: [
    'azureWorkloadIdentity({ clientId, tenantId })', 'azureManagedIdentity({ tenantId })', 'azureServicePrincipal({ clientId, tenantId, secretName })',
  ],
};

/** The error that no identity was given for a registry. */
export function noIdentity(property: string, registry: Registry): Error {
  return new Error(`'${property}' is missing: tokens for '${registry}' are fetched as somebody; say as whom, with ${choicesFor(property, registry)}`);
}

/**
 * The factories of the identities that can fetch tokens for a registry.
 *
 * @throws if there are none
 */
export function choicesFor(property: string, registry: Registry): string {
  const provider = registry.pullPermission?.provider;
  if (provider === undefined) {
    throw new Error(`'${property}' is of no use for '${registry}' (${registry.kind}), for which no cloud hands out tokens: `
      + 'use other credentials, such as RegistryCredentials.existingSecret(…)');
  }
  const factories = FACTORIES[provider].map(factory => `CloudIdentity.${factory}`);
  return `${factories.slice(0, -1).join(', ')} or ${factories[factories.length - 1]}`;
}
