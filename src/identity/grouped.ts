/** What has one key together, in the order of the first of each. */
export function grouped<T>(values: readonly T[], keyOf: (value: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  values.forEach(value => groups.set(keyOf(value), [...groups.get(keyOf(value)) ?? [], value]));
  return [...groups.values()];
}

/** Equal for what is asked for, or granted, as the same identity (of which only this is needed here). */
export function identityKey({
  identity,
}: {
  readonly identity: { readonly provider: string; toString(): string };
}): string {
  return `${identity.provider} ${identity}`;
}
