/** How many lines behind an image an error may stand that is about its pull, and how many before it. */
const [MAX_LINES_BEHIND, MAX_LINES_BEFORE] = [8, 3];

/** What was read as several messages has as many lines between them. */
export const LINES_OF_MESSAGE = 2;

/** Whether not too many lines are between what shows a pull and what went wrong: logs go on with other things. */
export function areNear(text: string, about: number, end: number, perLine: number): boolean {
  const [start, stop] = about < end ? [about, end] : [end, about];
  const lines = text.slice(start, stop).split('\n').length - 1;
  return lines <= (about < end ? MAX_LINES_BEHIND : MAX_LINES_BEFORE) * perLine;
}

/** The lines of a text around an index, as far as they may have to do with what stands there. */
export function around(text: string, index: number): string {
  const before = text.slice(0, index).split('\n').slice(-1 - MAX_LINES_BEHIND * LINES_OF_MESSAGE);
  const behind = text.slice(index).split('\n').slice(0, 1 + MAX_LINES_BEFORE * LINES_OF_MESSAGE);
  return before.join('\n') + behind.join('\n');
}
