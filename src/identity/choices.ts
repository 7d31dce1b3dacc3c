import { Registry } from '../registry';
import { tokenCloudOf } from './token-clouds';

/** The factories of the identities that can fetch tokens for a registry; empty if there are none. */
export function choicesFor(registry: Registry): string {
  const factories = Object.entries(tokenCloudOf(registry)?.identities ?? {})
    .map(([kind, args]) => `CloudIdentity.${kind}(${args})`);
  return [factories.slice(0, -1).join(', '), ...factories.slice(-1)].filter(text => text !== '').join(' or ');
}
