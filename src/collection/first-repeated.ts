/** The first value whose key one before it has; without keys, whose text. */
export function firstRepeated<T>(values: Iterable<T>, keyOf: (value: T) => unknown = String): T | undefined {
  const seen = new Set<unknown>();
  for (const value of values) {
    if (seen.size === seen.add(keyOf(value)).size) {
      return value;
    }
  }
  return undefined;
}
