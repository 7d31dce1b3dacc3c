import { AuditReport, AuditSeverity } from '../../audit/audit-report';
import {
  BaselineEntry, baselineOf, formatBaseline, readBaseline, reasonsOf, staleNotes,
} from '../../audit/config/baseline-file';
import { isAtLeast } from '../../audit/engine/settings';
import { AuditDocument } from '../../audit/formats/audit-document';
import { FieldLines } from '../../audit/readers/field-lines';
import { RULES } from '../../audit/rules';
import { counted } from '../../text/printable';
import { AuditRunOptions, readIntoAudit } from '../audit-run';
import { checkFile, FORMATS, parseOutputs, writeFile } from '../formats';
import { ExitCode, Io, UsageError } from '../io';
import { packageVersion } from '../package-version';

interface AuditCommandOptions extends AuditRunOptions {
  readonly format: string;
  readonly output?: readonly string[];
  readonly failOn: string;
  readonly strictInput?: boolean;
  readonly baseline?: string;
  readonly writeBaseline?: boolean;
  readonly rule?: readonly string[];
  readonly skip?: readonly string[];
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
  const known = baselineFile === undefined ? [] : entriesOf(baselineFile, isToBeWritten);
  const { audit: engine, problems, texts } = await readIntoAudit(paths, options, io, {
    severities: switchedOff(options), ...!isToBeWritten && { baseline: reasonsOf(known) },
  });
  const report = engine.finish({ lines: new FieldLines(file => texts.textOf(file)) });
  engine.notes(report).forEach(note => problems.addProblem(note));
  if (!isToBeWritten) {
    staleNotes(baselineFile ?? '', known, report, engine.isRun).forEach(note => problems.addProblem(note));
  }
  const document: AuditDocument = {
    report,
    problems: problems.list,
    caveat: engine.caveat(report),
    version: packageVersion(),
    time: io.now(),
    showsInfo: options.failOn === AuditSeverity.INFO || options.rule !== undefined,
    failOn: options.failOn === 'never' ? AuditSeverity.ERROR : options.failOn as AuditSeverity,
  };
  const today = `there on ${io.now().toISOString().slice(0, 10)}`;
  const unwritten = [
    ...outputs.map(({ format, file }) => tryToWrite(file, () => FORMATS[format](document))),
    ...isToBeWritten ? [
      tryToWrite(baselineFile!, () => formatBaseline(baselineOf(report, today, known, engine.isRun))),
    ] : [],
  ].filter(message => message !== undefined);
  if (isToBeWritten && unwritten.length === 0) {
    io.stderr.write(`accepted from now on: ${counted(report.findings.length, 'finding')}, in ${baselineFile}\n`);
  }
  io.stdout.write(FORMATS[options.format](document, io));
  problems.print(io);
  unwritten.forEach(message => io.stderr.write(`error: ${message}\n`));
  if (options.strictInput && problems.isIncomplete) {
    return ExitCode.FAILED;
  }
  if (!isToBeWritten && isFailing(report, options.failOn)) {
    return ExitCode.FINDINGS;
  }
  return unwritten.length > 0 || problems.isFailure(report.objects) ? ExitCode.FAILED : ExitCode.OK;
}

/** What was accepted; one that is written again may be of another version, or not be there yet. */
function entriesOf(file: string, isToBeWritten = false): readonly BaselineEntry[] {
  try {
    return readBaseline(file);
  } catch (error) {
    if (isToBeWritten) {
      return [];
    }
    throw new UsageError((error as Error).message);
  }
}

/** The rules that are not run. */
function switchedOff({ rule, skip = [] }: AuditCommandOptions): Record<string, AuditSeverity> {
  const [wanted, unwanted] = [rule?.map(ruleId), skip.map(ruleId)];
  const off = RULES.filter(({ id }) => unwanted.includes(id) || (wanted !== undefined && !wanted.includes(id)));
  return Object.fromEntries(off.map(({ id }) => [id, AuditSeverity.OFF]));
}

/** The id of a rule, which may be written in lower case, as `rules` takes it. */
function ruleId(text: string): string {
  const id = text.toUpperCase();
  if (!RULES.some(rule => rule.id === id)) {
    throw new UsageError(`there is no rule '${text}' of the audit; 'rules' lists them`);
  }
  return id;
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

function isFailing({ findings }: AuditReport, failOn: string): boolean {
  return failOn !== 'never' && findings.some(({ severity }) => isAtLeast(severity, failOn as AuditSeverity));
}
