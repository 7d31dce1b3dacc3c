import { FailureInput, FailureInputs } from './failure-input';
import { eventRow, saysImage } from './rows';

/** What `kubectl describe pod` has said so far of a pod. */
interface DescribedPod {
  readonly namespace?: string;
  readonly pod: string;
  /** How far its lines are indented. */
  readonly indent: number;
  node?: string;
  container?: string;
  image?: string;
  waiting: FailureInput[];
  events: number;
}

/** What the kubelet gives as a reason where it cannot decode a pull secret, and kubelets of old where a pull failed. */
const ERROR_AS_REASON =
  /^(?:illegal base64 data|invalid character|unexpected end of JSON|unable to parse auth field|json: |no such image|API error|Error:? )/;
const HEADING = /^(\s*)Name:\s+(\S+)\s*$/;
/** Heads of the table of events, of all ages. */
const TABLE_HEAD = /^\s*(?:Type\s+Reason|FirstSeen\s|----|─)/;

/** Reads what `kubectl describe pod` prints, and says of each line whether it was part of that. */
export class DescribeReader {
  private pod?: DescribedPod;
  private isInEvents = false;
  private event?: FailureInput;
  /** A line `Name:`, which begins a description if `Namespace:` follows. */
  private heading?: string;

  constructor(private readonly inputs: FailureInputs, private readonly onOther: (line: string) => void) {}

  /** Takes a line, if it belongs to a description. */
  public readLine(line: string): boolean {
    const [, indent = '', pod = ''] = HEADING.exec(this.heading ?? '') ?? [];
    const namespace = this.heading === undefined ? undefined : fieldValue(line.trim(), 'Namespace');
    const { heading } = this;
    this.heading = undefined;
    if (namespace !== undefined) {
      this.end();
      this.pod = { pod, namespace, indent: indent.length, waiting: [], events: 0 };
      return true;
    }
    if (heading !== undefined && !this.readBody(heading)) {
      this.onOther(heading);
    }
    if (HEADING.test(line)) {
      this.heading = line;
      return true;
    }
    return this.readBody(line);
  }

  /** Nothing that follows belongs to a description. */
  public end(): void {
    if (this.heading !== undefined) {
      const { heading } = this;
      this.heading = undefined;
      if (!this.readBody(heading)) {
        this.onOther(heading);
      }
    }
    this.endEvent();
    // Events are kept for an hour; what the containers wait for is said for as long as they do.
    if (this.pod?.events === 0) {
      this.pod.waiting.forEach(this.inputs.onInput);
    }
    this.pod = undefined;
    this.isInEvents = false;
  }

  private readBody(line: string): boolean {
    if (this.pod === undefined) {
      return false;
    }
    const body = line.slice(Math.min(this.pod.indent, line.length - line.trimStart().length));
    if (this.isInEvents) {
      return this.readEventLine(body);
    }
    if (/^Events:/.test(body)) {
      this.isInEvents = true;
    } else {
      noteDescription(this.pod, body);
    }
    return true;
  }

  private readEventLine(line: string): boolean {
    const row = eventRow(line);
    if (row) {
      this.endEvent();
      const { namespace, pod, node } = this.pod!;
      this.event = { ...row, namespace, pod, node: node ?? row.node };
    } else if (line.trim() === '' || /^\S+[@:~\]]?.{0,40}[$#] \S/.test(line)) {
      // Some paste a blank line below the head of the table.
      if (this.event || line.trim() !== '') {
        this.end();
        return line.trim() === '';
      }
    } else if (this.event && !TABLE_HEAD.test(line)) {
      // A message with a line break in it.
      const lines = [...this.event.lines ?? [this.event.text], line];
      this.event = {
        ...this.event,
        message: `${this.event.message}\n${line}`,
        text: this.event.text === '' ? '' : lines.join('\n'),
        lines,
      };
    }
    return true;
  }

  private endEvent(): void {
    if (this.event) {
      this.inputs.onInput(this.event);
      this.pod!.events++;
      this.event = undefined;
    }
  }
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
    if (saysImage(reason) || ERROR_AS_REASON.test(reason)) {
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

/** The value of a line `name:   value`, if it is one and has a value. */
function fieldValue(line: string, name: string): string | undefined {
  const value = line.startsWith(`${name}:`) ? line.slice(name.length + 1).trim() : '';
  return value === '' ? undefined : value;
}
