import { AuditedSecret, AuditFinding } from '../audit-report';
import { AuditDocument, byNamespace, byRule, placeOf, problemsByTitle, RULES_URL, summarize } from './audit-document';

/** Hosts that show it cut longer comments; what is left out is said. */
const MAX_FINDINGS = 500;

/** The report for a comment on a change, or a page. */
export function toMarkdown(document: AuditDocument): string {
  const { report, problems } = document;
  const worst = new Set(byRule(report.findings).flatMap(({ findings }) => findings).slice(0, MAX_FINDINGS));
  const shown = report.findings.filter(finding => worst.has(finding));
  const hidden = report.findings.length - shown.length;
  return `${[
    '# Registry access',
    summarize(document),
    ...document.caveat === undefined ? [] : [document.caveat],
    ...[...byNamespace(shown)].map(([namespace, findings]) => section(namespace, findings)),
    ...hidden > 0 ? [`… and ${hidden} findings more.`] : [],
    ...report.secrets.length > 0 ? [inventory(report.secrets.slice(0, MAX_FINDINGS))] : [],
    ...[...problemsByTitle(problems)].map(([title, ofTitle]) => [
      `## ${title}\n`, ...ofTitle.map(problem => `- ${text(`${placeOf(problem)} ${problem.message}`.trim())}`),
    ].join('\n')),
  ].join('\n\n')}\n`;
}

function section(namespace: string, findings: readonly AuditFinding[]): string {
  return `## ${text(namespace)}\n\n| severity | rule | object | finding |\n| --- | --- | --- | --- `
    + `|\n${findings.map(row).join('\n')}`;
}

function row({ severity, rule, kind, name, field, message, fix, origin }: AuditFinding): string {
  const place = placeOf(origin);
  const object = [
    `${text(`${kind} ${name}`)}`,
    ...(field === undefined ? [] : [text(field)]),
    ...(place === '' ? [] : [`*${text(place)}*`]),
  ].join('<br>');
  return `| ${severity} | [${rule}](${RULES_URL}#${rule.toLowerCase()}) | ${object} | ${text(message)}<br>→ `
    + `${text(fix)} |`;
}

function inventory(secrets: readonly AuditedSecret[]): string {
  const rows = secrets.map(({ namespace, name, hosts, users, expiresAt, consumers }) => {
    const cells = [
      namespace, name, hosts.join(', '), users.join(', '), expiresAt?.toISOString() ?? '', String(consumers),
    ];
    return `| ${cells.map(text).join(' | ')} |`;
  });
  return '## Pull secrets\n\n| namespace | name | registries | users | expires | used by |\n| --- | --- | --- | --- | '
    + `--- | --- |\n${rows.join('\n')}`;
}

/** A text that is nothing but text: no markup, no mention of anybody, no end of a cell. */
function text(raw: string): string {
  return raw.replace(/[\\`*_[\]{}()#+!|~]/g, '\\$&').replace(/[&<>@]/g, character => `&#${character.charCodeAt(0)};`);
}
