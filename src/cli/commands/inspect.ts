import { escapeControls } from '../../audit/formats/audit-document';
import { plainTable } from '../../audit/formats/table';
import { inspectDockerConfig, Inspection, inspectSecret } from '../../audit/inspect-secret';
import { lookOf } from '../formats';
import { ExitCode, Io } from '../io';
import { readSecretInput } from '../text-input';

/** What a Secret or a Docker config opens, and what is wrong with it. */
export async function inspect([file]: readonly any[], { format }: { readonly format: string }, io: Io): Promise<number> {
  const input = await readSecretInput(file, io);
  const options = { now: io.now() };
  const inspection = 'secret' in input ? inspectSecret(input.secret, options) : inspectDockerConfig(input.config, options);
  io.stdout.write(format === 'json' ? `${JSON.stringify(inspection, undefined, 2)}\n` : describe(inspection, io));
  return ExitCode.OK;
}

function describe({ namespace, name, type, entries, findings }: Inspection, io: Io): string {
  const title = escapeControls([namespace, name].filter(part => part !== undefined).join('/'));
  const rows = entries.map(({ key, host, username, hasPassword, expiresAt }) =>
    [key, host ?? 'none: the kubelet ignores the key', username, hasPassword ? 'yes' : 'no', expiresAt?.toISOString() ?? 'not known']);
  return [
    `${title === '' ? type : `${title} (${type})`}\n`,
    rows.length === 0 ? 'no credentials\n' : plainTable(['key', 'host', 'user', 'password', 'expires'], rows, lookOf(io)),
    ...findings.map(({ severity, rule, message, fix }) => `\n${severity} ${rule}: ${message}\n  → ${fix}\n`),
  ].join('');
}
