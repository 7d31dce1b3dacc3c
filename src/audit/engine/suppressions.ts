import { AuditIgnore } from '../audit-options';
import { AuditFinding } from '../audit-report';
import { globToRegExp, Settings } from './settings';
import { Subject } from '../facts/object-ref';

/** What accepts a finding, and why. */
export interface Suppression {
  readonly by: 'annotation' | 'ignore' | 'baseline';
  readonly reason: string;
}

/** An ignore of the options, ready to be held against findings. */
interface Matcher {
  readonly ignore: AuditIgnore;
  readonly patterns: readonly (readonly ['namespace' | 'kind' | 'name' | 'file', RegExp])[];
}

/** What is accepted: by annotations, by the options, and because it was there before. */
export class Suppressions {
  private readonly matchers: ReadonlyMap<string, readonly Matcher[]>;
  private readonly baseline: Map<string, number>;

  constructor({ ignores, baseline, now }: Settings) {
    const matchers = new Map<string, Matcher[]>();
    for (const ignore of ignores.filter(({ expires }) => expires === undefined || now < Date.parse(expires))) {
      const patterns = (['namespace', 'kind', 'name', 'file'] as const).filter(property => ignore[property] !== undefined)
        .map(property => [property, globToRegExp(ignore[property]!)] as const);
      matchers.set(ignore.rule, [...matchers.get(ignore.rule) ?? [], { ignore, patterns }]);
    }
    this.matchers = matchers;
    this.baseline = new Map(baseline);
  }

  /** What accepts a finding; undefined if nothing does. Of a baseline, each finding uses up one. */
  public of(finding: AuditFinding, subject: Subject): Suppression | undefined {
    const reason = subject.ignores?.get(finding.rule);
    if (reason) {
      return { by: 'annotation', reason };
    }
    const matcher = this.matchers.get(finding.rule)?.find(({ patterns }) => patterns.every(([property, pattern]) =>
      pattern.test((property === 'file' ? finding.origin.file : finding[property]) ?? '')));
    if (matcher) {
      return { by: 'ignore', reason: matcher.ignore.reason };
    }
    const left = this.baseline.get(finding.fingerprint) ?? 0;
    if (left > 0) {
      this.baseline.set(finding.fingerprint, left - 1);
      return { by: 'baseline', reason: 'was there before' };
    }
    return undefined;
  }
}
