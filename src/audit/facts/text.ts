/**
 * A text that is kept for itself. What a parser cuts out of a file shares its memory, and keeps all of the file alive
 * (sliced strings, https://github.com/v8/v8/blob/14.2.1/src/objects/string.h).
 */
export function detached(text: string): string {
  return Buffer.from(text, 'utf8').toString('utf8');
}

/** Keeps each text once. */
export class Interner {
  private readonly texts = new Map<string, string>();

  public intern(text: string): string {
    let known = this.texts.get(text);
    if (known === undefined) {
      // The key is kept too, so that it has to be the copy.
      known = detached(text);
      this.texts.set(known, known);
    }
    return known;
  }
}
