import { BlockReader } from './block-reader';
import { DescribeReader } from './describe-reader';
import { FailureInputs } from './failure-input';
import { PastedLine, pastedLine } from './pasted-line';
import { eventRow, podRow } from './rows';
import { YamlLines } from './yaml-lines';

/** Between documents of YAML, and between other things. */
const SEPARATOR = /^\s*-{3,}\s*$/;

/** The head of what `kubectl get pods` and `kubectl get events` print. */
const TABLE_HEAD = /^\s*(?:NAMESPACE\s+)?(?:NAME\s.*\bSTATUS\b|LAST ?SEEN\s|FIRST ?SEEN\s)/;

/**
 * Reads lines: rows of tables, what `kubectl describe pod` prints and YAML as what they are, and all others as messages
 * that may be broken over several lines.
 */
export class LineReader {
  private readonly blocks: BlockReader;
  private readonly description: DescribeReader;
  private readonly yaml: YamlLines;

  /** @param onYaml takes an object of YAML */
  constructor(inputs: FailureInputs, onYaml: (object: Record<string, any>) => void) {
    this.blocks = new BlockReader(inputs);
    this.description = new DescribeReader(inputs, line => this.readPlainLine(pastedLine(line)));
    this.yaml = new YamlLines(onYaml, line => this.readPlainLine(pastedLine(line)));
  }

  public readLine(raw: string): void {
    const line = pastedLine(raw);
    if (line.isFence || SEPARATOR.test(line.text)) {
      this.end();
    } else if (this.description.readLine(line.text) || this.yaml.readLine(line.unquoted)) {
      this.blocks.end();
    } else {
      this.readPlainLine(line);
    }
  }

  /** Nothing that follows belongs to what was there. */
  public end(): void {
    this.description.end();
    this.yaml.end();
    this.blocks.end();
  }

  private readPlainLine(line: PastedLine): void {
    const row = eventRow(line.text) ?? podRow(line.text);
    if (row) {
      this.blocks.begin(row);
    } else if (row === null || TABLE_HEAD.test(line.text)) {
      this.blocks.end();
    } else {
      this.blocks.readLine(line);
    }
  }
}
