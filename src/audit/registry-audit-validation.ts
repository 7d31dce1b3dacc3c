import { dirname, relative } from 'path';
import { AuditFinding, AuditReport, AuditSeverity } from './audit-report';
import { readBaseline, reasonsOf, staleNotes } from './config/baseline-file';
import { readConfig } from './config/read-config';
import { Audit } from './engine/audit';
import { isAtLeast } from './engine/settings';
import { countBySeverity, placeOf } from './formats/audit-document';
import { FieldLines } from './readers/field-lines';
import { readFiles } from './readers/read-files';
import { InputProblem } from './readers/reader-sink';
import { checkCall, checkNew } from '../given/check-call';
import { SourceTexts } from './readers/read-text';
import { memoized } from '../collection/memoized';

/** What `cdk8s.yaml` says under `properties`. */
export interface RegistryAuditValidationProps {
  /**
   * The configuration, as the command reads it too.
   * @default - `.registry-access.yaml`, if it is there
   */
  readonly config?: string;

  /**
   * A file of findings that are accepted, as the command writes it with `--write-baseline`.
   * @default - none is
   */
  readonly baseline?: string;

  /**
   * The least severity that fails the synthesis.
   * @default AuditSeverity.ERROR
   */
  readonly failOn?: AuditSeverity;
}

/**
 * A validation plugin of cdk8s-cli: `cdk8s synth` audits what was synthesized, and fails with what it found.
 *
 * @see https://cdk8s.io/docs/latest/basics/validation/
 *
 * @example
 *
 * // cdk8s.yaml
 * // validations:
 * //   - package: ./node_modules/cdk8s-registry-access
 * //     version: 1.0.0
 * //     class: RegistryAuditValidation
 * //     properties: { failOn: warning }
 */
export class RegistryAuditValidation {
  private readonly failOn: AuditSeverity;

  /**
   * @throws for a property that is not known or cannot be right
   */
  public constructor(private readonly props: RegistryAuditValidationProps = {}) {
    checkNew(new.target, 'RegistryAuditValidation', props);
    this.failOn = props.failOn ?? AuditSeverity.ERROR;
    if (!FAIL_ON.includes(this.failOn)) {
      throw new Error(`'failOn' must be one of ${FAIL_ON.join(', ')}; got '${this.failOn}'`);
    }
  }

  /** Is called by cdk8s-cli, with its `ValidationContext`. */
  public async validate(context: any): Promise<void> {
    checkCall('RegistryAuditValidation.validate', context);
    const { options, isWanted, use } = readConfig(this.props.config);
    const { baseline } = this.props;
    const accepted = baseline === undefined ? [] : readBaseline(baseline);
    const audit = use(() => new Audit({ ...options, baseline: reasonsOf(accepted) }));
    const names = new ObjectNames();
    const problems: InputProblem[] = [];
    const manifests: string[] = context.manifests;
    const wanted = manifests.filter(isWanted);
    if (wanted.length === 0 && manifests.length > 0) {
      problems.push({ isNote: true, message: 'include and exclude of the configuration leave no manifest to audit' });
    }
    readFiles(wanted, {
      onObject: (object, origin) => audit.addObject(object, origin),
      onText: (text, origin) => {
        audit.addText(text, origin);
        names.addNamesOf(text);
      },
      onProblem: problem => problems.push(problem),
    });
    const folder = dirname(manifests[0] ?? '.');
    // With `cdk8s synth --stdout` it is a temporary one, whose name says nothing.
    const places = relative('.', folder).startsWith('..') ? { root: folder } : {};
    const report = audit.finish({ ...places, lines: new FieldLines(file => new SourceTexts().textOf(file)) });
    problems.push(...audit.notes(report), ...staleNotes(baseline ?? '', accepted, report, audit.isRun));
    violationsOf(report, this.failOn, names).forEach(violation => context.report.addViolation(violation));
    problems.forEach(problem => context.logger.log(`${placeOf(problem)} ${problem.message}`.trimStart()));
    const fails =
      problems.some(({ isNote }) => !isNote)
      || report.findings.some(({ severity }) => isAtLeast(severity, this.failOn));
    context.report.submit(fails ? 'failure' : 'success', summaryOf(report, problems));
  }
}

const FAIL_ON: readonly string[] = [AuditSeverity.ERROR, AuditSeverity.WARNING, AuditSeverity.INFO];

/** `ValidationViolation` of cdk8s-cli. */
interface Violation {
  readonly ruleName: string;
  readonly recommendation: string;
  readonly fix: string;
  readonly violatingResources: {
    readonly resourceName: string;
    readonly locations: string[];
    readonly manifestPath: string;
  }[];
}

/**
 * The findings, those of one rule that say the same in one. Information is printed only where it fails: a synthesis is
 * read by people.
 */
function violationsOf({ findings }: AuditReport, failOn: AuditSeverity, names: ObjectNames): Violation[] {
  const violations = new Map<string, Violation>();
  for (const finding of findings) {
    const { rule, title, severity, message, fix } = finding;
    if (isAtLeast(severity, AuditSeverity.WARNING) || isAtLeast(severity, failOn)) {
      const key = [rule, severity, message, fix].join('\n');
      const { violatingResources } = memoized(violations, key, () => ({
        ruleName: `${rule} ${title} [${severity}]`, recommendation: message, fix, violatingResources: [],
      }));
      violatingResources.push({
        resourceName: finding.name,
        locations: [locationOf(finding, names)],
        manifestPath: finding.origin.file ?? '',
      });
    }
  }
  return [...violations.values()];
}

/** cdk8s-cli finds the path of a construct by the name of its object alone, which several can have. */
function locationOf({ kind, namespace, name, field, origin }: AuditFinding, names: ObjectNames): string {
  const object = `${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`;
  const line = origin.line === undefined ? '' : `, line ${origin.line}`;
  const doubt = names.isShared(name)
    ? ' (other objects have this name: the construct path may be that of one of them)'
    : '';
  return `${object}${field === undefined ? '' : ` ${field}`}${line}${doubt}`;
}

function summaryOf({ findings, suppressed }: AuditReport, problems: readonly InputProblem[]): Record<string, string> {
  const { error, warning, info } = countBySeverity(findings);
  const unread = problems.filter(({ isNote }) => !isNote).length;
  return {
    Errors: String(error),
    Warnings: String(warning),
    Info: String(info),
    Accepted: String(suppressed.length),
    ...(unread === 0 ? {} : { 'Not read': String(unread) }),
  };
}

/** How many objects have which name: those too that no rule looks at, and that readers do not parse. */
class ObjectNames {
  private readonly counts = new Map<string, number>();

  /** Notes the objects of a text, as cdk8s writes it. */
  public addNamesOf(text: string): void {
    for (const [, name] of text.matchAll(/^metadata:\n(?: {2,}.*\n)*? {2}name: (.+)$/gm)) {
      this.counts.set(name, (this.counts.get(name) ?? 0) + 1);
    }
  }

  public isShared(name: string): boolean {
    return (this.counts.get(name) ?? 0) > 1;
  }
}
