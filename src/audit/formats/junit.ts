import { AuditFinding } from '../audit-report';
import { AuditDocument, escapeControls, NO_NAMESPACE, placeOf, TOOL } from './audit-document';
import { isAtLeast } from '../engine/settings';
import { RULES } from '../rules';

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;',
};

interface TestCase {
  readonly name: string;
  readonly outcome?: Outcome;
}

/** What there is to say of a case; by the schema of Jenkins, only failures and errors have attributes. */
type Outcome =
  | { readonly element: 'failure' | 'error'; readonly message: string; readonly type: string; readonly text: string }
  | { readonly element: 'skipped' | 'system-out'; readonly text: string };

/**
 * JUnit's XML, for CI systems: a suite for each rule, a case for each of its findings, and one that passed where it has
 * none. What is below the severity that fails is reported as a note, and what is accepted counts as skipped.
 */
export function toJunit(document: AuditDocument): string {
  const { report, problems, failOn } = document;
  const suites = RULES.map(({ id, title }) => {
    const cases = [
      ...report.findings.filter(({ rule }) => rule === id).map((finding): TestCase =>
        ({ name: nameOf(finding), outcome: outcomeOf(finding, isAtLeast(finding.severity, failOn)) })),
      ...report.suppressed.filter(({ rule }) => rule === id).map((finding): TestCase =>
        ({ name: nameOf(finding), outcome: { element: 'skipped', text: finding.acceptedReason! } })),
    ];
    return suite(`${id} ${title}`, cases.length > 0 ? cases : [{ name: 'nothing found' }], document.time);
  });
  const unread = problems.map((problem): TestCase => ({
    name: placeOf(problem) || 'input',
    outcome: problem.isNote
      ? { element: 'skipped', text: problem.message }
      : { element: 'error', message: problem.message, type: 'unread', text: `${placeOf(problem)} ${problem.message}` },
  }));
  const all = [...suites, ...unread.length > 0 ? [suite('Input', unread, document.time)] : []];
  const sum = (figure: 'tests' | 'failures' | 'errors' | 'skipped') =>
    all.reduce((total, { counts }) => total + counts[figure], 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="${TOOL}" tests="${sum('tests')}" `
    + `failures="${sum('failures')}" errors="${sum('errors')}">\n`
    + `${all.map(({ xml }) => xml).join('')}</testsuites>\n`;
}

function suite(name: string, cases: readonly TestCase[], time: Date) {
  const count = (element: string) => cases.filter(({ outcome }) => outcome?.element === element).length;
  const counts = { tests: cases.length, failures: count('failure'), errors: count('error'), skipped: count('skipped') };
  const attributes = Object.entries(counts).map(([key, value]) => ` ${key}="${value}"`).join('');
  const timestamp = time.toISOString().slice(0, 19);
  const xml = `  <testsuite name="${escapeXml(name)}"${attributes} time="0" timestamp="${timestamp}" `
    + 'hostname="localhost">\n'
    + `${cases.map(testCase => caseElement(name, testCase)).join('')}  </testsuite>\n`;
  return { counts, xml };
}

function caseElement(suiteName: string, { name, outcome }: TestCase): string {
  const start = `    <testcase name="${escapeXml(name)}" classname="${escapeXml(suiteName)}" time="0"`;
  if (!outcome) {
    return `${start}/>\n`;
  }
  const { element: tag, text } = outcome;
  const attributes =
    'message' in outcome ? ` message="${escapeXml(outcome.message)}" type="${escapeXml(outcome.type)}"` : '';
  return `${start}>\n      <${tag}${attributes}>${escapeXml(text)}</${tag}>\n    </testcase>\n`;
}

function outcomeOf({ message, severity, fix, origin, related }: AuditFinding, isFailure: boolean): Outcome {
  const text = [message, fix, placeOf(origin), ...related].filter(line => line !== '').join('\n');
  return isFailure
    ? { element: 'failure', message, type: severity, text }
    : { element: 'system-out', text: `${severity}: ${text}` };
}

function nameOf({ namespace, kind, name, field }: AuditFinding): string {
  return `${namespace ?? NO_NAMESPACE} ${kind} ${name}${field === undefined ? '' : ` ${field}`}`;
}

/**
 * A text as XML, attributes included. Line breaks stay; other control characters are not allowed
 * there.
 */
function escapeXml(text: string): string {
  return text
    .split('\n')
    .map(line => escapeControls(line).replace(/[&<>"']/g, character => ENTITIES[character]))
    .join('\n');
}
