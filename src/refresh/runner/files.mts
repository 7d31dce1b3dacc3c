import { readFile } from 'node:fs/promises';
import { Failure, keepSecret } from './failure.mts';

/**
 * What a mounted file with a credential holds: one line, without the line break that editors and `echo` leave at its
 * end.
 */
export async function readLine(
  file: string, what: string, alphabet = /^[ -~]+$/, inWords = 'printable ASCII',
): Promise<string> {
  const line = (await readIfThere(file))?.replace(/\n+$/, '');
  if (line === undefined) throw new Failure(`${what} is missing: there is no file ${file}`);
  if (!alphabet.test(line)) throw new Failure(`${what} is not one line of ${inWords}: see ${file}`);
  return keepSecret(line);
}

export async function readIfThere(file: string): Promise<string | undefined> {
  return readFile(file, 'utf8').catch(() => undefined);
}
