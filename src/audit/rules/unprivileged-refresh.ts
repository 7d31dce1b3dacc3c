import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { allows } from '../facts/permission';
import { RefreshJob } from '../facts/refresh-jobs';

/** A refresh job that may not write. */
export const UNPRIVILEGED_REFRESH: Rule = {
  id: 'PRA509',
  title: 'Refresh without ServiceAccount or permission',
  severity: AuditSeverity.ERROR,
  checks: 'The ServiceAccount of a refresh job exists, and some binding lets it create, update or patch Secrets, in '
    + 'each namespace that it names. A warning unless a live cluster is audited; for information where the files have '
    + 'no ServiceAccounts at all, or bind the one that they lack.',
  cause: 'A pod of a ServiceAccount that does not exist is never created; without the permission every run fails with '
    + '`Forbidden`, and the old token expires.',
  remediation: 'Create the ServiceAccount, and a Role with `create` and `patch` on `resourceNames: [the secret]`, '
    + 'which is enough for `kubectl apply --server-side`, with a RoleBinding in the namespace of the Secret.',
  examples: { name: 'unprivileged-refresh' },
  check: findUnprivilegedRefresh,
};

function* findUnprivilegedRefresh(facts: Facts): Iterable<Problem> {
  const { cluster } = facts.settings;
  const severity = cluster ? AuditSeverity.ERROR : AuditSeverity.WARNING;
  for (const job of facts.refreshJobs) {
    const { subject, serviceAccountName } = job;
    const account = `ServiceAccount '${serviceAccountName}'`;
    if (serviceAccountName !== 'default' && !facts.serviceAccounts.find(subject.namespace, serviceAccountName)) {
      yield {
        subject,
        severity: cluster || !isMadeElsewhere(facts, job) ? severity : AuditSeverity.INFO,
        field: 'serviceAccountName',
        message: `${describe(subject)} runs as ${account}, which `
          + `${cluster ? 'does not exist' : 'is not among the objects'}.`,
      };
    } else if (job.automounts) {
      const refused = namespacesOf(job).filter(namespace => !mayWrite(facts, job, namespace));
      if (refused.length > 0) {
        const where = refused[0] === undefined ? '' : ` in ${refused.map(namespace => `'${namespace}'`).join(', ')}`;
        yield {
          subject,
          severity,
          detail: 'rbac',
          message: `${describe(subject)} runs as ${account}, which no binding lets write Secrets${where}.`,
        };
      }
    }
  }
}

/** Whether the ServiceAccount is made by something else, as `eksctl` does: the files have none, or one is bound. */
function isMadeElsewhere({ serviceAccounts, rbac }: Facts, { subject, serviceAccountName }: RefreshJob): boolean {
  return serviceAccounts.list.length === 0 || rbac.bindingsOf(subject.namespace, serviceAccountName).length > 0;
}

/** The namespaces that a job writes to; undefined where that is not known, so that any will do. */
function namespacesOf({ facts: { namespaces } }: RefreshJob): readonly (string | undefined)[] {
  return namespaces.length > 0 && namespaces.every(namespace => isNamespace(namespace)) ? namespaces : [undefined];
}

function mayWrite(facts: Facts, { subject, serviceAccountName }: RefreshJob, namespace: string | undefined): boolean {
  return facts.rbac
    .bindingsOf(subject.namespace, serviceAccountName)
    .some(
      binding =>
        (namespace === undefined || ['', namespace].includes(binding.subject.namespace))
        && facts.rbac
          .permissionsOf(binding)
          .some(permission => permission.resource === 'secrets' && allows(permission, ['create', 'patch', 'update'])),
    );
}

/** A name in a variable is not known. */
function isNamespace(text: string): boolean {
  return /^[a-z0-9-]{1,63}$/.test(text);
}
