/** As many lines hold any Docker config or key that is worth a look. */
const MAX_LINES = 400;

/**
 * The value of a member of YAML that may go on over further lines, as a block (`|`, `>`) or not: its parts without the
 * blanks and marks of comments around them. Templates do not parse, so that it is told by the indentation.
 *
 * @param index the line with the member
 * @param value what stands behind the member in that line
 */
export function valueLines(lines: readonly string[], index: number, value: string): string[] {
  const indentation = indentOf(lines[index]);
  const rest = lines.slice(index + 1, index + 1 + MAX_LINES);
  const end = rest.findIndex(line => line.trim() !== '' && indentOf(line) <= indentation);
  return [/^[|>][-+0-9]*\s*$/.test(value) ? '' : value, ...rest.slice(0, end < 0 ? undefined : end)]
    .map(line => line.replace(/^[\s#]+|\s+$/g, '')).filter(line => line !== '');
}

/** How far a line is indented, with the mark of a comment or of an item. */
function indentOf(line: string): number {
  return /^[\s#-]*/.exec(line)![0].length;
}
