import { createHash } from 'node:crypto';
import { AuditedSecret, AuditFinding } from '../audit-report';
import {
  AuditDocument, byNamespace, byRule, countBySeverity, NO_NAMESPACE, placeOf, problemsByTitle, RuleGroup, RULES_URL,
  SEVERITIES, summarize,
} from './audit-document';
import { svgElement } from './graph-svg';
import { HTML_SCRIPT } from './html-script';
import { HTML_STYLE } from './html-style';
import { escapeXml } from './xml';

/** A picture of more nodes than this shows nothing, and a phone does not open it. */
const MAX_NODES = 600;

/**
 * The report as one page: it loads nothing, so that it can be mailed and kept, and its policy keeps it so. Without
 * scripts it shows all.
 */
export function toHtml(document: AuditDocument): string {
  const { report, time, version } = document;
  return `<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '${hashOf(HTML_SCRIPT)}'">
<title>Registry access</title>
<style>${HTML_STYLE}</style>
</head>
<body>
<header>
<h1>Registry access</h1>
<p>${escapeXml(summarize(document))}</p>${document.caveat === undefined ? '' : `\n<p>${prose(document.caveat)}</p>`}
<p class="dim"><time datetime="${time.toISOString()}">${time.toISOString().slice(0, 16).replace('T', ' ')} UTC</time> · cdk8s-registry-access ${escapeXml(version)}</p>
</header>
<main>
${filters(document)}
<section id="findings" aria-live="polite">
${byRule(report.findings).map(section).join('\n')}
<p id="nothing"${report.findings.length > 0 ? ' hidden' : ''}>Nothing found.</p>
</section>
${inventory(report.secrets)}
${accepted(document)}
${unread(document)}
${picture(document)}
</main>
<script>${HTML_SCRIPT}</script>
</body>
</html>
`;
}

function filters({ report: { findings } }: AuditDocument): string {
  const counts = countBySeverity(findings);
  const rules = [...new Map(findings.map(({ rule, title }) => [rule, title]))].sort();
  const namespaces = [...byNamespace(findings).keys()].sort();
  return `<form id="filters">
<label>Rule <select id="rule"><option value="">all</option>${rules.map(([rule, title]) => `<option value="${rule}">${rule} ${escapeXml(title)}</option>`).join('')}</select></label>
<label>Namespace <select id="namespace"><option value="">all</option>${namespaces.map(name => `<option>${escapeXml(name)}</option>`).join('')}</select></label>
<fieldset><legend>Severity</legend>${SEVERITIES.map(severity =>
  `<label class="${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${severity} `
    + `(${counts[severity]})</label>`).join(' ')}</fieldset>
<label>Search <input type="search" id="search"></label>
</form>`;
}

function section({ rule, title, severity, findings }: RuleGroup): string {
  return `<section class="rule ${severity}">
<h2><span class="badge">${severity}</span> ${rule} ${escapeXml(title)} <span class="dim">${findings.length}</span></h2>
${findings.map(card).join('\n')}
</section>`;
}

function card({
  namespace, severity, rule, kind, name, field, message, fix, origin, related, relatedCount,
}: AuditFinding): string {
  const place = placeOf(origin);
  const more = relatedCount > related.length ? [`… and ${relatedCount - related.length} more`] : [];
  return `<article class="finding ${severity}" data-rule="${rule}" data-severity="${severity}" data-namespace="${escapeXml(namespace ?? NO_NAMESPACE)}">
<h3><a href="${RULES_URL}#${rule.toLowerCase()}">${rule}</a> ${escapeXml(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`)}</h3>
<p>${field === undefined ? '' : ` <code>${escapeXml(field)}</code>`}${place === '' ? '' : ` <span class="dim">${escapeXml(place)}</span>`}</p>
<p>${prose(message)}</p>
<p class="fix">${prose(fix)}</p>
${related.length === 0 ? '' : `<details><summary>${relatedCount} related</summary><ul>${[...related, ...more].map(text => `<li>${escapeXml(text)}</li>`).join('')}</ul></details>`}</article>`;
}

function inventory(secrets: readonly AuditedSecret[]): string {
  const rows = secrets.map(({ namespace, name, hosts, users, expiresAt, consumers }) => `<tr>${[namespace, name, hosts.join(', '), users.join(', '), expiresAt?.toISOString().slice(0, 16).replace('T', ' ') ?? '', String(consumers)]
    .map(cell => `<td>${escapeXml(cell)}</td>`).join('')}</tr>`);
  const head = ['Namespace', 'Name', 'Registries', 'Users', 'Expires', 'Used by']
    .map(cell => `<th scope="col">${cell}</th>`)
    .join('');
  return secrets.length === 0 ? '' : `<details open><summary><h2>Pull secrets <span class="dim">${secrets.length}</span></h2></summary>
<div class="scroll"><table><thead><tr>${head}</tr></thead><tbody>${rows.join('')}</tbody></table></div></details>`;
}

function accepted({ report: { suppressed } }: AuditDocument): string {
  const items = suppressed.map(({ rule, kind, name, namespace, acceptedBy, acceptedReason }) =>
    `<li>${rule} ${escapeXml(`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`)}: `
      + `${escapeXml(acceptedReason!)} <span class="dim">(${acceptedBy})</span></li>`);
  return suppressed.length === 0 ? '' : '<details><summary><h2>Accepted <span '
    + `class="dim">${suppressed.length}</span></h2></summary><ul>${items.join('')}</ul></details>`;
}

function unread({ problems }: AuditDocument): string {
  return [...problemsByTitle(problems)].map(([title, ofTitle]) => {
    const items = ofTitle.map(problem => `<li>${escapeXml(`${placeOf(problem)} ${problem.message}`.trim())}</li>`);
    return `<details open><summary><h2>${title} <span class="dim">${ofTitle.length}</span></h2></summary><ul>`
      + `${items.join('')}</ul></details>`;
  }).join('\n');
}

function picture({ graph }: AuditDocument): string {
  const drawn = graph();
  if (drawn.nodes.length === 0) {
    return '';
  }
  const content = drawn.nodes.length > MAX_NODES
    ? `<p>${drawn.nodes.length} nodes are too many for a picture: draw a part of them with the command `
      + '<code>graph</code>.</p>'
    : `<div class="scroll">${svgElement(drawn)}</div>`;
  return `<details open><summary><h2>Who can pull what</h2></summary>${content}</details>`;
}

/** A sentence, in which names of fields stand between backticks. */
function prose(text: string): string {
  return escapeXml(text).replace(/`([^`]+)`/g, '<code>$1</code>');
}

/** What the policy allows: this script and no other. */
function hashOf(script: string): string {
  return `sha256-${createHash('sha256').update(script).digest('base64')}`;
}
