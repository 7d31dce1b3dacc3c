import * as fs from 'fs';
import { searchedFrom } from '../given/process';

/** JSON or base64 of it, a key in PEM or other lines that were given instead of a path, as CI variables hold them. */
const CONTENT = /^\s*[{["]|^e[wy][\w+/=\s-]{30,}$|-----BEGIN |[\r\n]/;

/** Reads a file of credentials; its content never shows in an error. */
export function readCredentialsFile(file: string): string {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch (error) {
    if (CONTENT.test(file)) {
      throw new Error(
        "'file' seems to hold the content of a credentials file: write that to a file, and give its path",
      );
    }
    throw new Error(`credentials file '${file}' cannot be read (${(error as NodeJS.ErrnoException).code}): give the `
      + `path of a readable file${searchedFrom(file)}`);
  }
}
