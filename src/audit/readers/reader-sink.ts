import { AuditOrigin } from '../audit-report';

/** Something of the input that was not looked at. Nothing of its contents is in it. */
export interface InputProblem {
  /** The file, as it was named; `-` is standard input. None for a cluster. */
  readonly file?: string;
  /** The document in it, from 0. */
  readonly document?: number;
  /** The line in it, from 1. */
  readonly line?: number;
  readonly message: string;
  /** It is left out on purpose: worth a word, and no failure. */
  readonly isNote?: boolean;
}

/** Takes what readers find, as they find it. */
export interface ReaderSink {
  /** The value of a document, or of an item of a list. */
  readonly onObject: (object: unknown, origin: AuditOrigin) => void;
  /** The text of a document, comments included; not called for what a cluster gave. */
  readonly onText?: (text: string, origin: AuditOrigin) => void;
  readonly onProblem: (problem: InputProblem) => void;
}

/** Is handed a file piece by piece. A piece may be overwritten afterwards. */
export interface PieceReader {
  readonly write: (piece: Buffer) => void;
  readonly end: () => void;
}

/** Longer documents are not looked at: etcd takes no object over 1.5 MiB, and lists in JSON are read item by item. */
export const MAX_DOCUMENT_BYTES = 64 * 2 ** 20;

/** How a document that is too long is reported. */
export const TOO_LONG = 'is longer than 64 MiB and was not read; a list of that size has to be JSON, as `kubectl get … -o json` prints it';
