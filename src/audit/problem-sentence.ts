import { escapeControls } from './formats/audit-document';
import { InputProblem } from './readers/reader-sink';

/**
 * A problem as a sentence.
 *
 * @param hasSubject whether its message is a sentence of its own, and no end of one that begins with the file
 */
export function problemSentence({ file, document, line, message }: InputProblem, hasSubject: boolean): string {
  const inFile = [
    ...(document === undefined ? [] : [`document ${document}`]), ...(line === undefined ? [] : [`line ${line}`]),
  ];
  const place =
    file === undefined
      ? ''
      : `${file}${inFile.length === 0 ? '' : ` (${inFile.join(', ')})`}${hasSubject ? ': ' : ' '}`;
  return `${escapeControls(`${place}${message}`)}.`;
}
