/** A line of YAML: what is of the document, and the comment at its end. */
export interface YamlLine {
  readonly content: string;
  readonly comment: string;
}

/** The indicator of a text of several lines, `|` or `>`, at the end of a line. */
const BLOCK = /(?:^|[\s:-])[|>][0-9+-]{0,2}\s*$/;

/**
 * Tells the comments of YAML from the rest. In a text of several lines (`|`, `>`), `#` is a letter like others. JSON
 * has no comments, and comes out as it is.
 */
export function yamlLines(text: string): YamlLine[] {
  // The indentation of the line with the indicator, and that of the text behind it, once there is a line of it.
  let block: { readonly parent: number; indentation?: number } | undefined;
  return text.split('\n').map(line => {
    const indentation = line.search(/[^ ]/);
    if (block && (indentation < 0 || line.trim() === '' || indentation >= (block.indentation ?? block.parent + 1))) {
      block.indentation ??= indentation < 0 || line.trim() === '' ? undefined : indentation;
      return { content: line, comment: '' };
    }
    const start = commentStart(line);
    const content = line.slice(0, start);
    block = BLOCK.test(content) ? { parent: indentation } : undefined;
    return { content, comment: line.slice(start) };
  });
}

/** Where the comment of a line begins: at a `#` after a blank outside quotes, which begin where a value does. */
function commentStart(line: string): number {
  let quote = '';
  for (let index = line.search(/[#"']/); index >= 0 && index < line.length; index++) {
    const character = line[index];
    if (quote !== '') {
      index += quote === '"' && character === '\\' ? 1 : 0;
      quote = character === quote ? '' : quote;
    } else if (index === 0 || /[\s,:{[(]/.test(line[index - 1])) {
      if (character === '#') {
        // Only a blank may stand in front of a comment.
        if (index === 0 || /\s/.test(line[index - 1])) {
          return index;
        }
      } else if (character === '"' || character === '\'') {
        quote = character;
      }
    }
  }
  return line.length;
}
