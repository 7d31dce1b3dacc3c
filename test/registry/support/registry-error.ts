/** Expects a `RegistryError` whose message holds all of the given parts. */
export function expectRegistryError(action: () => unknown, ...parts: string[]): void {
  const error = thrownBy(action);
  expect(error.name).toBe('RegistryError');
  parts.forEach(part => expect(error.message).toContain(part));
}

function thrownBy(action: () => unknown): Error {
  try {
    action();
  } catch (error) {
    return error as Error;
  }
  throw new Error('expected an error, got none');
}
