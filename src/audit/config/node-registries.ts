import { namedRegistry } from '../../registry/named-registry';
import { isNodePattern, nodePattern } from '../../registry/node-patterns';
import { AuditInstructions } from '../engine/settings';

/**
 * The options that say what the nodes pull by themselves, from texts: registries, hosts with wildcards, platforms.
 *
 * @param property what the texts are to the user, for messages
 * @throws for a text that is none of these
 */
export function nodeRegistriesOf(
  property: string, texts: readonly string[],
): Pick<AuditInstructions, 'nodeRegistries' | 'nodeRegistryPatterns'> {
  const patterns = texts.filter(isNodePattern);
  patterns.forEach(text => nodePattern(property, text));
  const nodeRegistries = texts.filter(text => !isNodePattern(text)).map(text => namedRegistry(property, text));
  return { nodeRegistries, ...patterns.length === 0 ? {} : { nodeRegistryPatterns: patterns } };
}
