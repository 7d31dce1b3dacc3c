import { Facts } from './facts';
import { ObjectRef, Subject, describe } from './object-ref';
import { PodRecord } from './pods';
import { SecretMaker } from '../../pull/named-secret';

/** A pull secret that a pod or ServiceAccount names. */
export interface Reference {
  /** Whose list it is. */
  readonly subject: Subject;
  /** How messages name that. */
  readonly what: string;
  readonly name: string;
  readonly maker?: SecretMaker;
  /** Whether a policy may change the list before a pod is made. */
  readonly isOpen?: boolean;
  /** Other namespaces that have a Secret of the name. */
  readonly elsewhere: readonly string[];
  /** The workloads that would pull with it. */
  readonly users: readonly ObjectRef[];
}

/**
 * The missing pull secrets that somebody names: once for a ServiceAccount and all who run as it, and for each
 * workload with a list of its own, or for which a policy adds it.
 */
export function missingReferences(facts: Facts): Reference[] {
  const ofAccounts = facts.serviceAccounts.list.flatMap(({ subject, pullSecrets }) =>
    [...new Set(pullSecrets)].filter(name => facts.pulls.evaluator.secret(subject.namespace, name).state === 'missing')
      .map(name => referenceOf(facts, subject, describe(subject), name, usersOf(facts, subject, name))));
  const ofPods = facts.pods.list.flatMap(pod => {
    const { from, secrets, added, changedBy } = facts.pulls.of(pod);
    const own = secrets.filter(secret => secret.state === 'missing' && (from === 'pod' || added.includes(secret.name)));
    const who = describe(pod.subject);
    return [...new Set(own.map(({ name }) => name))].map(name => ({
      ...referenceOf(
        facts, pod.subject, added.includes(name) ? `An admission policy, for ${who},` : who, name, [pod.subject],
      ),
      isOpen: changedBy.length > 0,
    }));
  });
  return [...ofAccounts, ...ofPods];
}

function referenceOf(
  facts: Facts, subject: Subject, what: string, name: string, users: readonly ObjectRef[],
): Reference {
  const { evaluator } = facts.pulls;
  const { maker } = evaluator.secret(subject.namespace, name);
  const elsewhere = evaluator.namespacesWith(name).filter(namespace => namespace !== subject.namespace).map(String);
  return { subject, what, name, elsewhere, users, ...(maker ? { maker } : {}) };
}

/** The workloads that get a Secret by a ServiceAccount. */
function usersOf(facts: Facts, account: Subject, name: string): ObjectRef[] {
  const getsItBy = (pod: PodRecord) =>
    pod.lists.serviceAccountName === account.name && facts.pulls.of(pod).from === 'service-account';
  return facts.use.of(account.namespace, name).pods.filter(getsItBy).map(({ subject }) => subject);
}
