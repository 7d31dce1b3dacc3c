import { Facts } from './facts';
import { Because } from './image-privacy';
import { describe } from './object-ref';
import { imageField, PodRecord } from './pods';
import { isCalled, isShownWithout } from './shown-without';
import { isToldOfItself } from './told-of-itself';
import { ImageReference } from '../../image';
import { normalizeKey } from '../../image/registry-key';
import { shownKey } from '../../image/shown';
import { PodImage } from '../../kubernetes/pod-images';
import { CredentialNeed, credentialNeed, NEVER_PULLED_SENTENCE } from '../../pull/cached-image';
import { Pull, Verdict, verdictOf } from '../../pull/evaluator';
import { idOfMiss, NearestMiss, nearestMiss } from '../../pull/nearest-miss';
import { readImage } from '../../pull/read-image';
import { considered, missSentence } from '../../pull/sentences';
import { withoutPort } from '../../registry/known-registries';
import { loginOnly } from '../../registry/login-only';
import { AuditSeverity } from '../audit-report';
import { Problem } from '../engine/rule';

/** An image of a workload that is private and for which the kubelet needs one of the pod's pull secrets. */
export interface PrivateImage {
  readonly pod: PodRecord;
  readonly pull: Pull;
  /** The first place where it stands in the workload. */
  readonly place: PodImage;
  readonly image: string;
  readonly verdict: Verdict;
  readonly because: Because;
  /** The host is everybody's, and all that makes the image private is a credential for that host. */
  readonly isGuess: boolean;
  /** `since-1.35` where only newer kubelets need a credential: which one there is, manifests do not tell. */
  readonly need: Exclude<CredentialNeed, 'never'>;
}

/** The private images of all workloads that need a credential, each once for a workload. */
export function* privateImages(facts: Facts): Iterable<PrivateImage> {
  for (const pod of facts.pods.list) {
    const pull = facts.pulls.of(pod);
    const needs = pod.images.map(place => credentialNeed(place, facts.settings.preloadedImages));
    for (const [index, place] of pod.images.entries()) {
      const { image } = place;
      const need = needs[index];
      const because = typeof image === 'string' ? facts.privacy.whyPrivate(image) : undefined;
      const isRepeated = pod.images.some((other, at) =>
        other.image === image && (needs[at] === need ? at < index : needs[at] === 'always'));
      if (because && need !== 'never' && !isRepeated) {
        const isGuess = facts.privacy.isGuess(image as string);
        yield {
          pod, pull, place, image: image as string, verdict: verdictOf(pull, image, false), because, isGuess, need,
        };
      }
    }
  }
}

/** The private images of a pod that the pull secrets which it does not get have a credential for. */
export function imagesOfHidden(facts: Facts, pod: PodRecord, hidden = facts.pulls.of(pod).hidden): string[] {
  if (hidden.length === 0) {
    return [];
  }
  const asked = pod.images
    .filter(place => credentialNeed(place, facts.settings.preloadedImages) === 'always')
    .map(({ image }) => image)
    .filter(image => typeof image === 'string' && facts.privacy.whyPrivate(image) !== undefined) as string[];
  return facts.pulls.evaluator.imagesOfHidden({ ...facts.pulls.of(pod), hidden }, asked);
}

/**
 * The private images that no credential reaches, as problems of the rule that has an id; where a Secret may have it,
 * none is said to be missing.
 */
export function* missesOf(facts: Facts, id: string): Iterable<Problem> {
  const { evaluator } = facts.pulls;
  for (const found of privateImages(facts)) {
    const { pull, verdict, image } = found;
    if ((verdict === 'no-pull-secret' || verdict === 'uncovered') && !pull.keyring.isIncomplete) {
      const reference: ImageReference = readImage(image).reference!;
      const look = () => nearestMiss(evaluator, pull, reference, facts.privacy.servedAt(reference.domain));
      // Only of a pod that is older than its list the id depends on it, and it costs the most.
      const miss = pull.isOlder || pull.late.length > 0 ? look() : undefined;
      if (idOfMiss(evaluator, pull, miss) === id) {
        const nearest = miss ?? look();
        yield problemOf(facts, found, reference, nearest, severityOf(facts, found, reference, nearest));
      }
    }
  }
}

