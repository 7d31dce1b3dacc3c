import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job whose runs can overlap. */
export const OVERLAPPING_RUNS: Rule = {
  id: 'PRA503',
  title: 'Refresh without a concurrency policy',
  severity: AuditSeverity.WARNING,
  checks: 'A refresh CronJob has `concurrencyPolicy: Forbid` or `Replace`.',
  cause: 'By default (`Allow`) a run that hangs is joined by the next one, and so on; a late one overwrites a fresh token with '
    + 'an older one.',
  remediation: 'Set `concurrencyPolicy: Forbid`, together with a deadline.',
  examples: {
    bad: `apiVersion: batch/v1
kind: CronJob
metadata: { name: refresh-ecr }
spec:
  schedule: '17 */4 * * *'
  jobTemplate:
    spec:
      activeDeadlineSeconds: 600
      template:
        spec:
          serviceAccountName: refresher
          containers:
            - name: refresh
              image: public.ecr.aws/acme/tools:1.4.2
              command: [sh, -c]
              args:
                - |
                  TOKEN=$(aws ecr get-login-password)
                  kubectl create secret docker-registry ecr --docker-server="$HOST" --docker-username=AWS \\
                    --docker-password="$TOKEN" --dry-run=client -o yaml | kubectl apply --server-side --force-conflicts -f -
`,
    good: `apiVersion: batch/v1
kind: CronJob
metadata: { name: refresh-ecr }
spec:
  schedule: '17 */4 * * *'
  concurrencyPolicy: Forbid
  jobTemplate:
    spec:
      activeDeadlineSeconds: 600
      template:
        spec:
          serviceAccountName: refresher
          containers:
            - name: refresh
              image: public.ecr.aws/acme/tools:1.4.2
              command: [sh, -c]
              args:
                - |
                  TOKEN=$(aws ecr get-login-password)
                  kubectl create secret docker-registry ecr --docker-server="$HOST" --docker-username=AWS \\
                    --docker-password="$TOKEN" --dry-run=client -o yaml | kubectl apply --server-side --force-conflicts -f -
`,
  },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  for (const { subject, schedule, concurrencyPolicy = 'Allow' } of facts.refreshJobs) {
    if (schedule !== undefined && concurrencyPolicy === 'Allow') {
      yield { subject, field: 'spec.concurrencyPolicy', message: `${describe(subject)} allows runs at the same time: a run that hangs is joined by the next.` };
    }
  }
}
