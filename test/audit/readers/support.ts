import { AuditOrigin } from '../../../src/audit/audit-report';
import { InputProblem, PieceReader, ReaderSink } from '../../../src/audit/readers/reader-sink';

/** What a reader found. */
export interface Found {
  readonly objects: unknown[];
  readonly origins: AuditOrigin[];
  readonly texts: { readonly text: string; readonly origin: AuditOrigin }[];
  readonly problems: InputProblem[];
}

/** A sink that keeps what it is given. */
export function collector(): { readonly sink: ReaderSink; readonly found: Found } {
  const found: Found = { objects: [], origins: [], texts: [], problems: [] };
  return {
    found,
    sink: {
      onObject: (object, origin) => {
        found.objects.push(object);
        found.origins.push(origin);
      },
      onText: (text, origin) => found.texts.push({ text, origin }),
      onProblem: problem => found.problems.push(problem),
    },
  };
}

/** What a reader finds in a text that arrives in pieces. */
export function readPieces(
  make: (sink: ReaderSink) => PieceReader, text: string | Buffer, pieceBytes = 2 ** 20,
): Found {
  const { sink, found } = collector();
  const reader = make(sink);
  const bytes = Buffer.from(text as string);
  for (let start = 0; start < bytes.length; start += pieceBytes) {
    // Readers may not count on a piece to stay as it is.
    const piece = Buffer.from(bytes.subarray(start, start + pieceBytes));
    reader.write(piece);
    piece.fill(0x7b);
  }
  reader.end();
  return found;
}

export const pod = (name: string) => ({
  apiVersion: 'v1', kind: 'Pod', metadata: { name }, spec: { containers: [{ name: 'main', image: 'example.com/app' }] },
});
