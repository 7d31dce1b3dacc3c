/* eslint-disable @typescript-eslint/no-require-imports */
import { AccessGraph, accessGraph } from '../../audit/access-graph';
import { AuditRunOptions, readIntoAudit } from '../audit-run';
import { ExitCode, Io } from '../io';

interface GraphOptions extends AuditRunOptions {
  readonly format: string;
}

const WRITERS: Readonly<Record<string, (graph: AccessGraph) => string>> = {
  mermaid: drawn =>
    (require('../../audit/formats/graph-mermaid') as typeof import('../../audit/formats/graph-mermaid')).toMermaid(
      drawn,
    ),
  dot: drawn =>
    (require('../../audit/formats/graph-dot') as typeof import('../../audit/formats/graph-dot')).toDot(drawn),
  svg: drawn =>
    (require('../../audit/formats/graph-svg') as typeof import('../../audit/formats/graph-svg')).toSvg(drawn),
};

/** Draws who can pull what. */
export async function runGraph([paths]: readonly any[], options: GraphOptions, io: Io): Promise<number> {
  const { audit, problems } = await readIntoAudit(paths, options, io);
  io.stdout.write(WRITERS[options.format](accessGraph(audit.facts)));
  audit.facts.unchecked.notes.forEach(note => problems.addProblem(note));
  problems.print(io);
  return problems.isFailure(audit.objectCount) ? ExitCode.FAILED : ExitCode.OK;
}
