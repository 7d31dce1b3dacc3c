import { counted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { BUILT_IN_ROLES } from '../facts/built-in-roles';
import { expectedGroup, isForExpected } from '../facts/expected-readers';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { allows, Permission } from '../facts/permission';
import { ListedPullSecret } from '../facts/pull-secret-names';
import { BindingRecord } from '../facts/rbac';
import { describeSubject, isEverybody } from '../facts/rbac-subject';

/** Who can read pull secrets. */
export const SECRET_READERS: Rule = {
  id: 'PRA403',
  title: 'Subjects that can read pull secrets',
  severity: AuditSeverity.WARNING,
  checks: 'No RoleBinding or ClusterRoleBinding lets anybody `get`, `list` or `watch` pull secrets: API groups, '
    + 'wildcards, `resourceNames` and aggregated roles respected, the built-in roles known. An error where that is '
    + 'everybody or all ServiceAccounts; for information where single Secrets are named, and, in one finding for '
    + 'each kind of subject, where somebody wanted just that: users and groups, roles with `secret` in their name '
    + 'or that of their binding, administrators (built-in roles), roles that also make pods, which can mount every '
    + 'Secret anyway, or write Secrets (those of a ServiceAccount `default` excluded), roles that also deal with '
    + 'custom resources, webhooks or leases, what a chart was rendered to and is kept in a file, and well-known '
    + 'programs whose work is with Secrets (GitOps engines, operators, CSI drivers …). The bindings that '
    + 'Kubernetes itself makes are excluded.',
  cause: 'Anyone who can read the Secret has the credential, and can pull, often push, from anywhere. The kubelet '
    + 'needs no such permission: it reads as the node.',
  remediation:
    'Leave `secrets` out of the role, or narrow it with `resourceNames` to what is needed, without `list` and `watch`.',
  examples: { name: 'secret-readers' },
  check: findSecretReaders,
};

const READ = ['get', 'list', 'watch'];

function* findSecretReaders(facts: Facts): Iterable<Problem> {
  for (const binding of facts.rbac.bindings) {
    const { subject, role, who } = binding;
    const permissions = facts.rbac.permissionsOf(binding);
    const reading = permissions
      .filter(permission => permission.resource === 'secrets' && allows(permission, READ));
    const secrets = reading.length > 0 && who.length > 0 ? readable(facts, subject.namespace, reading) : [];
    if (secrets.length > 0) {
      const verbs = READ.filter(verb => reading.some(permission => allows(permission, [verb])));
      const isNarrow =
        reading.every(({ names }) => names !== undefined) && !verbs.includes('list') && !verbs.includes('watch');
      // A name that was not seen may exist or not.
      const there = secrets.filter(({ isMissing }) => !isMissing);
      const place = subject.namespace === '' ? 'the cluster' : `'${subject.namespace}'`;
      const what = there.length > 0 ? `${counted(there.length, 'pull secret')} of ${place}`
        : `${counted(secrets.length, 'pull secret')} that ${secrets.length === 1 ? 'is' : 'are'} named in ${place}`;
      const isExpected = isForExpected(binding, permissions, facts.refreshJobs);
      yield {
        subject,
        ...isExpected && { group: expectedGroup(binding) },
        severity: who.some(isEverybody)
          ? AuditSeverity.ERROR : isNarrow || isExpected ? AuditSeverity.INFO : AuditSeverity.WARNING,
        message: `${describe(subject)} lets ${describeSubjects(who)} ${verbs.join(', ')} ${what}, by ${role.kind} `
          + `'${role.name}'.`,
        ...(isBuiltIn(role)
          ? {
            fix: 'Bind another role: one that leaves out `secrets`, or has them only with `resourceNames`, without '
                + `\`list\` and \`watch\`. ${role.name} is built in`,
          }
          : {}),
        related: isExpected ? [] : there.length > 0 ? there : secrets,
      };
    }
  }
}

/** The first of those who a binding is for, and how many more there are. */
export function describeSubjects(who: BindingRecord['who']): string {
  return who.slice(0, 10).map(describeSubject).join(', ') + (who.length > 10 ? ` and ${who.length - 10} more` : '');
}

/** Whether a role is one that every cluster has, which nobody should change. */
function isBuiltIn({ kind, name }: BindingRecord['role']): boolean {
  return kind === 'ClusterRole' && Object.hasOwn(BUILT_IN_ROLES, name);
}

/** The pull secrets that some permissions are about, in a namespace or (empty) in all. */
function readable(facts: Facts, namespace: string, permissions: readonly Permission[]): readonly ListedPullSecret[] {
  const inNamespace = namespace === '' ? facts.pullSecrets.all : facts.pullSecrets.inNamespace(namespace);
  if (permissions.some(({ names }) => names === undefined)) {
    return inNamespace;
  }
  const names = new Set(permissions.flatMap(permission => permission.names ?? []));
  return namespace === ''
    ? [...names].flatMap(name => facts.pullSecrets.named(name))
    : inNamespace.filter(({ name }) => names.has(name));
}
