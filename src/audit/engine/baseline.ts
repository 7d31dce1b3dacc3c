import { AuditReport } from '../audit-report';

/** The findings of a report, to be accepted from now on: how many there are of each fingerprint, sorted. */
export function baselineOf({ findings, suppressed }: AuditReport): Record<string, number> {
  const kept = suppressed.filter(({ acceptedBy }) => acceptedBy === 'baseline');
  const counts = new Map<string, number>();
  for (const { fingerprint } of [...findings, ...kept]) {
    counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  }
  return Object.fromEntries([...counts].sort(([a], [b]) => (a < b ? -1 : 1)));
}
