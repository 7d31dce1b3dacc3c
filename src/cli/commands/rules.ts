import { Rule } from '../../audit/engine/rule';
import { plainTable } from '../../audit/formats/table';
import { readExamples } from '../../audit/rule-examples';
import { RULES } from '../../audit/rules';
import { rulesDocument } from '../../audit/rules-document';
import { lookOf } from '../formats';
import { ExitCode, Io, UsageError } from '../io';

/** The rules of the audit, or one of them. */
export async function runRules([id]: readonly any[], { format }: { readonly format: string }, io: Io): Promise<number> {
  const shown = id === undefined ? RULES : RULES.filter(rule => rule.id === id.toUpperCase());
  if (shown.length === 0) {
    throw new UsageError(`there is no rule '${id}'; 'rules' lists them`);
  }
  io.stdout.write(rulesText(shown, id !== undefined, format, io));
  return ExitCode.OK;
}

function rulesText(shown: readonly Rule[], isOne: boolean, format: string, io: Io): string {
  if (format === 'json') {
    return `${JSON.stringify(shown.map(plain), undefined, 2)}\n`;
  }
  if (format === 'markdown') {
    return rulesDocument(shown);
  }
  return isOne ? ruleText(shown[0]) : plainTable(['rule', 'severity', 'title'], shown.map(({ id, severity, title }) => [id, severity, title]), lookOf(io));
}

function plain(rule: Rule): object {
  const { check, examples: { name, ...setting }, ...said } = rule;
  return { ...said, examples: { ...setting, ...readExamples(rule) } };
}

function ruleText(rule: Rule): string {
  const { id, title, severity, checks, cause, remediation } = rule;
  const { bad, good } = readExamples(rule);
  return [
    `${id} ${title} (${severity})`,
    `Checks: ${checks}`,
    `Cause: ${cause}`,
    `Fix: ${remediation}`,
    `Found in:\n\n${indent(bad)}`,
    `Not in:\n\n${indent(good)}`,
  ].join('\n\n');
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
