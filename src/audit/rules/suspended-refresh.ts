import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A refresh job that is switched off. */
export const SUSPENDED_REFRESH: Rule = {
  id: 'PRA505',
  title: 'Suspended refresh',
  severity: AuditSeverity.ERROR,
  checks: 'No refresh job is suspended.',
  cause: 'Nothing refreshes the token while `suspend` is true, and it expires. It is easily forgotten after maintenance.',
  remediation: 'Set `suspend: false`, or take the job away if the Secret is refreshed by something else.',
  examples: {
    bad: `apiVersion: batch/v1
kind: CronJob
metadata: { name: refresh-ecr }
spec:
  schedule: '17 */4 * * *'
  suspend: true
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
  for (const { subject, suspend } of facts.refreshJobs) {
    if (suspend) {
      yield { subject, field: 'spec.suspend', message: `${describe(subject)} is suspended: nothing refreshes the pull secrets that it writes.` };
    }
  }
}
