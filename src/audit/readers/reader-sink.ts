import { isPlainObject } from '../../kubernetes/kubernetes-object';
import { AuditOrigin } from '../audit-report';

/** Something of the input that was not looked at. Nothing of its contents is in it. */
export interface InputProblem {
  /** The file, as it was named; `-` is standard input. */
  readonly file?: string;

  /** Which document of the file it is, from 0. */
  readonly document?: number;

  /** The line of the file, from 1. */
  readonly line?: number;

  /** What is wrong, as the end of a sentence that begins with the file. */
  readonly message: string;

  /** Whether it was left out on purpose: worth a word, and no failure. */
  readonly isNote?: boolean;

  /** Whether it keeps the tool from working: what was asked for by name cannot be had. */
  readonly isFatal?: boolean;
}

/** Takes what readers find, as they find it. */
export interface ReaderSink {
  /** The value of a document, or of an item of a list. */
  readonly onObject: (object: unknown, origin: AuditOrigin) => void;
  /** The text of a document, comments included; not called for what a cluster gave. */
  readonly onText?: (text: string, origin: AuditOrigin) => void;
  /** The text of a script, or of a page that describes one. */
  readonly onScript?: (text: string) => void;
  readonly onProblem: (problem: InputProblem) => void;
  /** Resources of a cluster that may not be listed, once it was read. */
  readonly onUnread?: (resources: readonly string[]) => void;
  /** A file whose objects are not applied as they stand. */
  readonly onPart?: (file: string) => void;
  /** Kinds that are of interest beside those of an audit. */
  readonly otherKinds?: ReadonlySet<string>;
}

/** Is handed a file piece by piece. A piece may be overwritten afterwards. */
export interface PieceReader {
  readonly write: (piece: Buffer) => void;
  readonly end: () => void;
}

/** What is known of a file before it is read. */
export interface DocumentSource {
  readonly file: string;
  /** Whether the file is kept somewhere, so that anyone can read credentials in it. */
  readonly isCommitted: boolean;
  /** Whether somebody named it; what is found in folders may be anything. */
  readonly isNamed?: boolean;
}

/** What programs fill in: of Go (Helm, Argo), Jinja, ytt and EJS. */
const TEMPLATE = /\{\{|\{%|<%|^\s*#@/m;

/**
 * What is said of a text that does not parse. One that was found in a folder need not be Kubernetes, and is skipped
 * without the members of an object.
 */
export function unparsed(
  text: string, line: number, message: string, isNamed = false,
): Pick<InputProblem, 'line' | 'message' | 'isNote'> {
  if (!isNamed && !/\b(?:apiVersion|items|kind)["']?\s*:/.test(text)) {
    return { message: 'is no Kubernetes manifest and was not read', isNote: true };
  }
  return TEMPLATE.test(text)
    ? { message: 'is a template and was not read: pipe what renders it into this command' } : { line, message };
}

/** Longer documents are not looked at: etcd takes no object over 1.5 MiB, and lists in JSON are read item by item. */
export const MAX_DOCUMENT_BYTES = 64 * 2 ** 20;

/** How a document that is too long is reported. */
export const TOO_LONG =
  'is longer than 64 MiB and was not read; a list of that size has to be JSON, as `kubectl get … -o json` prints it';

/** Whether an object, or the first of a list, was printed by an API server: no manifest has both of these. */
export function isLive(value: unknown): boolean {
  const [object] = isPlainObject(value) && Array.isArray(value.items) ? value.items : [value];
  const metadata = isPlainObject(object) && isPlainObject(object.metadata) ? object.metadata : {};
  return typeof metadata.uid === 'string' && typeof metadata.resourceVersion === 'string';
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: 'does not exist',
  EISDIR: 'is a folder',
  EACCES: 'may not be read: permission denied',
  EPERM: 'may not be read: permission denied',
  ELOOP: 'is a link that leads to itself',
};

/** A path that cannot be read, and why. */
export function problem(path: string, error: unknown, isNamed: boolean): { readonly problem: InputProblem } {
  return { problem: { file: path, message: reasonOf(error), ...isNamed ? { isFatal: true } : {} } };
}

/** Why something cannot be read, as the end of a sentence. */
export function reasonOf(error: unknown): string {
  const { code = 'unknown error' } = error as NodeJS.ErrnoException;
  return Object.hasOwn(REASONS, code) ? REASONS[code] : `cannot be read: ${code}`;
}
