import { withoutUserInfo } from '../image/registry-key';

/** An error that callers in every jsii language can tell by its name. Its message never holds user-info. */
export function registryError(message: string): Error {
  const error = new Error(message);
  error.name = 'RegistryError';
  return error;
}

const ADVICE = new WeakMap<object, string>();

/**
 * An error that remembers its advice, for who tried a text in place of the one that was given.
 *
 * @param problem what is to what, e.g. `Registry.of: 'host' must not have a tag`
 * @param is what the text is, with the comma in front of it
 */
export function refusal(problem: string, text: string, advice: string, is = ''): Error {
  const error = registryError(`${problem}: got ${shown(text)}${is}; ${advice}`);
  ADVICE.set(error, advice);
  return error;
}

/** What to write or to use instead of a text that is tried; undefined if it is right. Errors without advice pass. */
export function adviceOf(trying: () => unknown): string | undefined {
  try {
    trying();
    return undefined;
  } catch (error) {
    const advice = ADVICE.get(error as Error);
    if (advice === undefined) {
      throw error;
    }
    return advice;
  }
}

/** A received value for a message: quoted, and without user-info, which may hold a password. */
export function shown(value: string): string {
  return JSON.stringify(withoutUserInfo(value));
}
