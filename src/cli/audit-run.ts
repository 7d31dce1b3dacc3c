import { checkInput, InputOptions, Problems, readInput } from './input';
import { asUsageError, Io } from './io';
import { AuditOptions } from '../audit/audit-options';
import { readConfig } from '../audit/config/read-config';
import { Audit, AuditKeeping } from '../audit/engine/audit';

/** What the commands that read objects have in common. */
export interface AuditRunOptions extends InputOptions {
  readonly config?: string;
}

/** An audit that has read its input. */
export interface AuditRun {
  readonly audit: Audit;
  readonly problems: Problems;
}

/** Reads objects into an audit. */
export async function readIntoAudit(
  paths: readonly string[], options: AuditRunOptions, io: Io, more: AuditOptions = {}, keeping?: AuditKeeping,
): Promise<AuditRun> {
  checkInput(paths, options);
  const { options: configured, isWanted } = asUsageError(() => readConfig(options.config));
  const problems = new Problems();
  const cluster = options.cluster === true && await knowsAllSecrets(options, problems, io);
  const audit = asUsageError(() => new Audit({ now: io.now(), ...configured, ...more, cluster }, keeping));
  const sink = {
    onObject: audit.addObject.bind(audit),
    onText: audit.addText.bind(audit),
    onProblem: problems.addProblem.bind(problems),
  };
  await readInput(paths, options, sink, io, isWanted);
  return { audit, problems };
}

/** Whether what is not there, does not exist. */
async function knowsAllSecrets(options: InputOptions, problems: Problems, io: Io): Promise<boolean> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports
  const { mayListSecrets } = require('../audit/readers/cluster') as typeof import('../audit/readers/cluster');
  if (await mayListSecrets({ ...options, env: io.env })) {
    return true;
  }
  problems.addProblem({ isNote: true, message: 'Secrets may not be listed, so none is reported as missing' });
  return false;
}
