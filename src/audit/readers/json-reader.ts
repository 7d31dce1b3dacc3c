import { isUtf8 } from 'node:buffer';
import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { AuditOrigin } from '../audit-report';
import { JsonCutter, JsonText } from './json-cutter';
import { isLive, PieceReader, ReaderSink, TOO_LONG, unparsed } from './reader-sink';
import { loadYaml } from '../../kubernetes/yaml-loader';
import { isRelevant } from '../facts/collect';
import { mayHoldContainers } from '../facts/pod-spec';

/** How `kubectl` and the API server begin an object: with both, in either order. */
const BEGINNING =
  /^[\s,]*\{\s*(?:"apiVersion"\s*:\s*"([^"\\]*)"\s*,\s*"kind"\s*:\s*"([^"\\]*)"|"kind"\s*:\s*"([^"\\]*)"\s*,\s*"apiVersion"\s*:\s*"([^"\\]*)")/;
const BEGINNING_BYTES = 400;

/** What can stand between two values: blanks, marks of byte order and of documents of YAML. */
const BEFORE_VALUE = /^(?:[\s\uFEFF]|---(?=\s))+/;

/** Where the objects come from. */
export interface JsonSource {
  /** The file; undefined for a cluster, whose objects all share one origin. */
  readonly file?: string;
  /** Whether the text is committed somewhere, so that anyone can read credentials in it. */
  readonly isCommitted: boolean;
  /** Whether somebody named the file. */
  readonly isNamed?: boolean;
}

const CLUSTER: AuditOrigin = {};

/**
 * Reads JSON: an object, a list of objects of any length, or several of either. Kinds that are of no interest are not
 * parsed.
 */
export class JsonReader implements PieceReader {
  private readonly cutter = new JsonCutter({
    onItem: (text, head) => this.item(text, head),
    onValue: (text, hadItems) => this.value(text, hadItems),
    onTooLong: place => this.sink.onProblem({ file: this.source.file, ...place, message: TOO_LONG }),
  });

  constructor(private readonly sink: ReaderSink, private readonly source: JsonSource) {}

  public write(piece: Buffer): void {
    this.cutter.write(piece);
  }

  public end(): void {
    this.cutter.end();
  }

  private item(text: JsonText, head: string): void {
    const { bytes } = text;
    const [, apiVersion, kind, otherKind, otherApiVersion] =
      BEGINNING.exec(bytes.toString('latin1', 0, BEGINNING_BYTES)) ?? [];
    const stub = { apiVersion: apiVersion ?? otherApiVersion, kind: kind ?? otherKind };
    if (
      stub.kind !== undefined
      && !stub.kind.endsWith('List')
      && !isRelevant(stub.apiVersion, stub.kind)
      && !this.sink.otherKinds?.has(stub.kind)
      && !mayHoldContainers(bytes)
    ) {
      // Counted, not parsed.
      this.sink.onObject(stub, this.origin(text));
      this.scan(text, undefined);
      return;
    }
    const value = (stub.kind === 'Pod' ? parseWithoutStatus(bytes) : undefined) ?? this.parse(text);
    if (value !== undefined) {
      this.sink.onObject(withKindIn(value, head), this.origin(text));
      this.scan(text, value);
    }
  }

  private value(text: JsonText, hadItems: boolean): void {
    const value = this.parse(text);
    if (value !== undefined && !hadItems) {
      this.sink.onObject(value, this.origin(text));
      this.scan(text, value);
    }
  }

  private parse(text: JsonText): unknown {
    const { bytes, line, document } = text;
    if (!isUtf8(bytes)) {
      const said = unparsed(bytes.toString('latin1'), line, 'is not UTF-8', this.source.isNamed);
      this.sink.onProblem({ file: this.source.file, document, ...said });
      return undefined;
    }
    const json = bytes.toString('utf8').replace(BEFORE_VALUE, '');
    if (json === '') {
      return undefined;
    }
    try {
      return JSON.parse(json);
    } catch (error) {
      // All JSON is YAML, and some YAML looks like JSON.
      const { values, problem } = loadYaml(json);
      if (values.length === 1 && problem === undefined) {
        return values[0];
      }
      const said = unparsed(json, line + lineOf(error as Error, json), 'is not JSON', this.source.isNamed);
      this.sink.onProblem({ file: this.source.file, document, ...said });
      return undefined;
    }
  }

  private scan(text: JsonText, value: unknown): void {
    // What a cluster printed is a dump, not a manifest that is kept somewhere.
    if (this.source.isCommitted && this.sink.onText && !isLive(value)) {
      this.sink.onText(text.bytes.toString('utf8'), this.origin(text));
    }
  }

  private origin({ line, document }: JsonText): AuditOrigin {
    const { file } = this.source;
    return file === undefined ? CLUSTER : { file, document, line };
  }
}

/**
 * A pod as `kubectl` prints it, without its status: it comes last, is not needed, and is a fifth of the pod.
 *
 * @returns undefined where that cannot be told for sure: what is in front of the status is an object as soon as it is
 * closed, and nothing else is behind it
 */
function parseWithoutStatus(bytes: Buffer): unknown {
  const [indentation] = /(?<=^[\s,]*\{)\n +(?=")/.exec(bytes.toString('latin1', 0, BEGINNING_BYTES)) ?? [];
  const at = indentation === undefined ? -1 : bytes.lastIndexOf(`,${indentation}"status": {`, -1, 'latin1');
  if (at < 0 || /"(?:apiVersion|kind|metadata|spec)"/.test(bytes.toString('latin1', at)) || !isUtf8(bytes)) {
    return undefined;
  }
  try {
    return JSON.parse(`${bytes.toString('utf8', 0, at).replace(BEFORE_VALUE, '')}}`);
  } catch {
    return undefined;
  }
}

/** The items of a typed list, as the API server serves it, do not say what they are; their list does. */
function withKindIn(value: unknown, head: string): unknown {
  if (!isPlainObject(value) || value.kind !== undefined) {
    return value;
  }
  const [, kind] = /"kind"\s*:\s*"([^"\\]+)List"/.exec(head) ?? [];
  const [, apiVersion] = /"apiVersion"\s*:\s*"([^"\\]+)"/.exec(head) ?? [];
  return kind === undefined ? value : { ...value, kind, apiVersion };
}

/**
 * The line of a text at which it stops to be JSON, from 0. The message of the error shows the text, so it is not passed
 * on.
 */
function lineOf({ message }: Error, json: string): number {
  const [, position] = / at position (\d+)/.exec(message) ?? [];
  return json.slice(0, Number(position ?? 0)).split('\n').length - 1;
}
