import { AuditSeverity } from '../../../src/audit/audit-report';
import { isAtLeast } from '../../../src/audit/engine/settings';

test.each([
  [AuditSeverity.ERROR, AuditSeverity.WARNING, true],
  [AuditSeverity.WARNING, AuditSeverity.WARNING, true],
  [AuditSeverity.INFO, AuditSeverity.WARNING, false],
  [AuditSeverity.WARNING, AuditSeverity.ERROR, false],
])('%s is as bad as %s: %s', (severity, threshold, expected) => {
  expect(isAtLeast(severity, threshold)).toBe(expected);
});
