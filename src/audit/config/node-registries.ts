import { Registry } from '../../registry';
import { namedRegistry } from '../../registry/named-registry';
import { isNodePattern, nodePattern } from '../../registry/node-patterns';
import { AuditInstructions } from '../engine/settings';

/**
 * The options that say what the nodes pull by themselves, from texts: registries, hosts with wildcards, platforms.
 *
 * @param nameOf what a text is to the user by its index, for messages
 * @throws for a text that is none of these
 */
export function nodeRegistriesOf(
  nameOf: (index: number) => string, texts: readonly string[],
): Pick<AuditInstructions, 'nodeRegistries' | 'nodeRegistryPatterns'> {
  const nodeRegistries: Registry[] = [];
  const patterns: string[] = [];
  texts.forEach((text, index) => {
    if (isNodePattern(text)) {
      patterns.push(nodePattern(nameOf(index), text).text);
    } else {
      nodeRegistries.push(namedRegistry(nameOf(index), text));
    }
  });
  return { nodeRegistries, ...patterns.length === 0 ? {} : { nodeRegistryPatterns: patterns } };
}
