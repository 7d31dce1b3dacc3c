import { Registry } from '../registry';
import { tokenCloudOf } from './token-clouds';

const ROLE = /^arn:[\w-]+:iam::\d{12}:role\/[\w+=,.@/-]+$/;

/**
 * The error that no identity was given for a registry; in JavaScript, anything may be given instead. The text of
 * another thing may be a secret.
 */
export function noIdentity(property: string, registry: Registry, given?: unknown): Error {
  const isRole = typeof given === 'string' && ROLE.test(given);
  const found =
    given === undefined ? 'is missing' : `must be a CloudIdentity, got ${isRole ? `'${given}'` : typeof given}`;
  const choices = isRole ? `CloudIdentity.irsa('${given}')` : choicesFor(property, registry);
  return new Error(
    `'${property}' ${found}: tokens for '${registry}' are fetched with an identity; give one, with ${choices}`,
  );
}

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
