import { Registry } from './registry';

/**
 * The registry that a text of an option names.
 *
 * @param property the option, for messages
 */
export function namedRegistry(property: string, text: string): Registry {
  try {
    return Registry.of(text);
  } catch (error) {
    throw new Error(`'${property}' ${(error as Error).message.replace("Registry.of: 'host' ", '')}`);
  }
}
