import { createHash } from 'crypto';
import { relative } from 'path';
import { AuditedSecret, AuditFinding, AuditReport, AuditSeverity } from '../audit-report';
import { Problem, Rule } from './rule';
import { isAtLeast } from './settings';
import { Suppressions } from './suppressions';
import { memoized } from '../../collection/memoized';
import { shownKey } from '../../image/shown';
import { counted, printable } from '../../text/printable';
import { Facts } from '../facts/facts';
import { compareRefs, compareTexts, describe } from '../facts/object-ref';
import { expiresAt } from '../facts/secret-expiry';
import { isBackup, isExample, isUnused } from '../facts/test-file';
import { FieldLines } from '../readers/field-lines';

/** How many things were given. */
export interface AuditCounts {
  readonly objects: number;
  readonly skipped: number;
  readonly malformed: number;
}

/** What a report can say of places. */
export interface ReportPlaces {
  /** Finds the lines of fields, where texts can be looked into; else findings have those of their objects. */
  readonly lines?: FieldLines;
  /**
   * The folder that files are named from in fingerprints, so that they are the same wherever a repository lies.
   * @default - the current one
   */
  readonly root?: string;
  /** Files whose objects something else changes, such as a kustomization. */
  readonly parts?: ReadonlySet<string>;
}

/** Rules on what a Secret or a text holds by itself, whatever becomes of the object around it. */
const STANDS_ALONE = /^PRA(?:2|3|40[56])/;

/**
 * Rules on credentials that lie open: keys and what is random in what is no longer applied and in demonstrations too,
 * and tokens in examples.
 */
const STANDS_OPEN = /^PRA40[56]/;

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
export function makeReport(
  facts: Facts, rules: readonly Rule[], counts: AuditCounts, places: ReportPlaces,
): AuditReport {
  const suppressions = new Suppressions(facts.settings);
  const [open, accepted]: [Grouped, Grouped] = [new Map(), new Map()];
  const twins = new Twins();
  for (const found of sorted(distinct(facts, rules.flatMap(rule => [...run(rule, facts, places)])))) {
    const isGrouped = found.problem.group !== undefined;
    const fingerprint = isGrouped ? found.fingerprint : twins.tell(found.fingerprint);
    const finding = findingOf({ ...found, fingerprint }, places.lines);
    const acceptance = suppressions.of(finding, facts.pods.ignoresOf(found.problem.subject));
    const key = isGrouped ? JSON.stringify([fingerprint, acceptance]) : fingerprint;
    memoized(acceptance ? accepted : open, key, () => []).push({ found, finding: { ...finding, ...acceptance } });
  }
  // Of a group that several things accept, the baseline knows the part that nothing else does.
  const isOthers = ([{ finding: { acceptedBy } }]: Member[]) => acceptedBy !== undefined && acceptedBy !== 'baseline';
  const all = [...open.values(), ...accepted.values()].sort((a, b) => Number(isOthers(a)) - Number(isOthers(b)));
  const fingerprints = new Map(all.map(members => {
    const [{ found: { problem }, finding: { fingerprint } }] = members;
    return [members, problem.group ? twins.tell(fingerprint) : fingerprint];
  }));
  const merged = (groups: Grouped) =>
    [...groups.values()].map(members => ({ ...merge(members), fingerprint: fingerprints.get(members)! }));
  return { findings: merged(open), suppressed: merged(accepted), secrets: inventory(facts), ...counts };
}

interface Member {
  readonly found: Found;
  readonly finding: AuditFinding;
}

type Grouped = Map<string, Member[]>;

/** Findings that are one: that of the first of the worst, with the list of them all. */
function merge(members: readonly Member[]): AuditFinding {
  if (members.length === 1) {
    return members[0].finding;
  }
  const { finding } = members.reduce((worst, other) =>
    isAtLeast(worst.finding.severity, other.finding.severity) ? worst : other);
  const named = members.flatMap(({ found: { problem } }) => [problem.subject, ...problem.related ?? []].map(describe));
  const related = [...new Set(named)];
  const verb = members.length === 2 ? 'does' : 'do';
  return {
    ...finding,
    message: `${finding.message} So ${verb} ${counted(members.length - 1, 'other object')}.`,
    related: related.slice(0, MAX_RELATED),
    relatedCount: related.length,
  };
}

/** Tells those apart that have one fingerprint, such as an object that is twice in a file. */
class Twins {
  private readonly counts = new Map<string, number>();

