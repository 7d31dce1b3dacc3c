import { CloudProvider, Registry } from '../registry';
import { NamedCloud } from '../registry/cloud-provider';

const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/** The identities of each cloud, those first that need no secret. */
const FACTORIES: Record<NamedCloud, readonly string[]> = {
  [CloudProvider.AWS]: ['eksPodIdentity()', 'irsa(roleArn)', 'awsNodeRole()', 'awsAccessKey({ secretName })'],
  [CloudProvider.GOOGLE]: [
    'gkeWorkloadIdentity({ project, location, cluster })', 'googleFederation({ projectNumber, pool, provider })', 'googleNode(serviceAccount)',
  ],
  [CloudProvider.AZURE]: [
    'azureWorkloadIdentity({ clientId, tenantId })', 'azureManagedIdentity(tenantId)', 'azureServicePrincipal({ clientId, tenantId, secretName })',
  ],
};

/** The error that no identity was given for a registry; in JavaScript, anything may be given instead. The text of another thing may be a secret. */
export function noIdentity(property: string, registry: Registry, given?: unknown): Error {
  const isRole = typeof given === 'string' && ROLE.test(given);
  const found = given === undefined ? 'is missing' : `must be a CloudIdentity, got ${isRole ? `'${given}'` : typeof given}`;
  const choices = isRole ? `CloudIdentity.irsa('${given}')` : choicesFor(property, registry);
  return new Error(`'${property}' ${found}: tokens for '${registry}' are fetched as somebody; say as whom, with ${choices}`);
}

/**
 * The factories of the identities that can fetch tokens for a registry.
 *
 * @throws if there are none
 */
export function choicesFor(property: string, registry: Registry): string {
  const provider = registry._pullPermission?.provider;
  if (provider === undefined) {
    throw new Error(`'${property}' is of no use for '${registry}' (${registry.kind}), for which no cloud hands out tokens: `
      + 'use other credentials, such as RegistryCredentials.existingSecret(…)');
  }
  const factories = FACTORIES[provider].map(factory => `CloudIdentity.${factory}`);
  return `${factories.slice(0, -1).join(', ')} or ${factories[factories.length - 1]}`;
}
