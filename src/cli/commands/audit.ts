import { accessGraph } from '../../audit/access-graph';
import { AuditReport, AuditSeverity } from '../../audit/audit-report';
import { baselineOf, formatBaseline, readBaseline } from '../../audit/config/baseline-file';
import { isAtLeast } from '../../audit/engine/severity';
import { AuditDocument } from '../../audit/formats/audit-document';
import { counted } from '../../pull/text';
import { AuditRunOptions, readIntoAudit } from '../audit-run';
import { checkFile, FORMATS, parseOutputs, writeFile } from '../formats';
import { asUsageError, ExitCode, Io, UsageError } from '../io';
import { packageVersion } from '../package-version';

interface AuditCommandOptions extends AuditRunOptions {
  readonly format: string;
  readonly output?: readonly string[];
  readonly failOn: string;
  readonly exitZero?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
}

/** Checks objects, and reports what is wrong. */
export async function runAudit([paths]: readonly any[], options: AuditCommandOptions, io: Io): Promise<number> {
  const outputs = parseOutputs(options.output ?? []);
  const { baseline: baselineFile, writeBaseline: isToBeWritten } = options;
  if (isToBeWritten && baselineFile === undefined) {
    throw new UsageError('--write-baseline needs --baseline FILE, which it writes');
  }
  if (isToBeWritten) {
    checkFile('--baseline', baselineFile!);
  }
  const baseline =
    baselineFile === undefined || isToBeWritten ? undefined : asUsageError(() => readBaseline(baselineFile));
  const { audit: engine, problems } = await readIntoAudit(paths, options, io, baseline && { baseline });
  const report = engine.finish();
  engine.notes(report).forEach(note => problems.addProblem(note));
  const document: AuditDocument = {
    report,
    problems: problems.list,
    graph: () => accessGraph(engine.facts),
    version: packageVersion(),
    time: io.now(),
    failOn: options.failOn === 'never' ? AuditSeverity.ERROR : options.failOn as AuditSeverity,
  };
  const unwritten = [
    ...outputs.map(({ format, file }) => tryToWrite(file, () => FORMATS[format](document))),
    ...isToBeWritten ? [tryToWrite(baselineFile!, () => formatBaseline(baselineOf(report)))] : [],
  ].filter(message => message !== undefined);
  if (isToBeWritten && unwritten.length === 0) {
    io.stderr.write(`accepted from now on: ${counted(report.findings.length, 'finding')}, in ${baselineFile}\n`);
  }
  io.stdout.write(FORMATS[options.format](document, io));
  problems.print(io);
  unwritten.forEach(message => io.stderr.write(`error: ${message}\n`));
  return unwritten.length > 0
    ? ExitCode.FAILED
    : exitCode(report, problems.isFailure, { ...options, exitZero: options.exitZero || isToBeWritten });
}

/** Writes a file. Returns why not: what else was asked for is still written. */
function tryToWrite(file: string, text: () => string): string | undefined {
  try {
    writeFile(file, text());
    return undefined;
  } catch (error) {
    if (error instanceof UsageError) {
      return error.message;
    }
    throw error;
  }
}

function exitCode(
  { findings }: AuditReport, isInputFailure: boolean, { failOn, exitZero }: AuditCommandOptions,
): number {
  if (isInputFailure) {
    return ExitCode.FAILED;
  }
  const fails =
    !exitZero && failOn !== 'never' && findings.some(({ severity }) => isAtLeast(severity, failOn as AuditSeverity));
  return fails ? ExitCode.FINDINGS : ExitCode.OK;
}
