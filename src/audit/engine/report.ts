import { createHash } from 'crypto';
import { AuditedSecret, AuditFinding, AuditReport, AuditSeverity } from '../audit-report';
import { Problem, Rule } from './rule';
import { Suppressions } from './suppressions';
import { printable, shownKey } from '../../pull/text';
import { Facts } from '../facts/facts';
import { compareRefs, compareTexts, describe } from '../facts/object-ref';
import { expiresAt } from '../facts/secret-expiry';

/** How many things were given. */
export interface AuditCounts {
  readonly objects: number;
  readonly skipped: number;
  readonly malformed: number;
}

const MAX_RELATED = 20;
const MAX_MESSAGE = 2000;

/** A problem on its way to be a finding. */
interface Found {
  readonly rule: Rule;
  readonly problem: Problem;
  readonly severity: AuditSeverity;
  readonly fingerprint: string;
}

/** Runs the rules and sorts what they find. */
export function makeReport(facts: Facts, rules: readonly Rule[], counts: AuditCounts): AuditReport {
  const suppressions = new Suppressions(facts.settings);
  const findings: AuditFinding[] = [];
  const suppressed: AuditFinding[] = [];
  for (const found of sorted(distinct(facts, rules.flatMap(rule => [...run(rule, facts)])))) {
    const finding = findingOf(found);
    const acceptance = suppressions.of(finding, facts.pods.ignoresOf(found.problem.subject));
    if (acceptance) {
      suppressed.push({ ...finding, ...acceptance });
    } else {
      findings.push(finding);
    }
  }
  return { findings, suppressed, secrets: inventory(facts), ...counts };
}

function* run(rule: Rule, facts: Facts): Iterable<Found> {
  const { severities, excludedNamespaces } = facts.settings;
  const configured = severities.get(rule.id);
  if ((configured ?? rule.severity) === AuditSeverity.OFF) {
    return;
  }
  for (const problem of rule.check(facts)) {
    if (!excludedNamespaces.some(pattern => pattern.test(problem.subject.namespace))) {
      yield {
        rule,
        problem,
        severity: configured ?? problem.severity ?? rule.severity,
        fingerprint: fingerprintOf(rule, problem),
      };
    }
  }
}

/** A workload and the pods that it made have the same problem once, unless it is accepted of some of them only. */
function distinct(facts: Facts, all: readonly Found[]): Found[] {
  const byPlace = new Map<string, Found>();
  for (const found of all) {
    const { file, document, line, constructPath } = found.problem.subject.origin;
    const reason = facts.pods.ignoresOf(found.problem.subject)?.get(found.rule.id);
    const key = [found.fingerprint, file, document, line, constructPath, reason].join('\n');
    byPlace.set(key, byPlace.get(key) ?? found);
  }
  return [...byPlace.values()];
}

function sorted(all: readonly Found[]): Found[] {
  const place = ({ problem: { subject: { origin: { file = '', line = 0 } } } }: Found) =>
    `${file}\n${String(line).padStart(9, '0')}`;
  return [...all].sort(
    (a, b) =>
      compareRefs(a.problem.subject, b.problem.subject)
      || compareTexts(a.rule.id, b.rule.id)
      || compareTexts(a.problem.field ?? '', b.problem.field ?? '')
      || compareTexts(a.fingerprint, b.fingerprint)
      || compareTexts(place(a), place(b)),
  );
}

/** The object and what is wrong with it, not where it stands or how it is said. */
function fingerprintOf({ id }: Rule, { subject: { kind, namespace, name }, detail, field }: Problem): string {
  return createHash('sha256')
    .update(JSON.stringify([id, kind, namespace, name, detail ?? field ?? '']))
    .digest('hex')
    .slice(0, 20);
}

function findingOf({ rule, problem, severity, fingerprint }: Found): AuditFinding {
  const { subject: { kind, namespace, name, origin }, message, fix, field, related = [] } = problem;
  return {
    rule: rule.id,
    title: rule.title,
    severity,
    message: printable(message, MAX_MESSAGE),
    fix: printable(fix ?? rule.remediation, MAX_MESSAGE),
    kind: printable(kind),
    name: printable(name),
    ...(namespace === '' ? {} : { namespace: printable(namespace) }),
    ...(field === undefined ? {} : { field: printable(field) }),
    origin,
    related: related.slice(0, MAX_RELATED).map(describe),
    relatedCount: related.length,
    fingerprint,
  };
}

/** The pull secrets: what they open and who uses them, never what they hold. */
function inventory(facts: Facts): AuditedSecret[] {
  const records = facts.secrets.list.filter(({ content }) => content !== undefined);
  return records.sort((a, b) => compareRefs(a.subject, b.subject)).map(({ subject, type, content }) => {
    const { pods, serviceAccounts } = facts.use.of(subject.namespace, subject.name);
    const time = expiresAt(content!, facts.madeBy(subject.namespace, subject.name));
    return {
      namespace: printable(subject.namespace),
      name: printable(subject.name),
      type: printable(type),
      keys: content!.config.keys.map(shownKey),
      hosts: content!.config.hosts.map(shownKey),
      users: [...new Set(content!.entries.map(({ username }) => username))].filter(user => user !== '').sort(),
      ...(time === undefined ? {} : { expiresAt: new Date(time) }),
      consumers: pods.length > 0 ? pods.length : serviceAccounts.length,
      origin: subject.origin,
    };
  });
}
