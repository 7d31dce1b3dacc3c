import { AuditDocument, countBySeverity, RULES_URL, TOOL } from './audit-document';

/** Changes when a consumer would have to: `docs/audit-report.schema.json` says what it stands for. */
export const SCHEMA_VERSION = 1;

/** The report for programs. */
export function toJson({ report, problems, version, time }: AuditDocument): string {
  const { findings, suppressed, secrets, objects, skipped, malformed } = report;
  const unread = problems.filter(({ isNote }) => !isNote).length;
  return `${JSON.stringify({
    schemaVersion: SCHEMA_VERSION,
    tool: { name: TOOL, version, rules: RULES_URL },
    time,
    summary: {
      ...countBySeverity(findings),
      suppressed: suppressed.length,
      secrets: secrets.length,
      objects,
      skipped,
      malformed,
      unread,
    },
    findings,
    suppressed: suppressed.map(({ acceptedBy: by, acceptedReason: reason, ...finding }) => ({ finding, by, reason })),
    secrets,
    problems: problems.map(({ isNote, isFatal, ...problem }) => ({ ...problem, isNote: isNote ?? false })),
  }, undefined, 2)}\n`;
}
