import { FailureInput, FailureInputs } from './failure-input';
import { waitsForImage } from './object-inputs';

/** What `kubectl describe pod` has said so far of a pod. */
interface DescribedPod {
  namespace?: string;
  readonly pod: string;
  node?: string;
  container?: string;
  image?: string;
  waiting: FailureInput[];
  events: number;
}

/** What the kubelet gives as a reason where it cannot decode a pull secret. */
const MALFORMED = /^(?:illegal base64 data|invalid character|unexpected end of JSON|unable to parse auth field|json: )/;

/** A row of what `kubectl get pods` prints: where its columns are. */
interface PodTable {
  readonly namespace: number;
  readonly pod: number;
  readonly ready: number;
  readonly status: number;
}

/** The columns of an event, of which the last one is the message. */
const COLUMNS = 5;

/** Lines longer than this are no rows of a table of pods. */
const MAX_ROW = 2_000;
const READY = /^\d+\/\d+$/;

/** Reads lines: each is an input, but in what `kubectl describe pod` prints the rows of the table of events are. */
export class LineReader {
  private pod?: DescribedPod;
  private isInEvents = false;
  private event?: FailureInput;
  /** A line `Name:`, which begins a description if `Namespace:` follows. */
  private heading?: string;
  /** The table of `kubectl get pods` that is being read. */
  private table?: PodTable;

  constructor(private readonly inputs: FailureInputs) {}

  public readLine(line: string): void {
    const heading = this.heading;
    this.heading = undefined;
    if (heading !== undefined && fieldValue(line, 'Namespace') !== undefined) {
      this.endPod();
      this.pod = {
        pod: fieldValue(heading, 'Name')!, namespace: fieldValue(line, 'Namespace'), waiting: [], events: 0,
      };
      return;
    }
    if (heading !== undefined) {
      this.readBodyLine(heading);
    }
    if (fieldValue(line, 'Name') !== undefined) {
      this.heading = line;
    } else {
      this.readBodyLine(line);
    }
  }

  public end(): void {
    if (this.heading !== undefined) {
      this.readBodyLine(this.heading);
      this.heading = undefined;
    }
    this.endPod();
  }

  private readBodyLine(line: string): void {
    if (this.pod === undefined) {
      this.readPlainLine(line);
    } else if (this.isInEvents) {
      this.readEventLine(line);
    } else if (fieldValue(line, 'Events') !== undefined || line.trimEnd() === 'Events:') {
      this.isInEvents = true;
    } else {
      noteDescription(this.pod, line);
    }
  }

  private readPlainLine(line: string): void {
    const table = podTable(line);
    const cells = this.table ? cellsOf(line) : [];
    if (table) {
      this.table = table;
    } else if (this.table && READY.test(cells[this.table.ready] ?? '')) {
      this.readRow(cells, this.table, line);
    } else if (line.trim() === '') {
      this.table = undefined;
    } else {
      this.table = undefined;
      this.inputs.onInput({ message: line, text: line });
    }
  }

  /** Of a table of pods, those that wait for an image. The header is none. */
  private readRow(cells: readonly string[], { namespace, pod, status }: PodTable, message: string): void {
    const reason = cells.slice(status).join(' ').replace('Init:', '');
    const isMalformed = MALFORMED.test(reason);
    const [word] = reason.split(' ', 1);
    if (isMalformed || saysImage(word)) {
      this.inputs.onInput({
        message,
        ...isMalformed ? { text: `ErrImagePull: ${reason}` } : { text: word, reason: word },
        pod: cells[pod],
        namespace: cells[namespace],
      });
    }
  }

  private readEventLine(line: string): void {
    if (line.trim() === '') {
      this.endPod();
    } else if (line.startsWith('  Normal ') || line.startsWith('  Warning ')) {
      this.endEvent();
      const [, reason = '', , , message = ''] = eventColumns(line);
      const { namespace, pod, node } = this.pod!;
      this.event = { message, text: message, reason, namespace, pod, node };
    } else if (this.event) {
      // A message with a line break in it.
      const message = `${this.event.message}\n${line}`;
      this.event = { ...this.event, message, text: message };
    }
  }

  private endEvent(): void {
    if (this.event) {
      this.inputs.onInput(this.event);
      this.pod!.events++;
      this.event = undefined;
    }
  }

  private endPod(): void {
    this.endEvent();
    // Events are kept for an hour; what the containers wait for is said for as long as they do.
    if (this.pod?.events === 0) {
      this.pod.waiting.forEach(this.inputs.onInput);
    }
    this.pod = undefined;
    this.isInEvents = false;
  }
}

/** The table of which a line is the header. */
function podTable(line: string): PodTable | undefined {
  const cells = line.includes(' READY ') && line.includes(' STATUS ') ? cellsOf(line) : [];
  return cells.includes('NAME')
    ? {
      namespace: cells.indexOf('NAMESPACE'),
      pod: cells.indexOf('NAME'),
      ready: cells.indexOf('READY'),
      status: cells.indexOf('STATUS'),
    }
    : undefined;
}

function cellsOf(line: string): string[] {
  return line.slice(0, MAX_ROW).trim().split(/\s+/);
}

/** Notes what a line of a description says of the pod, of a container or of its state. */
function noteDescription(pod: DescribedPod, line: string): void {
  const text = line.trim();
  const indent = line.length - line.trimStart().length;
  if (indent === 0) {
    const node = fieldValue(line, 'Node');
    pod.node = node === undefined ? pod.node : node.split('/', 1)[0];
  } else if (indent === 2 && text.endsWith(':')) {
    pod.container = text.slice(0, -1);
    pod.image = undefined;
  } else if (indent === 4) {
    pod.image = fieldValue(text, 'Image') ?? pod.image;
  } else if (indent === 6 && pod.container !== undefined) {
    const reason = fieldValue(text, 'Reason') ?? '';
    if (saysImage(reason) || MALFORMED.test(reason)) {
      const { namespace, container, image, node } = pod;
      pod.waiting.push({
        message: reason,
        text: saysImage(reason) ? reason : `ErrImagePull: ${reason}`,
        reason,
        pod: pod.pod,
        namespace,
        container,
        image,
        node,
      });
    }
  }
}

/** Whether a reason is one of pods that wait for an image. */
function saysImage(reason: string): boolean {
  return waitsForImage(reason) && /^[A-Z][A-Za-z]{2,60}$/.test(reason) && /Image|Registry|Signature/.test(reason);
}

/** The value of a line `name:   value`, if it is one and has a value. */
function fieldValue(line: string, name: string): string | undefined {
  const value = line.startsWith(`${name}:`) ? line.slice(name.length + 1).trim() : '';
  return value === '' ? undefined : value;
}

/** Cuts a row where two blanks or more are. */
function eventColumns(line: string): string[] {
  const cells: string[] = [];
  let start = line.length - line.trimStart().length;
  while (cells.length < COLUMNS - 1) {
    const end = line.indexOf('  ', start);
    if (end < 0) {
      break;
    }
    cells.push(line.slice(start, end));
    start = end;
    while (line[start] === ' ') {
      start++;
    }
  }
  return [...cells, line.slice(start)];
}
