import { isBrokenWord } from '../match/broken-word';
import { withoutSecrets } from '../safe-text';

/** The line above, below or between the rows of a table that a program drew. */
const BORDER = /^\s*[+┌├└╔╠╚](?:[-=─━═]{2,}[^-=─━═\w\s])+\s*$/;
const JOINT = /[^-=─━═\s]/g;
const BARS = '|│┃║';
/** A reference that goes on in the next line of its cell. */
const OPEN_REFERENCE = /(?:^|\s)"[^"\s]*[/.:][^"\s]*$/;
/** Between two rows, as between other things that have nothing to do with one another. */
const BETWEEN = '---';

type Lines = readonly string[];

/** Lines with one for each row of tables whose cells are broken over lines; if there are none, the same array. */
export function withoutDrawnTables(lines: Lines): Lines {
  const text: string[] = [];
  let isChanged = false;
  for (let start = 0, end = 1; start < lines.length; start = end++) {
    const joints = BORDER.test(lines[start]) ? [...lines[start].matchAll(JOINT)].map(({ index }) => index) : [];
    while (joints.length > 2 && end < lines.length && (BORDER.test(lines[end]) || isRow(lines[end], joints))) {
      end++;
    }
    const table = lines.slice(start, end);
    const rows = rowsOf(table, joints);
    const isBroken = rows.length < table.filter(line => !BORDER.test(line)).length && joints.length > 2;
    text.push(...isBroken ? written(rows.map(row => row.map(unbroken))) : table);
    isChanged ||= isBroken;
  }
  return isChanged ? text : lines;
}

function isRow(line: string, joints: readonly number[]): boolean {
  return joints.every(joint => joint < line.length && BARS.includes(line[joint]));
}

/** The cells of each row: lines without a first cell go on with the row above. */
function rowsOf(table: Lines, joints: readonly number[]): string[][] {
  const rows: string[][] = [];
  table.forEach((line, index) => {
    const cells = joints.slice(1).map((joint, column) => line.slice(joints[column] + 1, joint).trim());
    if (!BORDER.test(line) && (cells[0] !== '' || BORDER.test(table[index - 1]))) {
      rows.push(cells);
    } else if (!BORDER.test(line)) {
      rows.push(rows.pop()!.map((cell, column) => [cell, cells[column]].filter(text => text !== '').join('\n')));
    }
  });
  return rows;
}

/** The lines of a cell as one. A credential that is broken over them can be told only as long as it is. */
function unbroken(cell: string): string {
  return cell.includes('\n') ? withoutSecrets(cell).split('\n').reduce(joined) : cell;
}

function joined(cell: string, more: string): string {
  return OPEN_REFERENCE.test(cell) || isBrokenWord(cell, more) === true ? cell + more : `${cell} ${more}`;
}

/** As records of a log where a column has the pod and one the message, and else with bars between the cells. */
function written([head, ...rows]: readonly string[][]): string[] {
  const names = head.map(name => name.toLowerCase());
  const text = names.includes('pod') && names.includes('message')
    ? rows.map(row => JSON.stringify(Object.fromEntries(row.map((cell, column) => [names[column], cell]))))
    : [head, ...rows].map(row => row.join(' | '));
  return text.flatMap(row => [BETWEEN, row]);
}
