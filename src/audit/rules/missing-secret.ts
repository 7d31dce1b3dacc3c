import { pullSecretLayout } from '../../kubernetes/pull-secret';
import { readImage } from '../../pull/read-image';
import { missingSentence } from '../../pull/sentences';
import { counted } from '../../pull/text';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { ObjectRef } from '../facts/object-ref';
import { references } from '../facts/references';
import { didYouMean, similarName } from '../facts/similar-names';

/** A name in an `imagePullSecrets` list that no Secret has. */
export const MISSING_SECRET: Rule = {
  id: 'PRA101',
  title: 'Pull secret that does not exist',
  severity: AuditSeverity.ERROR,
  checks: 'Every name in the `imagePullSecrets` of a pod or ServiceAccount is that of a Secret of the same namespace, '
    + 'or of one that something makes (External Secrets, Sealed Secrets, a refresh job …). Reported once for a '
    + 'ServiceAccount, regardless of what uses it. An error in a live cluster. In files it is a warning where they '
    + 'contradict: another name of the namespace is like it, they hold other pull secrets of the namespace, or one '
    + 'that covers an image of those who name it; else for information, as the Secret may be made elsewhere, '
    + 'or those who name it have only images that anyone may pull.',
  cause: 'The kubelet notes an event `FailedToRetrieveImagePullSecret` and pulls without the Secret: a private image '
    + 'then fails with `ImagePullBackOff`, and it looks as if the registry refused the credential.',
  remediation: 'Create the Secret in this namespace, or fix the name. If it exists but is not among the objects, '
    + 'declare it under `externalSecrets`.',
  examples: { name: 'missing-secret' },
  check: findMissingSecret,
};

function* findMissingSecret(facts: Facts): Iterable<Problem> {
  const { cluster } = facts.settings;
  for (const { subject, what, name, maker, users, isOpen } of references(facts, 'missing').filter(
    ({ elsewhere }) => elsewhere.length === 0,
  )) {
    const used = users.length > 0 ? `; ${counted(users.length, 'workload')} would pull with it` : '';
    const made = maker ? ` ${maker.kind} '${maker.name}' should have made it.` : '';
    yield {
      subject,
      field: 'imagePullSecrets',
      detail: name,
      group: [subject.namespace, name],
      severity: cluster && !isOpen
        ? AuditSeverity.ERROR
        : cluster || isContradicted(facts, subject.namespace, name, users) ? AuditSeverity.WARNING : AuditSeverity.INFO,
      message: `${missingSentence(what, name, facts.pulls.words)}${used}.${made}`
        + `${didYouMean(facts, subject.namespace, name)}`,
      ...(maker
        ? { fix: `See why ${maker.kind} '${maker.name}' has not made the Secret: its status and events say so` }
        : {}),
      related: users,
    };
  }
}

/** Whether something in the files says that the Secret should be among them, and there is something to pull with it. */
function isContradicted(facts: Facts, namespace: string, name: string, users: readonly ObjectRef[]): boolean {
  // What is of the whole cluster, such as a template of workflows, is used in namespaces that it does not tell.
  if (namespace === '') {
    return false;
  }
  const images = facts.pods.list.flatMap(pod => users.includes(pod.subject) ? pod.images : []);
  if (users.length > 0 && images.every(({ image }) => facts.privacy.isPublic(image))) {
    return false;
  }
  return similarName(facts, namespace, name) !== undefined
    || facts.secrets.pullSecretNames(namespace).some(other => isPullSecret(facts, namespace, other))
    || facts.makers.list.some(({ holdsConfig, ...made }) => holdsConfig && made.namespace === namespace)
    || images.some(({ image }) => isCovered(facts, namespace, image));
}

function isPullSecret({ secrets }: Facts, namespace: string, name: string): boolean {
  return pullSecretLayout(secrets.find(namespace, name)?.type) !== undefined;
}

/** Whether some pull secret has a credential for an image, on a host that is not everybody's. */
function isCovered(facts: Facts, namespace: string, image: unknown): boolean {
  const { reference } = readImage(image);
  return reference !== undefined && facts.pulls.evaluator.holder(namespace, reference) !== undefined;
}
