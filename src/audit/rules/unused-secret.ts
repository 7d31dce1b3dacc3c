import { isPlaceholderName } from '../../kubernetes/placeholder';
import { pullSecretLayout } from '../../kubernetes/pull-secret';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe, Subject } from '../facts/object-ref';

/** A pull secret that nothing names. */
export const UNUSED_SECRET: Rule = {
  id: 'PRA402',
  title: 'Unused pull secret',
  severity: AuditSeverity.INFO,
  checks: 'Each pull secret is named by a pod or a ServiceAccount of its namespace, mounted by a pod, or named by '
    + 'anything else: a source of Flux, Argo CD Image Updater, a build, a custom resource, a policy that '
    + 'adds it. A warning in a live cluster, where all of them are known, unless a ServiceAccount has it in `secrets`.',
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
      isNamed(facts, subject) || facts.otherUses.has(subject.name) || isPlaceholderName(subject.name)
        || subject.name === '' || facts.policies.adds(subject.name);
    if (pullSecretLayout(type) && !isCopied && !isUsed) {
      const account = mountable.get(`${subject.namespace}/${subject.name}`);
      yield {
        subject,
        severity: facts.settings.cluster && !account ? AuditSeverity.WARNING : AuditSeverity.INFO,
        message: account
          ? `${describe(subject)} is in 'secrets' of ${describe(account)} only, which serves no pull; Tekton and `
            + 'builds of OpenShift log in with it.'
          : `${describe(subject)} ${facts.settings.cluster
            ? 'is named by no pod and no ServiceAccount of its namespace' : 'is named by nothing in these files'}.`,
        ...(account
          ? { fix: `If pods are to pull with it, name it in 'imagePullSecrets' of ${describe(account)} too` }
          : facts.settings.cluster ? {} : { fix: 'See what uses it in the cluster: other files may name it' }),
      };
    }
  }
}

/** Whether a pod or ServiceAccount names or mounts a Secret; a namespace that is open may be that of any of them. */
function isNamed({ use, pods, openNamespaces }: Facts, { namespace, name }: Subject): boolean {
  return [...use.namespacesThatUse(name), ...pods.namespacesThatMount(name)]
    .some(other => openNamespaces.mayBeOne(namespace, other));
}
