import { groupBy } from '../../collection/group-by';
import { memoized } from '../../collection/memoized';
import { counted } from '../../text/printable';
import { AuditFinding, AuditOrigin, AuditReport, AuditSeverity } from '../audit-report';
import { InputProblem } from '../readers/reader-sink';

/** What a format shows: a report, and how it came about. */
export interface AuditDocument {
  readonly report: AuditReport;
  /** What was not looked at. */
  readonly problems: readonly InputProblem[];
  /** What the report does not prove, in a sentence. */
  readonly caveat?: string;
  /** The version of this package. */
  readonly version: string;
  readonly time: Date;
  /** The least severity that counts as a failure. */
  readonly failOn: AuditSeverity;
  /** Whether formats for people show what is for information, and do not only count it. */
  readonly showsInfo: boolean;
}

/** Where the documentation of the rules is. */
export const RULES_URL = 'https://github.com/cdk8s-registry-access/cdk8s-registry-access/blob/main/docs/rules.md';

export const TOOL = 'cdk8s-registry-access';

/** The severities that findings have, the worst first. */
export const SEVERITIES = [AuditSeverity.ERROR, AuditSeverity.WARNING, AuditSeverity.INFO] as const;

/** What objects without a namespace are listed under. */
export const NO_NAMESPACE = '(no namespace)';

/** How many findings there are of each severity. */
export function countBySeverity(findings: readonly AuditFinding[]): Record<(typeof SEVERITIES)[number], number> {
  const count = (severity: AuditSeverity) => findings.filter(finding => finding.severity === severity).length;
  return { error: count(AuditSeverity.ERROR), warning: count(AuditSeverity.WARNING), info: count(AuditSeverity.INFO) };
}

/** Findings by namespace, in their order: those of no namespace first, as reports have them. */
export function byNamespace(findings: readonly AuditFinding[]): Map<string, AuditFinding[]> {
  return groupBy(findings, ({ namespace }) => namespace ?? NO_NAMESPACE);
}

/** Findings of one rule and severity. */
export interface RuleGroup {
  readonly rule: string;
  readonly title: string;
  readonly severity: AuditSeverity;
  readonly findings: readonly AuditFinding[];
}

/** Findings by rule, errors first. */
export function byRule(findings: readonly AuditFinding[]): RuleGroup[] {
  const groups = new Map<string, AuditFinding[]>();
  const order: readonly AuditSeverity[] = SEVERITIES;
  findings.forEach(each => memoized(groups, `${order.indexOf(each.severity)} ${each.rule}`, () => []).push(each));
  return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([, [first, ...more]]) =>
    ({ rule: first.rule, title: first.title, severity: first.severity, findings: [first, ...more] }));
}

/** The findings that formats for people show. */
export function shownFindings({ report: { findings }, showsInfo }: AuditDocument): AuditFinding[] {
  return showsInfo ? findings : findings.filter(({ severity }) => severity !== AuditSeverity.INFO);
}

/** `Pod payments/web containers[web].image`; of a file, which its place says, nothing. */
export function objectOf({ kind, namespace, name, field }: AuditFinding): string {
  return kind === 'File' ? '' : [`${kind} ${namespace === undefined ? '' : `${namespace}/`}${name}`, field]
    .filter(part => part !== undefined).join(' ');
}

/** `k8s/web.yaml:12`, the path of a construct, or nothing. */
export function placeOf({
  file, line, constructPath,
}: AuditOrigin | (InputProblem & { readonly constructPath?: string })): string {
  const name = file === '-' ? 'standard input' : file ?? constructPath;
  return name === undefined ? '' : `${escapeControls(name)}${line === undefined ? '' : `:${line}`}`;
}

/** What was not read, and what is only worth a word, each under its title. */
export function problemsByTitle(problems: readonly InputProblem[]): Map<string, InputProblem[]> {
  return groupBy(problems, ({ isNote }) => isNote ? 'Notes' : 'Not read');
}

/**
 * A problem as a sentence.
 *
 * @param hasSubject whether its message is a sentence of its own, and no end of one that begins with the file
 */
export function problemSentence({ file, document, line, message }: InputProblem, hasSubject: boolean): string {
  const inFile = [
    ...document === undefined ? [] : [`document ${document}`], ...line === undefined ? [] : [`line ${line}`],
  ].join(', ');
  const place = file === undefined ? '' : `${file}${inFile && ` (${inFile})`}${hasSubject ? ': ' : ' '}`;
  return `${escapeControls(`${place}${message}`)}.`;
}

/** One line that says how it went. */
export function summarize({
  report: { findings, suppressed, objects, secrets, skipped }, problems,
}: AuditDocument): string {
  const { error, warning, info } = countBySeverity(findings);
  const unread = problems.filter(({ isNote }) => !isNote).length;
  return [
    findings.length === 0
      ? 'nothing found'
      : [counted(error, 'error'), counted(warning, 'warning'), `${info} info`].join(', '),
    `${counted(objects, 'object')}, ${counted(secrets.length, 'pull secret')}`,
    ...suppressed.length > 0 ? [`${suppressed.length} accepted`] : [],
    ...skipped > 0 ? [`${skipped} no Kubernetes object${skipped === 1 ? '' : 's'}`] : [],
    ...unread > 0 ? [`${unread} not read`] : [],
  ].join(' · ');
}

/** Names of files are anything that a file system takes. */
export function escapeControls(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cf}\u2028\u2029\p{Surrogate}\uFFFE\uFFFF]/gu,
    character => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
