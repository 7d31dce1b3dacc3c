/**
 * What a variable that is not set leaves in a text: `undefined` in JavaScript, `None` in Python, `null` in Java. It is
 * a part between separators, at the end also behind a dash (`undefined-behaviour` is a name, `team-undefined` is none);
 * `null` has to be the whole text, as a part of a repository or path may be called so.
 */
const UNSET = /(?:^|[-/:@.$+_])(undefined|None)(?=[/:@.$+]|$)|^(null)$/;

/** The word that a variable that is not set left in a text. */
export function unsetWord(text: string): string | undefined {
  const found = UNSET.exec(text);
  return found === null ? undefined : found[1] ?? found[2];
}

/** The end of a sentence that begins with what has the text. */
export function unsetSentence(word: string): string {
  return `holds '${word}', which a variable that is not set leaves: set it`;
}
