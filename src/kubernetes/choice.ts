/**
 * Refuses what came from JavaScript or a command line, where the compiler does not: values that an enumeration does not
 * have.
 */
export function checkChoice<T extends string>(property: string, value: T, choices: Readonly<Record<string, T>>): T {
  if (!Object.values(choices).includes(value)) {
    throw new Error(`'${property}' must be one of ${Object.values(choices).join(', ')}; got ${JSON.stringify(value)}`);
  }
  return value;
}
