import { isPlainObject, objectsIn } from '../../kubernetes/kubernetes-object';
import { loadYaml } from '../../kubernetes/yaml-loader';

/** Where an object begins: `apiVersion` is the first member that kubectl prints. */
const BEGIN = /^(\s*)(?:-\s+)?apiVersion:\s+\S+\s*$/;
/** Lines that can stand in YAML at the indent of the object itself. */
const MEMBER = /^(?:[\w.-]+:(?:\s|$)|- |#)/;

/** Longer texts are read as what they are: lines. */
const MAX_LENGTH = 64 * 2 ** 20;

/** Collects the lines of a YAML object, such as `kubectl get pods -o yaml` prints them between other lines. */
export class YamlLines {
  private lines: string[] = [];
  private indent = 0;
  private length = 0;

  constructor(
    private readonly onObject: (object: Record<string, any>) => void, private readonly onOther: (line: string) => void,
  ) {}

  /** Takes a line, if it belongs to an object or begins one. */
  public readLine(line: string): boolean {
    if (this.lines.length === 0) {
      const begin = BEGIN.exec(line);
      if (!begin) {
        return false;
      }
      this.indent = begin[1].length;
    } else if (!this.isContinued(line)) {
      this.end();
      return this.readLine(line);
    }
    this.lines.push(line);
    this.length += line.length;
    return true;
  }

  /** Gives the objects of the lines; of what is cut off or no YAML, the lines. */
  public end(): void {
    const { lines } = this;
    this.lines = [];
    this.length = 0;
    if (lines.length > 0) {
      const { values, problem } = loadYaml(lines.map(line => line.slice(this.indent)).join('\n'));
      const objects = values.flatMap(value => [...objectsIn(value)]).filter(isPlainObject);
      if (problem === undefined && objects.length > 0) {
        objects.forEach(this.onObject);
      } else {
        lines.forEach(this.onOther);
      }
    }
  }

  private isContinued(line: string): boolean {
    const text = line.trimStart();
    const indent = line.length - text.length;
    return this.length < MAX_LENGTH
      && (text === '' || indent > this.indent || (indent === this.indent && MEMBER.test(text)));
  }
}
