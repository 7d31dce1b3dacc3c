import { isObjectName } from '../../kubernetes/name';
import { PodImage } from '../../kubernetes/pod-images';
import { readImage } from '../../pull/read-image';
import { missingSentence } from '../../pull/sentences';
import { editDistance } from '../../registry/edit-distance';
import { counted } from '../../text/printable';
import { AuditSeverity } from '../audit-report';
import { Problem, Rule } from '../engine/rule';
import { Facts } from '../facts/facts';
import { ObjectRef } from '../facts/object-ref';
import { missingReferences } from '../facts/references';
import { didYouMean, similarName } from '../facts/similar-names';

/** A name in an `imagePullSecrets` list that no Secret has. */
export const MISSING_SECRET: Rule = {
  id: 'PRA101',
  title: 'Pull secret that does not exist',
  severity: AuditSeverity.ERROR,
  checks: 'Every name in the `imagePullSecrets` of a pod or ServiceAccount is that of a Secret of the same namespace, '
    + 'or of one that something makes (External Secrets, Sealed Secrets, a refresh job …). Reported once for a '
    + 'ServiceAccount, regardless of what uses it. An error in a live cluster. In files it is a warning where they '
    + 'contradict: they hold a pull secret for an image of those who name it, or another name of the namespace is '
    + 'like it; else for information, as the Secret may be made elsewhere, scripts, pipelines or other texts speak of '
    + 'it, or, where no other name is like it, of a command that makes a pull secret without its name, or those who '
    + 'name it have only images that anyone may pull.',
  cause: 'The kubelet notes an event `FailedToRetrieveImagePullSecret` and pulls without the Secret: a private image '
    + 'then fails with `ImagePullBackOff`, and it looks as if the registry refused the credential.',
  remediation: 'Create the Secret in this namespace, or fix the name. If it exists but is not among the objects, '
    + 'declare it under `externalSecrets`.',
  examples: { name: 'missing-secret' },
  check: findMissingSecret,
};

function* findMissingSecret(facts: Facts): Iterable<Problem> {
  const { cluster } = facts.settings;
  // A name that no Secret can have is another rule's (PRA213).
  for (const { subject, what, name, maker, users, isOpen } of missingReferences(facts).filter(
    ({ elsewhere, name: missing }) => elsewhere.length === 0 && isObjectName(missing),
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

/** As many letters are mistyped; a word more makes another name. */
const MISTYPED = 2;

/** Whether something in the files says that the Secret should be among them, and there is something to pull with it. */
function isContradicted(facts: Facts, namespace: string, name: string, users: readonly ObjectRef[]): boolean {
  // What is of the whole cluster, such as a template of workflows, is used in namespaces that it does not tell.
  const { toldElsewhere } = facts;
  if (namespace === '' || toldElsewhere.has(name)) {
    return false;
  }
  const images = facts.pods.list.flatMap(pod => users.includes(pod.subject) ? pod.images : []);
  if (users.length > 0 && images.every(({ image }) => facts.privacy.isPublic(image))) {
    return false;
  }
  const similar = similarName(facts, namespace, name);
  // A command that does not tell the name may make the Secret; one of few other letters is mistyped all the same.
  const { makesUnnamed } = toldElsewhere;
  return (similar !== undefined && isServing(facts, namespace, similar, images)
    && (!makesUnnamed || editDistance(name, similar) <= MISTYPED))
    || (!makesUnnamed && isThereAnother(facts, namespace, images));
}

/** Whether there is a pull secret that those who name one that is missing could pull with. */
function isThereAnother(facts: Facts, namespace: string, images: readonly PodImage[]): boolean {
  return facts.secrets.pullSecretNames(namespace).some(other =>
    facts.secrets.find(namespace, other)?.content && isServing(facts, namespace, other, images))
    || facts.makers.list.some(made =>
      made.holdsConfig && made.namespace === namespace && !facts.use.isUsed(namespace, made.name))
    || images.some(({ image }) => isCovered(facts, namespace, image));
}

/** Whether a pull secret may be the one that was meant: not where its keys are for other images than those. */
function isServing(facts: Facts, namespace: string, name: string, images: readonly PodImage[]): boolean {
  const { content } = facts.secrets.find(namespace, name) ?? {};
  const { keyring } = facts.pulls.evaluator.list(namespace, [name]);
  return !content || content.isUnreadable || content.problem !== undefined || images.length === 0
    || images.some(({ image }) => keyring.covers(image) || facts.images.traits(image).isPlaceholder);
}

/** Whether some pull secret has a credential for an image, on a host that is not everybody's. */
function isCovered(facts: Facts, namespace: string, image: unknown): boolean {
  const { reference } = readImage(image);
  return reference !== undefined && facts.pulls.evaluator.holder(namespace, reference) !== undefined;
}
