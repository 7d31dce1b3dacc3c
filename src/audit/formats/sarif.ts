import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Location, Log, Notification, ReportingDescriptor, Result, Suppression } from 'sarif';
import { AuditFinding, AuditOrigin, AuditSeverity } from '../audit-report';
import { AuditDocument, escapeControls, RULES_URL, TOOL } from './audit-document';
import { Rule } from '../engine/rule';
import { InputProblem } from '../readers/reader-sink';
import { RULES } from '../rules';
import { anchorOf } from '../rules-document';

const LEVELS: Readonly<Record<AuditSeverity, Result.level>> = {
  [AuditSeverity.ERROR]: 'error',
  [AuditSeverity.WARNING]: 'warning',
  [AuditSeverity.INFO]: 'note',
  [AuditSeverity.OFF]: 'none',
};

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

/** SARIF 2.1.0, for code scanning. */
export function toSarif({ report, problems, version }: AuditDocument): string {
  const indices = new Map(RULES.map(({ id }, index) => [id, index]));
  const log: Log = {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [{
      tool: {
        driver: { name: TOOL, semanticVersion: version, informationUri: RULES_URL, rules: RULES.map(descriptor) },
      },
      invocations: [{
        executionSuccessful: problems.every(({ isNote }) => isNote),
        toolExecutionNotifications: problems.map(notification),
      }],
      columnKind: 'utf16CodeUnits',
      results: [
        ...report.findings.map(finding => result(finding, indices)),
        ...report.suppressed.map(finding => ({ ...result(finding, indices), suppressions: [suppression(finding)] })),
      ],
    }],
  };
  return `${JSON.stringify(log, undefined, 2)}\n`;
}

function descriptor(rule: Rule): ReportingDescriptor {
  const { id, title, checks, cause, remediation, severity } = rule;
  return {
    id,
    name: pascalCase(title),
    shortDescription: { text: title },
    fullDescription: { text: `${checks} ${cause}` },
    help: { text: remediation },
    helpUri: `${RULES_URL}#${anchorOf(rule)}`,
    defaultConfiguration: { level: LEVELS[severity] as 'error' },
  };
}

function result(finding: AuditFinding, indices: ReadonlyMap<string, number>): Result {
  const { rule, severity, message, fix, fingerprint, related } = finding;
  return {
    ruleId: rule,
    ruleIndex: indices.get(rule) ?? -1,
    level: LEVELS[severity],
    message: { text: `${message}\n${fix}` },
    locations: [{ ...location(finding.origin), ...logicalLocation(finding) }],
    partialFingerprints: { 'registryAccess/v1': fingerprint },
    ...related.length > 0 ? { properties: { related } } : {},
  };
}

function logicalLocation({ namespace, kind, name, field, origin }: AuditFinding): Location {
  return {
    logicalLocations: [{
      name,
      fullyQualifiedName: [namespace, kind, name, field].filter(part => part !== undefined).join('/'),
      kind: 'object',
      ...origin.constructPath === undefined ? {} : { decoratedName: origin.constructPath },
    }],
  };
}

function location({ file, line }: AuditOrigin | InputProblem): Location {
  return file === undefined ? {} : {
    physicalLocation: {
      artifactLocation: { uri: file === '-' ? 'stdin' : uriOf(file) },
      ...line === undefined ? {} : { region: { startLine: line } },
    },
  };
}

function notification(problem: InputProblem): Notification {
  const { file, message, isNote } = problem;
  return {
    level: isNote ? 'note' : 'error',
    message: { text: escapeControls(file === undefined ? message : `${file} ${message}`) },
    ...file === undefined ? {} : { locations: [location(problem)] },
  };
}

function suppression({ acceptedBy, acceptedReason }: AuditFinding): Suppression {
  return { kind: acceptedBy === 'annotation' ? 'inSource' : 'external', justification: acceptedReason };
}

/** A path as a relative reference: what has a meaning in one is encoded. An absolute path is the URI of a file. */
function uriOf(path: string): string {
  if (isAbsolute(path)) {
    return pathToFileURL(path).href;
  }
  const parts = path
    .replaceAll('\\', '/')
    .split('/')
    .map(part => encodeURIComponent(Buffer.from(part).toString('utf8')));
  return parts.join('/');
}

function pascalCase(title: string): string {
  return title
    .replace(/[^A-Za-z0-9]+/g, ' ')
    .trim()
    .split(' ')
    .map(word => word[0].toUpperCase() + word.slice(1))
    .join('');
}
