import { relative } from 'path';
import { groupBy } from '../../collection/group-by';
import { AuditIgnore } from '../audit-options';
import { AuditFinding, AuditReport, AuditSeverity } from '../audit-report';
import { globToRegExp, Settings } from './settings';
import { printable } from '../../text/printable';
import { Ignores } from '../facts/object-ref';
import { InputProblem } from '../readers/reader-sink';

/** What accepts a finding, and why. */
export type Acceptance = Required<Pick<AuditFinding, 'acceptedBy' | 'acceptedReason'>>;

/** An ignore of the options, ready to be matched with findings. */
interface Matcher {
  readonly ignore: AuditIgnore;
  readonly patterns: readonly (readonly ['namespace' | 'kind' | 'name' | 'file', RegExp])[];
}

/** What is accepted: by annotations, by the options, and because it was there before. */
export class Suppressions {
  private readonly matchers: ReadonlyMap<string, readonly Matcher[]>;
  private readonly baseline: ReadonlyMap<string, string>;

  constructor({ ignores, baseline, now }: Settings) {
    const valid = ignores.filter(ignore => !isExpired(ignore, now)).map(matcherOf);
    this.matchers = groupBy(valid, ({ ignore }) => ignore.rule);
    this.baseline = baseline;
  }

  /** What accepts a finding; undefined if nothing does. */
  public of(finding: AuditFinding, ignores: Ignores | undefined): Acceptance | undefined {
    const acceptedReason = ignores?.get(finding.rule);
    if (acceptedReason) {
      return { acceptedBy: 'annotation', acceptedReason };
    }
    const matcher = this.matchers.get(finding.rule)?.find(each => isMeant(each, finding));
    if (matcher) {
      return { acceptedBy: 'ignore', acceptedReason: matcher.ignore.reason };
    }
    const known = this.baseline.get(finding.fingerprint);
    return known === undefined ? undefined : { acceptedBy: 'baseline', acceptedReason: known };
  }
}

/**
 * A word on each ignore of the options that has expired or accepts nothing of a report: it is not needed, or not what
 * was meant.
 */
export function ignoreNotes({ ignores, now, severities }: Settings, { suppressed }: AuditReport): InputProblem[] {
  return ignores.flatMap((ignore, index) => {
    if (severities.get(ignore.rule) === AuditSeverity.OFF) {
      return [];
    }
    const name = `ignores[${index}] (${ignore.rule}: ${printable(ignore.reason, 100)})`;
    if (isExpired(ignore, now)) {
      return [{ isNote: true, message: `${name} expired on ${ignore.expires}: its findings count again` }];
    }
    const matcher = matcherOf(ignore);
    const isUsed = suppressed.some(finding => finding.rule === ignore.rule && isMeant(matcher, finding));
    return isUsed ? [] : [{ isNote: true, message: `${name} accepts nothing: remove it, or fix what it is about` }];
  });
}

function isExpired({ expires }: AuditIgnore, now: number): boolean {
  return expires !== undefined && now >= Date.parse(expires);
}

function matcherOf(ignore: AuditIgnore): Matcher {
  const patterns = (['namespace', 'kind', 'name', 'file'] as const).filter(property => ignore[property] !== undefined)
    .map(property => [property, globToRegExp(ignore[property]!)] as const);
  return { ignore, patterns };
}

function isMeant({ patterns }: Matcher, finding: AuditFinding): boolean {
  const { file = '' } = finding.origin;
  // Patterns name files from the current folder, however the paths were given.
  return patterns.every(([property, pattern]) => property === 'file'
    ? pattern.test(file) || pattern.test(relative('.', file)) : pattern.test(finding[property] ?? ''));
}
