import { AuditSeverity } from '../audit-report';

const ORDER: readonly AuditSeverity[] = [
  AuditSeverity.OFF, AuditSeverity.INFO, AuditSeverity.WARNING, AuditSeverity.ERROR,
];

/** Whether a severity is as bad as another one, or worse. */
export function isAtLeast(severity: AuditSeverity, threshold: AuditSeverity): boolean {
  return ORDER.indexOf(severity) >= ORDER.indexOf(threshold);
}