/**
 * How sure it is that the pull fails: nodes pull by themselves from the registries of their cloud, these have public
 * repositories too, and a host that is everybody's has mostly those.
 */
function severityOf(
  facts: Facts, { pod, pull, because, isGuess }: PrivateImage, reference: ImageReference, miss: NearestMiss,
): AuditSeverity {
  if (because === 'declared' || because === 'by-default') {
    return AuditSeverity.ERROR;
  }
  const { evidence } = facts;
  if (pull.secrets.some(({ name }) => isToldOfItself(facts, pull.namespace ?? '', name))) {
    return AuditSeverity.INFO;
  }
  const isClosed = because === 'login-only' && !loginOnly(reference)!.isOfOpenShift;
  // Of what a pod hides itself, PRA106 tells; of a list that names nothing, PRA110.
  if ((miss.kind === 'hidden' && !pod.isAdmitted)
    || (pod.lists.flaw === 'malformed' && pull.secrets.length === 0)
    || (evidence.isHandedOut && pull.secrets.length === 0 && !facts.settings.cluster)) {
    return AuditSeverity.INFO;
  }
  if (pull.secrets.length === 0 && !facts.settings.cluster) {
    return isContradicted(facts, pod, reference, miss, isGuess)
      || (isClosed && !isWithoutOnPurpose(facts, pod))
      ? AuditSeverity.WARNING : AuditSeverity.INFO;
  }
  if (isCalled(pod.subject)) {
    return AuditSeverity.INFO;
  }
  if (isGuess) {
    return evidence.isOfKnownAccount(reference) ? AuditSeverity.WARNING : AuditSeverity.INFO;
  }
  if (isOfOthers(facts, miss, reference)) {
    return isClosed ? AuditSeverity.WARNING : AuditSeverity.INFO;
  }
  const isHeld = ['near-key', 'hidden', 'not-named', 'other-namespace', 'wrong-type',
    'undecodable'].includes(miss.kind);
  if (because === 'has-credentials') {
    return isOfSameHost(miss, reference) ? AuditSeverity.ERROR : AuditSeverity.WARNING;
  }
  const isHeldOrPulled = isHeld || evidence.isPulledWithSecret(pod.subject, reference);
  return isHeldOrPulled || isClosed ? AuditSeverity.WARNING : AuditSeverity.INFO;
}

/**
 * Whether files say that a workload without a pull secret should have one: others of its namespace pull from the same
 * registry (of one that is everybody's, of the same account) with one, or such a Secret stands in the same file, and
 * nothing else uses it. A Secret that lies somewhere else may be for pushing, or left behind.
 */
function isContradicted(
  facts: Facts, pod: PodRecord, reference: ImageReference, miss: NearestMiss, isGuess: boolean,
): boolean {
  if (isWithoutOnPurpose(facts, pod)) {
    return false;
  }
  const { evidence } = facts;
  return isGuess ? evidence.isOfAccountIn(pod.subject, reference)
    : evidence.isPulledWithSecret(pod.subject, reference) || isInSameFile(facts, pod, miss);
}

function isInSameFile({ secrets, pods, otherUses }: Facts, { subject }: PodRecord, miss: NearestMiss): boolean {
  return miss.kind === 'not-named'
    && secrets.find(subject.namespace, miss.name)?.subject.origin.file === subject.origin.file
    && !pods.mounts(subject.namespace, miss.name) && !otherUses.has(miss.name);
}

/** Whether a workload gets its pull secrets from what calls it, or goes without them and somebody knows. */
function isWithoutOnPurpose({ commentedLists }: Facts, { subject }: PodRecord): boolean {
  return isCalled(subject) || isShownWithout(subject) || commentedLists.isBeside(subject.origin);
}

/**
 * Whether all that is known of the host is a Secret of another namespace that nobody in the files pulls with: it may be
 * for pushing, or left behind, and the image anybody's.
 */
