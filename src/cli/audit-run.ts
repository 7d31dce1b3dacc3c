import { checkInput, InputOptions, loadCluster, Problems, readInput } from './input';
import { asUsageError, asyncUsageError, Io, UsageError } from './io';
import { AuditOptions } from '../audit/audit-options';
import { nodeRegistriesOf } from '../audit/config/parse-config';
import { readConfig } from '../audit/config/read-config';
import { Audit, AuditKeeping } from '../audit/engine/audit';
import { SourceTexts } from '../audit/readers/read-text';
import { RULES } from '../audit/rules';

/** What the commands that read objects have in common. */
export interface AuditRunOptions extends InputOptions {
  readonly config?: string;
  /** What the nodes pull from, beside what the configuration says. */
  readonly nodeRegistry?: readonly string[];
}

/** An audit that has read its input. */
export interface AuditRun {
  readonly audit: Audit;
  readonly problems: Problems;
  readonly texts: SourceTexts;
}

export async function readIntoAudit(
  paths: readonly string[], options: AuditRunOptions, io: Io, more: AuditOptions = {}, keeping?: AuditKeeping,
): Promise<AuditRun> {
  checkInput(paths, options);
  const { options: configured, isWanted, use } = asUsageError(() => readConfig(options.config));
  const nodes = asUsageError(() => nodeRegistriesOf(() => '--node-registry', options.nodeRegistry ?? []));
  const problems = new Problems();
  const cluster =
    options.cluster && await asyncUsageError(() => loadCluster().openCluster({ ...options, env: io.env }));
  if (cluster && !cluster.maySeeSecrets) {
    problems.addProblem({ isNote: true, message: 'Secrets may not be listed, so none is reported as missing' });
  }
  const instructions = {
    now: io.now(),
    ...configured,
    ...more,
    nodeRegistries: [...configured.nodeRegistries ?? [], ...nodes.nodeRegistries!],
    nodeRegistryPatterns: [...configured.nodeRegistryPatterns ?? [], ...nodes.nodeRegistryPatterns ?? []],
    severities: { ...configured.severities, ...more.severities },
    cluster: cluster ? cluster.maySeeSecrets : false,
  };
  const audit = asUsageError(() => use(() => new Audit(instructions, keeping)));
  if (more.severities !== undefined && !RULES.some(({ id }) => audit.isRun(id))) {
    throw new UsageError(
      '--rule, --skip and `severities` of the configuration leave no rule to check: remove one of them',
    );
  }
  const sink = {
    onObject: audit.addObject.bind(audit),
    onText: audit.addText.bind(audit),
    onScript: audit.addScript.bind(audit),
    onProblem: problems.addProblem.bind(problems),
    onUnread: audit.addUnread.bind(audit),
    onPart: audit.addPart.bind(audit),
  };
  const texts = new SourceTexts();
  await readInput(paths, cluster || undefined, sink, io, { isWanted, onPiece: piece => texts.keep(piece) });
  return { audit, problems, texts };
}
