import { BlockReader } from './block-reader';
import { DescribeReader } from './describe-reader';
import { FailureInputs } from './failure-input';
import { parseJson } from './parse-json';
import { PastedLine, pastedLine } from './pasted-line';
import { eventRow, podRow } from './rows';
import { YamlLines } from './yaml-lines';
import { isPlainObject } from '../../kubernetes/kubernetes-object';

/** Between documents of YAML, and between other things. */
const SEPARATOR = /^\s*-{3,}\s*$/;

/** The head of what `kubectl get pods` and `kubectl get events` print, and of the events of `kubectl describe`. */
const TABLE_HEAD =
  /^\s*(?:(?:NAMESPACE\s+)?(?:NAME\s.*\bSTATUS\b|LAST ?SEEN\s|FIRST ?SEEN\s)|FirstSeen\s|Type\s+Reason\s+Age\s)/;

/**
 * Reads lines: rows of tables, what `kubectl describe pod` prints and YAML as what they are, and all others as messages
 * that may be broken over several lines.
 */
export class LineReader {
  private readonly blocks: BlockReader;
  private readonly description: DescribeReader;
  private readonly yaml: YamlLines;
  /** How many tables began. */
  private tables = 0;

  /** @param onObject takes an object of YAML, or of JSON with its text, which something stood before */
  constructor(inputs: FailureInputs, private readonly onObject: (object: Record<string, any>, json?: string) => void) {
    this.blocks = new BlockReader(inputs);
    this.description = new DescribeReader(inputs, line => this.readPlainLine(pastedLine(line)));
    this.yaml = new YamlLines(object => onObject(object), line => this.readPlainLine(pastedLine(line)));
  }

  public readLine(raw: string): void {
    const line = pastedLine(raw);
    if (line.isFence || SEPARATOR.test(line.text)) {
      this.end();
      this.blocks.leave();
    } else if (!line.text.startsWith('{"') || !this.readJson(line.text)) {
      this.readOther(line);
    }
  }

  /** Whether a line is part of a YAML object by how far it is indented, whatever it holds: `kubectl apply` notes JSON there. */
  public isWithinYaml(indent: number): boolean {
    return this.yaml.isWithin(indent);
  }

  /** Nothing that follows belongs to what was there. */
  public end(): void {
    this.description.end();
    this.yaml.end();
    this.blocks.end();
  }

  private readOther(line: PastedLine): void {
    if (this.description.readLine(line.text) || this.yaml.readLine(line.unquoted)) {
      this.blocks.end();
    } else {
      this.readPlainLine(line);
    }
  }

  /** JSON that is no line of its own: something collected it, or people quoted it. */
  private readJson(text: string): boolean {
    const value = text.endsWith('}') ? parseJson(text) : undefined;
    if (!isPlainObject(value)) {
      return false;
    }
    this.end();
    this.onObject(value, text);
    return true;
  }

  private readPlainLine(line: PastedLine): void {
    const row = line.text === '' ? undefined : eventRow(line.text) ?? podRow(line.text);
    if (row) {
      this.blocks.begin(row.pod === undefined ? { ...row, table: this.tables } : row);
    } else if (row === null) {
      this.blocks.end();
    } else if (TABLE_HEAD.test(line.text)) {
      this.blocks.end();
      this.tables++;
    } else {
      this.blocks.readLine(line);
    }
  }
}
