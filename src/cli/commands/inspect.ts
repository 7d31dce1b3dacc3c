import { AuditSeverity } from '../../audit/audit-report';
import { escapeControls } from '../../audit/formats/audit-document';
import { plainTable } from '../../audit/formats/table';
import { inspectDockerConfig, Inspection, inspectSecret } from '../../audit/inspect-secret';
import { lookOf } from '../formats';
import { ExitCode, Io } from '../io';
import { readSecretInputs } from '../text-input';

/** What Secrets or a Docker config open, and what is wrong with them. */
export async function runInspect(
  [file]: readonly any[], { format }: { readonly format: string }, io: Io,
): Promise<number> {
  const options = { now: io.now() };
  const inspections = (await readSecretInputs(file, io)).map(input =>
    'secret' in input ? inspectSecret(input.secret, options) : inspectDockerConfig(input.config, options),
  );
  const json = inspections.length === 1 ? inspections[0] : inspections;
  io.stdout.write(
    format === 'json'
      ? `${JSON.stringify(json, undefined, 2)}\n`
      : inspections.map(inspection => inspectionText(inspection, io)).join('\n'),
  );
  const isBad = inspections.some(({ findings }) => findings.some(({ severity }) => severity === AuditSeverity.ERROR));
  return isBad ? ExitCode.FINDINGS : ExitCode.OK;
}

function inspectionText({ namespace, name, type, entries, isUnreadable, findings }: Inspection, io: Io): string {
  const title =
    name === undefined
      ? 'Docker config'
      : escapeControls([namespace, name].filter(part => part !== undefined).join('/'));
  const rows = entries.map(({ key, host, username, hasPassword, expiresAt }) => [
    key,
    host ?? 'none: the kubelet ignores the key',
    username,
    hasPassword ? 'yes' : 'no',
    expiresAt?.toISOString() ?? 'not known',
  ]);
  return [
    `${title === '' ? type : `${title} (${type})`}\n`,
    rows.length === 0
      ? `${isUnreadable ? 'encrypted, or still to be filled in' : 'no credentials'}\n`
      : plainTable(['key', 'host', 'user', 'password', 'expires'], rows, lookOf(io)),
    ...findings.map(({ severity, rule, message, fix }) => `\n${severity} ${rule}: ${message}\n  → ${fix}\n`),
  ].join('');
}