  public tell(fingerprint: string): string {
    const before = this.counts.get(fingerprint) ?? 0;
    this.counts.set(fingerprint, before + 1);
    return before === 0 ? fingerprint : hashOf([fingerprint, before]);
  }
}

function* run(rule: Rule, facts: Facts, { root = process.cwd(), parts }: ReportPlaces): Iterable<Found> {
  const { severities, excludedNamespaces } = facts.settings;
  const configured = severities.get(rule.id);
  if ((configured ?? rule.severity) === AuditSeverity.OFF) {
    return;
  }
  for (const problem of rule.check(facts)) {
    const { file = '' } = problem.subject.origin;
    const isJudged = STANDS_ALONE.test(rule.id) || !parts?.has(file);
    const place = placeOf(file, root);
    const own = problem.severity ?? rule.severity;
    if (isJudged && !excludedNamespaces.some(pattern => pattern.test(problem.subject.namespace))) {
      yield {
        rule,
        problem,
        severity: configured ?? leastOf(own, worstAt(place, rule, problem)),
        fingerprint: fingerprintOf(rule, problem, root),
      };
    }
  }
}

/** How bad something can be where it stands. */
function worstAt(place: string, { id }: Rule, { isAnywhere, isUnproved, isExported }: Problem): AuditSeverity {
  if (!STANDS_OPEN.test(id)) {
    return isUnused(place) ? AuditSeverity.INFO : AuditSeverity.ERROR;
  }
  if (isAnywhere || !(isExample(place) || (isUnproved && isUnused(place)))) {
    return AuditSeverity.ERROR;
  }
  return !isBackup(place) ? AuditSeverity.INFO : isExported ? AuditSeverity.ERROR : AuditSeverity.WARNING;
}

function leastOf(one: AuditSeverity, other: AuditSeverity): AuditSeverity {
  return isAtLeast(one, other) ? other : one;
}

/** A workload and the pods that it made have the same problem once, unless it is accepted of some of them only. */
function distinct(facts: Facts, all: readonly Found[]): Found[] {
  const byPlace = new Map<string, Found>();
  for (const found of all) {
    const { kind, name, origin: { file, document, line, constructPath } } = found.problem.subject;
    const reason = facts.pods.ignoresOf(found.problem.subject)?.get(found.rule.id);
    const key = [found.fingerprint, kind, name, file, document, line, constructPath, reason].join('\n');
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

/** The object in its file and what is wrong with it, not where it stands there or how it is said. */
function fingerprintOf({ id }: Rule, { subject, detail, field, group }: Problem, root: string): string {
  const { kind, namespace, name, origin: { file } } = subject;
  if (group) {
    return hashOf([id, ...group]);
  }
  const place = file === undefined || file === '-' ? [] : [placeOf(file, root)];
  return hashOf([id, kind, namespace, kind === 'File' ? '' : name, detail ?? field ?? '', ...place]);
}

/** A file as it is named in the repository. */
function placeOf(file: string, root: string): string {
  return relative(root, file).replaceAll('\\', '/');
}

function hashOf(parts: readonly unknown[]): string {
  return createHash('sha256').update(JSON.stringify(parts)).digest('hex').slice(0, 20);
}

function findingOf({ rule, problem, severity, fingerprint }: Found, lines: FieldLines | undefined): AuditFinding {
  const { subject: { kind, namespace, name, origin }, message, fix, field, detail, related = [] } = problem;
  const line = field === undefined ? undefined : lines?.lineOf({ origin, kind, name, field, entry: detail });
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
    origin: line === undefined ? origin : { ...origin, line },
    related: related.slice(0, MAX_RELATED).map(describe),
    relatedCount: related.length,
    fingerprint,
  };
}

/** The pull secrets: what they open and who uses them, never what they hold. */
function inventory(facts: Facts): AuditedSecret[] {
  const records = facts.secrets.list.filter(({ content }) => content !== undefined);
  return records.sort((a, b) => compareRefs(a.subject, b.subject)).map(({ subject, type, content }) => {
    const { pods } = facts.use.of(subject.namespace, subject.name);
    const time = expiresAt(content!, facts.madeBy(subject.namespace, subject.name));
    return {
      namespace: printable(subject.namespace),
      name: printable(subject.name),
      type: printable(type),
      keys: content!.config.keys.map(shownKey),
      hosts: content!.config.hosts.map(shownKey),
      users: [...new Set(content!.entries.map(({ username }) => username))].filter(user => user !== '').sort(),
      ...(time === undefined ? {} : { expiresAt: new Date(time) }),
      consumers: pods.length,
      origin: subject.origin,
    };
  });
}
