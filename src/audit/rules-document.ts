import { Explained, GROUPS } from './engine/rule';
import { readExamples } from './rule-examples';

const INTRODUCTION = `# The rules of the audit

<!-- Generated from src/audit/rules: change the rules, not this file. -->

What \`RegistryAudit\`, the proof at synthesis and the command find, by id: one id, whoever finds it. Ids and fingerprints are stable. Severities are those that rules have by themselves; where a finding
says another one, the section tells when. Other severities, ignores with a reason, and a baseline are options.

To accept the findings of one rule on one object, annotate it, with the reason: it is reported as suppressed. Without a reason it is a finding itself.

\`\`\`yaml
metadata:
  annotations:
    cdk8s-registry-access/ignore-PRA401: every pod of this namespace pulls from our registry
\`\`\`
`;

/** The part of an address that leads to the section of a rule. */
export function anchorOf({ id }: Explained): string {
  return id.toLowerCase();
}

/** The text of `docs/rules.md`. */
export function rulesDocument(rules: readonly Explained[]): string {
  const groups = Object.entries(GROUPS).map(([digit, title]) => ({
    title,
    rules: rules.filter(({ id }) => id.startsWith(`PRA${digit}`)),
  }));
  return [
    INTRODUCTION,
    ...groups.flatMap(group => [`**${group.title}**\n`, table(group.rules)]),
    ...groups.flatMap(group => [`## ${group.title}\n`, ...group.rules.map(section)]),
  ].join('\n');
}

function table(rules: readonly Explained[]): string {
  const rows = rules.map(rule => `| [${rule.id}](#${anchorOf(rule)}) | ${rule.title} | ${rule.severity} |`);
  return ['| rule | | severity |', '|---|---|---|', ...rows, ''].join('\n');
}

function section(rule: Explained): string {
  const { id, title, severity, checks, cause, remediation } = rule;
  const examples = readExamples(rule);
  return `<a id="${anchorOf(rule)}"></a>

### ${id}: ${title}

**${severity}** · ${checks}

**Why.** ${cause}

**Fix.** ${remediation}
${examples ? `\n${example('Found in', examples.bad)}\n${example('Fixed', examples.good)}` : ''}`;
}

function example(title: string, yaml: string): string {
  return `${title}:\n\n\`\`\`yaml\n${yaml.trimEnd()}\n\`\`\`\n`;
}
