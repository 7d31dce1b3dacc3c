import { pullSecretLayout } from '../../kubernetes/pull-secret';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';

/** A pull secret that nothing names. */
export const UNUSED_SECRET: Rule = {
  id: 'PRA402',
  title: 'Unused pull secret',
  severity: AuditSeverity.INFO,
  checks: 'Each pull secret is named by a pod or a ServiceAccount of its namespace, or mounted by a pod. A warning in '
    + 'a live cluster, where all of them are known.',
  cause: 'A credential that serves nothing can only leak; often it was meant for a ServiceAccount whose list was '
    + 'forgotten or overwritten.',
  remediation: 'Name it in the `imagePullSecrets` of a ServiceAccount or pod, or delete it and revoke the credential.',
  examples: { name: 'unused-secret' },
  check: findUnusedSecret,
};

function* findUnusedSecret(facts: Facts): Iterable<Problem> {
  const mountable = new Map(
    facts.serviceAccounts.list.flatMap(account =>
      account.mountable.map(name => [`${account.subject.namespace}/${name}`, account.subject]),
    ),
  );
  for (const { subject, type } of facts.secrets.list) {
    // A source that is copied into other namespaces serves there.
    const isCopied = facts.madeBy('', subject.name)?.maker.name === subject.name;
    const isUsed =
      facts.use.isUsed(subject.namespace, subject.name) || facts.pods.mounts(subject.namespace, subject.name);
    if (pullSecretLayout(type) && !isCopied && !isUsed) {
      const account = mountable.get(`${subject.namespace}/${subject.name}`);
      yield {
        subject,
        severity: facts.settings.cluster ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: `${describe(subject)} is named by no pod and no ServiceAccount of its namespace.`
          + (account ? ` It is in 'secrets' of ${describe(account)}, which serves no pull.` : ''),
        ...(account ? { fix: `Move it from 'secrets' to 'imagePullSecrets' of ${describe(account)}` } : {}),
      };
    }
  }
}
