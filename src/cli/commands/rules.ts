import { CATALOGUE } from '../../audit/catalogue';
import { Explained, Rule } from '../../audit/engine/rule';
import { plainTable } from '../../audit/formats/table';
import { readExamples } from '../../audit/rule-examples';
import { rulesDocument } from '../../audit/rules-document';
import { lookOf } from '../formats';
import { ExitCode, Io, UsageError } from '../io';

/** Everything that can be found, or one of it: the rules of the audit, and what synthesis and a diagnosis find. */
export async function runRules([id]: readonly any[], { format }: { readonly format: string }, io: Io): Promise<number> {
  const shown = id === undefined ? CATALOGUE : CATALOGUE.filter(rule => rule.id === id.toUpperCase());
  if (shown.length === 0) {
    throw new UsageError(`there is no rule '${id}'; 'rules' lists them`);
  }
  io.stdout.write(rulesText(shown, id !== undefined, format, io));
  return ExitCode.OK;
}

function rulesText(shown: readonly Explained[], isOne: boolean, format: string, io: Io): string {
  if (format === 'json') {
    return `${JSON.stringify(shown.map(plainRule), undefined, 2)}\n`;
  }
  if (format === 'markdown') {
    return rulesDocument(shown);
  }
  return isOne
    ? ruleText(shown[0])
    : plainTable(
      ['rule', 'severity', 'title'],
      shown.map(({ id, severity, title }) => [id, severity, title]),
      lookOf(io),
    );
}

function plainRule(rule: Explained & Partial<Rule>): object {
  const { check, examples, ...said } = rule;
  const { name, ...setting } = examples ?? {};
  return examples ? { ...said, examples: { ...setting, ...readExamples(rule) } } : said;
}

function ruleText(rule: Explained): string {
  const { id, title, severity, checks, cause, remediation } = rule;
  const examples = readExamples(rule);
  const paragraphs = [
    `${id} ${title} (${severity})`,
    `Checks: ${checks}`,
    `Cause: ${cause}`,
    `Fix: ${remediation}`,
    ...examples ? [`Found in:\n\n${indent(examples.bad)}`, `Fixed:\n\n${indent(examples.good)}`] : [],
  ];
  return `${paragraphs.map(text => text.trimEnd()).join('\n\n')}\n`;
}

function indent(text: string): string {
  return text.replace(/^(?=.)/gm, '  ');
}
