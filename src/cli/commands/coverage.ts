import { CoverageRow, coverageRows } from '../../audit/coverage-rows';
import { plainTable } from '../../audit/formats/table';
import { AuditRunOptions, readIntoAudit } from '../audit-run';
import { lookOf } from '../formats';
import { ExitCode, Io } from '../io';

interface CoverageCommandOptions extends AuditRunOptions {
  readonly format: string;
}

/** Rows are written in pieces: there can be more of them than fit into a string. */
const ROWS_PER_PIECE = 1000;

/** One row for each image of each object that holds a pod. */
export async function runCoverage([paths]: readonly any[], options: CoverageCommandOptions, io: Io): Promise<number> {
  const { audit, problems } = await readIntoAudit(paths, options, io, {}, { keepsEveryPod: true });
  const rows = coverageRows(audit.facts);
  if (options.format === 'json') {
    writeRows(rows, io);
  } else {
    io.stdout.write(
      plainTable(
        ['namespace', 'object', 'container', 'image', 'pull secrets', 'result'], [...rows].map(rowCells), lookOf(io),
      ),
    );
  }
  audit.facts.unchecked.notes.forEach(note => problems.addProblem(note));
  problems.print(io);
  return problems.isFailure(audit.objectCount) ? ExitCode.FAILED : ExitCode.OK;
}

function writeRows(rows: Iterable<CoverageRow>, io: Io): void {
  let lines: string[] = [];
  let separator = '[\n';
  const flush = () => {
    if (lines.length > 0) {
      io.stdout.write(separator + lines.join(',\n'));
      separator = ',\n';
      lines = [];
    }
  };
  for (const row of rows) {
    lines.push(JSON.stringify(row));
    if (lines.length === ROWS_PER_PIECE) {
      flush();
    }
  }
  flush();
  io.stdout.write(separator === '[\n' ? '[]\n' : '\n]\n');
}

function rowCells(row: CoverageRow): string[] {
  const {
    namespace, kind, name, container, image, effectivePullSecrets, missingSecrets, unknownSecrets = [], result,
  } = row;
  const note = (secret: string) =>
    missingSecrets.includes(secret) ? ' (missing)' : unknownSecrets.includes(secret) ? ' (contents not known)' : '';
  const secrets = effectivePullSecrets.map(secret => secret + note(secret));
  return [namespace, `${kind} ${name}`, container, image, secrets.join(', '), result];
}
