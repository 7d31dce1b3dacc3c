import { isUtf8 } from 'node:buffer';
import { AuditOrigin } from '../audit-report';
import { DocumentSource, InputProblem, isLive, PieceReader, ReaderSink, TOO_LONG, unparsed } from './reader-sink';
import { YamlSplitter, YamlText } from './yaml-splitter';
import { isList, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { loadYaml } from '../../kubernetes/yaml-loader';
import { isRelevant } from '../facts/collect';
import { mayHoldContainers } from '../facts/pod-spec';

/**
 * The beginning of a line that is neither blank nor a comment nor a directive: what has none is no document of its own.
 */
const CONTENT = /^(?!%)[ \t]*[^\s#]/m;
const DIRECTIVES = /^%[^\n]*/gm;

/** The members of an object that is written in lines, which most are. */
const KIND = /^kind:[ \t]*(["']?)([A-Za-z0-9]+)\1[ \t]*(?:#.*)?\r?$/gm;
const API_VERSION = /^apiVersion:[ \t]*(["']?)([A-Za-z0-9./-]+)\1[ \t]*(?:#.*)?\r?$/gm;

/** Reads YAML, document by document; one that cannot be read is reported, and the next one is read. */
export class YamlReader implements PieceReader {
  private readonly splitter = new YamlSplitter({
    onText: text => this.text(text),
    onTooLong: line => this.problem({ line, message: TOO_LONG }),
  });

  private document = 0;

  constructor(private readonly sink: ReaderSink, private readonly source: DocumentSource) {}

  public write(piece: Buffer): void {
    this.splitter.write(piece);
  }

  public end(): void {
    this.splitter.end();
  }

  private text({ bytes, line }: YamlText): void {
    if (!isUtf8(bytes)) {
      this.problem(unparsed(bytes.toString('latin1'), line, 'is not UTF-8', this.source.isNamed));
      return;
    }
    // Files that were written one after the other have marks of byte order in the middle.
    const text = bytes.toString('utf8').replace(/^\uFEFF/gm, '');
    // What stands before the first mark: it may hold credentials in comments all the same.
    const isNone = !CONTENT.test(text);
    const origin = { file: this.source.file, document: this.document, line: isNone ? line : line + firstLine(text) };
    const isLiveObject = !isNone && this.objects(text, line, origin);
    if (this.source.isCommitted && !isLiveObject) {
      this.sink.onText?.(text, { ...origin, line });
    }
  }

  /** Gives the objects of a text. Returns whether they were printed by an API server. */
  private objects(text: string, line: number, origin: AuditOrigin): boolean {
    const stub = peek(text);
    const isWanted = stub && (isRelevant(stub.apiVersion, stub.kind) || this.sink.otherKinds?.has(stub.kind));
    if (stub && !isWanted && !mayHoldContainers(text)) {
      // Counted, not parsed.
      this.sink.onObject(stub, origin);
      this.document++;
      return false;
    }
    const loaded = loadYaml(text.replace(DIRECTIVES, '#'));
    loaded.values.forEach((value, index) => {
      const lines = loaded.values.length === 1 ? itemLines(text, value) : undefined;
      if (lines) {
        const { items, ...list } = value as KubernetesObject;
        lines.forEach((itemLine, item) =>
          this.sink.onObject({ ...list, items: [items[item]] }, { ...origin, line: line + itemLine }),
        );
      } else if (value !== null && value !== undefined) {
        this.sink.onObject(value, { ...origin, document: this.document + index });
      }
    });
    const { problem } = loaded;
    this.document += loaded.values.length;
    if (problem !== undefined) {
      this.problem(unparsed(text, line + (loaded.line ?? 0), problem, this.source.isNamed));
    }
    return loaded.values.some(isLive);
  }

  private problem(problem: Omit<InputProblem, 'file' | 'document'>): void {
    this.sink.onProblem({ file: this.source.file, document: this.document, ...problem });
    this.document++;
  }
}

/** The kind of an object that is written in lines, if it says so once; lists are left to the parser. */
function peek(text: string): { readonly apiVersion: string; readonly kind: string } | undefined {
  const kinds = [...text.matchAll(KIND)];
  const apiVersions = kinds.length === 1 ? [...text.matchAll(API_VERSION)] : [];
  return apiVersions.length !== 1 || kinds[0][2].endsWith('List')
    ? undefined
    : { apiVersion: apiVersions[0][2], kind: kinds[0][2] };
}

/**
 * The lines of a text at which the items of a list begin, from 0: those with a dash at the indentation of the first
 * one.
 *
 * @returns undefined for what is not a list, and for one that is written in another way
 */
function itemLines(text: string, value: unknown): number[] | undefined {
  if (!isPlainObject(value) || !isList(value)) {
    return undefined;
  }
  const lines = text.split('\n');
  const start = lines.findIndex(line => /^items:\s*(?:#.*)?$/.test(line)) + 1;
  const first = lines.findIndex((line, index) => index >= start && /^ *- /.test(line));
  const dash = `${' '.repeat(Math.max(0, lines[first]?.indexOf('-') ?? 0))}- `;
  const end = lines.findIndex((line, index) => index > first && /^[^\s#-]/.test(line));
  const isItem = (line: string, index: number) => index >= first && (end < 0 || index < end) && line.startsWith(dash);
  const found = start === 0 || first < 0 ? [] : lines.flatMap((line, index) => isItem(line, index) ? [index] : []);
  return found.length > 0 && found.length === value.items.length ? found : undefined;
}

/** The first line of a text that has something to say, from 0. */
function firstLine(text: string): number {
  const lines = text.split('\n', 200);
  const index = lines.findIndex(line => !/^(?:---)?\s*(?:#.*)?$/.test(line));
  return Math.max(0, index);
}
