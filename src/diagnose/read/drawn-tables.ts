import { beginsMessage } from './block-reader';
import { saysImage } from './rows';
import { isBrokenWord } from '../match/broken-word';
import { NAME } from '../match/pod-name';
import { withoutSecrets } from '../safe-text';

/** The line above, below or between the rows of a table that a program drew. */
const BORDER = /^\s*[+┌├└╔╠╚](?:[-=─━═]{2,}[^-=─━═\w\s])+\s*$/;
const JOINT = /[^-=─━═\s]/g;
const BARS = '|│┃║';
/** What is between borders of a table that has one between all rows: of others it is the head and the rest. */
const MIN_PARTS = 3;
/** No reference is longer. */
const MAX_REFERENCE = 800;
/** Between two rows, as between other things that have nothing to do with one another. */
const BETWEEN = '---';

const READY = /^\d+\/\d+$/;
/** How Kubernetes ends the names of pods: kubernetes/apimachinery@v0.31.0:pkg/util/rand/rand.go has the letters. */
const NAME_OF_POD = /^[a-z0-9][a-z0-9.-]*-[bcdfghjklmnpqrstvwxz2456789]{5}$/;
/** Nodes and versions end as pods of a StatefulSet do. */
const NUMBERED = /^[a-z0-9][a-z0-9.-]*-\d{1,3}$/;
/** What columns are called that are in no row, and those that have the names of pods in tables of them. */
const HEADS = /^(?:status|state|ready|reason|restarts|age|message)$/;
const HEAD_OF_PODS = /\bpods?\b|^name$/;

type Lines = readonly string[];

/** A table as it was before it was drawn. */
interface Table {
  /** The cells of each row. Those of several lines have breaks. */
  readonly rows: readonly Lines[];
  /** Whether it is known where each row begins. */
  readonly isSure: boolean;
}

/** Lines with one for each row of tables whose cells are broken or name pods; if there are none, the same array. */
export function withoutDrawnTables(lines: Lines): Lines {
  const text: string[] = [];
  let isChanged = false;
  for (let start = 0, end = 1; start < lines.length; start = end++) {
    const joints = BORDER.test(lines[start]) ? [...lines[start].matchAll(JOINT)].map(({ index }) => index) : [];
    while (joints.length > 2 && end < lines.length && (BORDER.test(lines[end]) || isRow(lines[end], joints))) {
      end++;
    }
    const drawn = lines.slice(start, end);
    const written = joints.length > 2 ? rowsWritten(tableOf(drawn, joints)) : undefined;
    text.push(...written ?? drawn);
    isChanged ||= written !== undefined;
  }
  return isChanged ? text : lines;
}

function isRow(line: string, joints: readonly number[]): boolean {
  return joints.every(joint => joint < line.length && BARS.includes(line[joint]));
}

/** Lines without a first cell go on with the row above, and between borders those whose first cell was too wide. */
function tableOf(drawn: Lines, joints: readonly number[]): Table {
  const begins = (index: number) => BORDER.test(drawn[index - 1] ?? '');
  const isGrid = drawn.filter((line, index) => begins(index) && !BORDER.test(line)).length >= MIN_PARTS;
  const rows: string[][][] = [];
  let isSure = true;
  let first = '';
  drawn.forEach((line, index) => {
    if (BORDER.test(line)) {
      return;
    }
    const cells = joints.slice(1).map((joint, column) => line.slice(joints[column] + 1, joint).trim());
    const mayGoOn = !begins(index) && first !== '' && isTooWide(first, cells[0], joints[1] - joints[0] - 3);
    if (!begins(index) && (cells[0] === '' || (isGrid && mayGoOn))) {
      rows[rows.length - 1].forEach((lines, column) => lines.push(cells[column]));
    } else {
      isSure &&= !mayGoOn || cells.some(beginsMessage);
      rows.push(cells.map(cell => [cell]));
    }
    [first] = cells;
  });
  return { rows: rows.map(row => row.map(lines => lines.filter(line => line !== '').join('\n'))), isSure };
}

/** Whether a cell was broken, if it was, before the next part of a name because that did not fit. */
function isTooWide({ length }: string, next: string, width: number): boolean {
  return length + /^.?[^-]*-?/.exec(next)![0].length > width;
}

/** As records of a log where a pod is known, and else with bars between the cells; undefined where that is no change. */
function rowsWritten({ rows, isSure }: Table): string[] | undefined {
  const head = rows[0]?.map(name => name.toLowerCase()) ?? [];
  const isNamed = head.includes('pod') && head.includes('message');
  const all = isNamed ? rows.slice(1) : rows;
  const ofOthers = !head.some(name => HEADS.test(name)) ? []
    : [...head.keys()].filter(column => !HEAD_OF_PODS.test(head[column]));
  const records = isSure ? all.map(row => recordOf(row, isNamed ? head : [], ofOthers)) : [];
  const isBroken = all.some(row => row.some(cell => cell.includes('\n')));
  return !isBroken && !records.some(record => record) ? undefined
    : all.flatMap((row, index) => [BETWEEN, records[index] ?? row.map(unbroken).join(' | ')]);
}

/** A row that tells its pod: by the head of its column, or else by the form of rows of pods where no head says otherwise. */
function recordOf(row: Lines, head: Lines, ofOthers: readonly number[]): string | undefined {
  const names = row.map(cell => cell.replace(/\n/g, ''));
  const pod = names[head.indexOf('pod')] ?? podOf(names, ofOthers);
  const cells = row.map(unbroken);
  const said = head.length > 0 ? Object.fromEntries(head.map((name, column) => [name, cells[column]]))
    : { message: [names.find(saysImage), ...cells.filter(cell => cell.includes(' '))].join(': ') };
  return pod === undefined || !NAME.test(pod) ? undefined
    : JSON.stringify({ ...said, namespace: names[head.indexOf('namespace')], pod });
}

/** The pod of a row that says that it waits for its image: before how many of its containers are ready. */
function podOf(names: Lines, ofOthers: readonly number[]): string | undefined {
  const ready = names.findIndex(name => READY.test(name));
  const pods = names.filter((name, column) => !ofOthers.includes(column)
    && (ready > 0 ? column === ready - 1 && (NAME_OF_POD.test(name) || NUMBERED.test(name)) : NAME_OF_POD.test(name)));
  return names.some(saysImage) && pods.length === 1 ? pods[0] : undefined;
}

/** The lines of a cell as one. A credential that is broken over them can be told only as long as it is. */
function unbroken(cell: string): string {
  return cell.includes('\n') ? joined(withoutSecrets(cell).split('\n')) : cell;
}

function joined(lines: Lines): string {
  let end = '';
  return lines.map((line, index) => {
    const more = index === 0 || isOpen(end) || isBrokenWord(end, line) === true ? line : ` ${line}`;
    end = (end + more).slice(-MAX_REFERENCE);
    return more;
  }).join('');
}

/** Whether a text ends in a reference that goes on in the next line of its cell. */
function isOpen(end: string): boolean {
  const word = end.slice(end.lastIndexOf(' ') + 1);
  return word.startsWith('"') && !word.includes('"', 1) && /[/.:]/.test(word);
}