function isOfOthers({ use, evidence }: Facts, miss: NearestMiss, reference: ImageReference): boolean {
  return miss.kind === 'other-namespace' && !use.isUsed(undefined, miss.place.name)
    && !evidence.isPulledFromWithSecret(reference);
}

/** Whether a key of the pod is for the host of the image, but for what is easily got wrong: its port, or its case. */
function isOfSameHost(miss: NearestMiss, { domain }: ImageReference): boolean {
  const host = miss.kind === 'near-key' ? (normalizeKey(miss.key) ?? '').split('/', 1)[0] : domain;
  return host !== domain && withoutPort(host).toLowerCase() === withoutPort(domain).toLowerCase();
}

function problemOf(
  facts: Facts, found: PrivateImage, reference: ImageReference, miss: NearestMiss, severity: AuditSeverity,
): Problem {
  const { pod: { subject }, pull, place, image, because, need } = found;
  const [nearest, fix] = [missSentence(miss, pull, reference), manifestRemedy(miss, pull)];
  const isNeverPulled = need === 'since-1.35';
  return {
    subject,
    field: imageField(place),
    // Tells the image from others of its workload, regardless of its tag.
    detail: `${place.containerType} ${place.container} ${reference.repository}`,
    severity: isNeverPulled ? AuditSeverity.INFO : severity,
    ...(isNeverPulled || severity === AuditSeverity.ERROR ? {} : groupOf(found, miss, severity)),
    message: `${describe(subject)} pulls '${image}', ${WHY[because]}, and no credential reaches it. `
      + `${isNeverPulled ? `${NEVER_PULLED_SENTENCE} ` : ''}${considered(pull, facts.pulls.words)}`
      + `${nearest === undefined ? '' : ` ${nearest}.`}`,
    ...(fix === undefined ? {} : { fix }),
  };
}

/**
 * The workloads that a Secret could serve, and that all lack it in the same way, are one finding; further images of a
 * workload are another, as a finding names one image of each.
 */
function groupOf(found: PrivateImage, miss: NearestMiss, severity: AuditSeverity): Pick<Problem, 'group'> {
  const { secrets, namespace, serviceAccountName } = found.pull;
  const secret = miss.kind === 'other-namespace' ? miss.place
    : miss.kind === 'not-named' ? { namespace, name: miss.name } : undefined;
  if (!secret || secrets.length > 0) {
    return {};
  }
  const index = found.pod.images.indexOf(found.place);
  return {
    group: [namespace ?? '', serviceAccountName ?? '', secret.namespace ?? '', secret.name, severity, `${index}`],
  };
}

const WHY: Readonly<Record<Because, string>> = {
  'never-public': 'from a registry that needs a login as a rule',
  'login-only': 'whose registry serves nobody without a login',
  'by-default': 'whose registry is not declared public',
  'declared': 'whose registry is declared private',
  'has-credentials': 'for whose registry there are credentials',
};

/** What to change in YAML for an image that no credential reaches; undefined where the rule says it as well. */
function manifestRemedy(miss: NearestMiss, { from, namespace, serviceAccountName }: Pull): string | undefined {
  const list = `imagePullSecrets of ${from === 'pod' ? 'the pod' : `ServiceAccount '${serviceAccountName}'`}`;
  switch (miss.kind) {
    case 'wrong-type':
      return `Delete Secret '${miss.secret.name}' and create it again with \`type: kubernetes.io/dockerconfigjson\``;
    case 'near-key':
      return miss.wanted === undefined
        ? undefined
        : `Change the key '${shownKey(miss.key)}' of Secret '${miss.secret.name}' to '${miss.wanted}'`;
    case 'hidden':
      return 'Add the entries of the ServiceAccount to the list of the pod, or leave that list out';
    case 'not-named':
      return `Add Secret '${miss.name}' to ${list}`;
    case 'other-namespace':
      return `Make a Secret like '${miss.place.name}' of namespace '${miss.place.namespace}' in '${namespace}', and `
        + `add it to ${list}`;
    default:
      return undefined;
  }
}
