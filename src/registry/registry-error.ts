import { withoutUserInfo } from '../image/registry-key';

/** An error that callers in every jsii language can tell by its name. Its message never holds user-info. */
export function registryError(message: string): Error {
  const error = new Error(message);
  error.name = 'RegistryError';
  return error;
}

/** A received value for a message: quoted, and without user-info, which may hold a password. */
export function shown(value: string): string {
  return JSON.stringify(withoutUserInfo(value));
}
