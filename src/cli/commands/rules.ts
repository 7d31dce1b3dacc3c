import { CATALOGUE } from '../../audit/catalogue';
import { Explained } from '../../audit/engine/rule';
import { plainTable } from '../../audit/formats/table';
import { rulesDocument } from '../../audit/rules-document';
import { lookOf } from '../formats';
import { ExitCode, Io, UsageError } from '../io';

/** Everything that can be found, or one of it: the rules of the audit, and what synthesis and a diagnosis find. */
export async function rules([id]: readonly any[], { format }: { readonly format: string }, io: Io): Promise<number> {
  const shown = id === undefined ? CATALOGUE : CATALOGUE.filter(rule => rule.id === id.toUpperCase());
  if (shown.length === 0) {
    throw new UsageError(`there is no rule '${id}'; 'rules' lists them`);
  }
  io.stdout.write(write(shown, id !== undefined, format, io));
  return ExitCode.OK;
}

function write(shown: readonly Explained[], isOne: boolean, format: string, io: Io): string {
  if (format === 'json') {
    return `${JSON.stringify(shown, undefined, 2)}\n`;
  }
  if (format === 'markdown') {
    return rulesDocument(shown);
  }
  return isOne ? describe(shown[0]) : plainTable(['rule', 'severity', 'title'], shown.map(({ id, severity, title }) => [id, severity, title]), lookOf(io));
}

function describe({ id, title, severity, checks, cause, remediation, examples }: Explained): string {
  return [
    `${id} ${title} (${severity})`,
    `Checks: ${checks}`,
    `Cause: ${cause}`,
    `Fix: ${remediation}`,
    ...examples ? [`Found in:\n\n${indent(examples.bad)}`, `Not in:\n\n${indent(examples.good)}`] : [],
  ].join('\n\n');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
