import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { describe } from '../facts/object-ref';
import { RefreshJob } from '../facts/refresh-jobs';
import { isServedBy } from '../facts/token-lifetime';

/** A refresh job that cannot start without what it refreshes. */
export const SELF_DEPENDENT_REFRESH: Rule = {
  id: 'PRA508',
  title: 'Refresh that needs the Secret that it refreshes',
  severity: AuditSeverity.ERROR,
  checks: 'The images of a refresh job are not pulled from a registry that it fetches the token for, with the Secret '
    + 'that it writes.',
  cause: 'Once the token has expired, the job cannot be pulled on a new node, and so the token stays expired; on a new '
    + 'cluster it never starts.',
  remediation:
    'Use a public image or one that the nodes can pull by themselves, and a ServiceAccount without that pull secret.',
  examples: { name: 'self-dependent-refresh' },
  check: findSelfDependentRefresh,
};

function* findSelfDependentRefresh(facts: Facts): Iterable<Problem> {
  for (const job of facts.refreshJobs) {
    const names = ownSecrets(facts, job);
    const [needed] = job.images.flatMap(({ container, image }) =>
      names.filter(name => needs(facts, job, name, image)).map(name => ({ container, image, name })));
    if (needed) {
      yield {
        subject: job.subject,
        field: `containers[${needed.container}].image`,
        message: `${describe(job.subject)} pulls '${needed.image}' with the Secret '${needed.name}', which it writes `
          + 'itself: once the token has expired, it cannot start.',
      };
    }
  }
}

/** The Secrets that a job writes and its own pods pull with. */
function ownSecrets(
  facts: Facts, { subject: { namespace }, pullSecrets, serviceAccountName, facts: { secretNames } }: RefreshJob,
): string[] {
  const effective =
    pullSecrets.length > 0
      ? pullSecrets
      : ofAccount(facts, namespace, serviceAccountName);
  return effective.filter(name => secretNames.includes(name));
}

/** The list of a ServiceAccount; none where files have several lists for it. */
function ofAccount({ serviceAccounts }: Facts, namespace: string, name: string): readonly string[] {
  const { pullSecrets = [], isAnyOf = false } = serviceAccounts.find(namespace, name) ?? {};
  return isAnyOf ? [] : pullSecrets;
}

function needs(facts: Facts, { subject, facts: { providers } }: RefreshJob, name: string, image: string): boolean {
  const { host, problem } = facts.images.traits(image);
  return (
    !problem
    && (isServedBy(providers, host) || facts.pulls.evaluator.list(subject.namespace, [name]).keyring.covers(image))
  );
}
