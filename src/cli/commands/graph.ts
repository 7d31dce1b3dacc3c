import { accessGraph } from '../../audit/access-graph';
import { toDot, toMermaid } from '../../audit/formats/graph';
import { AuditRunOptions, readIntoAudit } from '../audit-run';
import { ExitCode, Io } from '../io';

interface GraphOptions extends AuditRunOptions {
  readonly format: string;
}

/** Draws who can pull what. */
export async function runGraph([paths]: readonly any[], options: GraphOptions, io: Io): Promise<number> {
  const { audit, problems } = await readIntoAudit(paths, options, io);
  const graph = accessGraph(audit.facts);
  io.stdout.write(options.format === 'dot' ? toDot(graph) : toMermaid(graph));
  audit.facts.unchecked.notes.forEach(note => problems.addProblem(note));
  problems.print(io);
  return problems.isFailure(audit.objectCount) ? ExitCode.FAILED : ExitCode.OK;
}
