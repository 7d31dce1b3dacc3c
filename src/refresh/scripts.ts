import { readFileSync } from 'fs';
import { join } from 'path';

const SCRIPTS = new Map<string, string>();

/** The text of a script of the folder `scripts`, read when it is first asked for. */
export function script(name: string): string {
  let text = SCRIPTS.get(name);
  if (text === undefined) {
    text = readFileSync(join(__dirname, 'scripts', name), 'utf8');
    SCRIPTS.set(name, text);
  }
  return text;
}
