import { inWords } from '../../schedule/units';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { shortestLifetime } from '../facts/token-lifetime';

/** A refresh job that has not succeeded for too long. */
export const OVERDUE_REFRESH: Rule = {
  id: 'PRA510',
  title: 'Refresh whose last success is too old',
  severity: AuditSeverity.ERROR,
  checks: 'The last success of a refresh CronJob (`status.lastSuccessfulTime`) is younger than the lifetime of its tokens; if it '
    + 'never succeeded, so is the CronJob. Only where the status is known; a suspended one is another rule.',
  cause: 'The tokens that it wrote last have expired. Argo CD shows a CronJob that never succeeded as healthy.',
  remediation: 'Look at the events and logs of its Jobs: `kubectl logs job/<the last one> --all-containers`.',
  examples: {
    now: '2026-01-02T00:00:00Z',
    bad: `apiVersion: v1
kind: ServiceAccount
metadata: { name: refresher }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: refresher }
rules: [{ apiGroups: [''], resources: [secrets], resourceNames: [ecr], verbs: [create, patch] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: refresher }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: refresher }
subjects: [{ kind: ServiceAccount, name: refresher }]
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: refresh-ecr, creationTimestamp: '2025-12-01T00:00:00Z' }
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
status: { lastSuccessfulTime: '2025-12-31T08:17:30Z' }
`,
    good: `apiVersion: v1
kind: ServiceAccount
metadata: { name: refresher }
---
apiVersion: rbac.authorization.k8s.io/v1
kind: Role
metadata: { name: refresher }
rules: [{ apiGroups: [''], resources: [secrets], resourceNames: [ecr], verbs: [create, patch] }]
---
apiVersion: rbac.authorization.k8s.io/v1
kind: RoleBinding
metadata: { name: refresher }
roleRef: { apiGroup: rbac.authorization.k8s.io, kind: Role, name: refresher }
subjects: [{ kind: ServiceAccount, name: refresher }]
---
apiVersion: batch/v1
kind: CronJob
metadata: { name: refresh-ecr, creationTimestamp: '2025-12-01T00:00:00Z' }
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
status: { lastSuccessfulTime: '2026-01-01T20:17:30Z' }
`,
  },
  check,
};

function* check(facts: Facts): Iterable<Problem> {
  const { now } = facts.settings;
  for (const { subject, schedule, suspend, lastSuccess, created, facts: { providers } } of facts.refreshJobs) {
    const shortest = shortestLifetime(providers);
    const since = lastSuccess ?? created;
    if (shortest && schedule !== undefined && !suspend && since !== undefined && now - since > shortest.lifetime) {
      yield {
        subject,
        field: 'status.lastSuccessfulTime',
        message: `${describe(subject)} ${lastSuccess === undefined ? 'has never succeeded since' : 'succeeded last at'} ${new Date(since).toISOString()}, `
          + `and a token of ${shortest.of} lives ${inWords(shortest.lifetime)}.`,
      };
    }
  }
}
