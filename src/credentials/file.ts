import * as fs from 'fs';

/** Reads a file of credentials; its content never shows in an error. */
export function readCredentialsFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    throw new Error(`credentials file '${file}' cannot be read (${(error as NodeJS.ErrnoException).code}): give the path of a readable file`);
  }
}
