/** An error that callers in every jsii language can tell by its name. Its message never holds user-info. */
export function registryError(message: string): Error {
  const error = new Error(message);
  error.name = 'RegistryError';
  return error;
}

/** A received value for a message: quoted, and without user-info, which may hold a password. */
export function shown(value: string): string {
  return JSON.stringify(value.replace(USER_INFO, '$1***@'));
}

// The last `@` that does not introduce a digest ends the user-info: a password may hold `@` and `/`.
const USER_INFO = /^([a-z][a-z0-9+.-]*:\/\/)?.*@(?![a-z0-9]+(?:[+._-][a-z0-9]+)*:[0-9a-f]{32,})/is;
