import { quoted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { describeSubjects } from './secret-readers';
import { Problem, Rule } from '../engine/rule';
import { expectedGroup, isForExpected } from '../facts/expected-readers';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { allows, Permission } from '../facts/permission';
import { isEverybody } from '../facts/rbac-subject';

/** Who can act as the ServiceAccounts of others. */
export const TOKEN_CREATORS: Rule = {
  id: 'PRA404',
  title: 'Subjects that can create ServiceAccount tokens',
  severity: AuditSeverity.WARNING,
  checks: 'No binding lets anybody `create` `serviceaccounts/token`. Where the same binding is said to allow to read '
    + 'all Secrets, that is enough (PRA403); for information where ServiceAccounts are named, and where somebody '
    + 'wanted just that, as PRA403 has it.',
  cause: 'Anyone who can create a token of a ServiceAccount can act as it, also as one that refreshes credentials or '
    + 'may read Secrets, and at the cloud as its identity. Refreshers of pull secrets often have it without need.',
  remediation: 'Leave it out: the kubelet gives pods their tokens. Narrow what has to stay with `resourceNames`.',
  examples: { name: 'token-creators' },
  check: findTokenCreators,
};

function* findTokenCreators(facts: Facts): Iterable<Problem> {
  for (const binding of facts.rbac.bindings) {
    const { subject, role, who } = binding;
    const permissions = facts.rbac.permissionsOf(binding);
    const creating = permissions.filter(
      permission => permission.resource === 'serviceaccounts/token' && allows(permission, ['create']),
    );
    if (creating.length > 0 && who.length > 0 && !isToldElsewhere(facts, subject.namespace, permissions)) {
      const names = creating.flatMap(permission => permission.names ?? []);
      const isNarrow = creating.every(permission => permission.names !== undefined);
      const accounts = isNarrow ? `of ServiceAccounts ${quoted(names)}` : 'of every ServiceAccount';
      const isExpected = isForExpected(binding, permissions);
      yield {
        subject,
        ...isExpected && { group: expectedGroup(binding) },
        severity: who.some(isEverybody)
          ? AuditSeverity.ERROR : isNarrow || isExpected ? AuditSeverity.INFO : AuditSeverity.WARNING,
        message: `${describe(subject)} lets ${describeSubjects(who)} create tokens `
          + `${accounts}${subject.namespace === '' ? '' : ` of '${subject.namespace}'`}, by ${role.kind} `
          + `'${role.name}', and so act as it.`,
      };
    }
  }
}

/** Whether the rule on who can read Secrets says so of the binding: it does where there are any. */
function isToldElsewhere({ pullSecrets }: Facts, namespace: string, permissions: readonly Permission[]): boolean {
  const secrets = namespace === '' ? pullSecrets.all : pullSecrets.inNamespace(namespace);
  return secrets.length > 0 && permissions.some(readsAll);
}

function readsAll(permission: Permission): boolean {
  return (
    permission.resource === 'secrets' && permission.names === undefined && allows(permission, ['get', 'list', 'watch'])
  );
}
