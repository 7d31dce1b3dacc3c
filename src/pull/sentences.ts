import { ImageReference } from '../image';
import { PullKnowledge, Pull } from './evaluator';
import { NamedSecret } from './named-secret';
import { NearestMiss } from './nearest-miss';
import { ImageProblem } from './read-image';
import { shownImage, shownKey } from '../image/shown';
import { PullSecretProblem } from '../kubernetes/pull-secret';
import { quoted } from '../text/printable';

/*
 * The sentences of findings, for the proof, the audit and the diagnosis. What to do is theirs: a grant, a change of
 * YAML, a command. Names and keys are shown without what could be a credential.
 */

type Words = PullKnowledge['words'];

const MAX_SECRETS = 10;

/** The syntax of Helm and Go, of shells, make and Tekton, and of Flux. */
const TEMPLATE = /\{\{|\$\{|\$\(|^\$[A-Za-z_]/;

/** The Secrets that were considered for an image. */
export function considered({ from, secrets, added, serviceAccountName, isAdmitted }: Pull, words: Words): string {
  const account = `ServiceAccount '${serviceAccountName}'`;
  if (secrets.length > 0) {
    const sentences = [...new Set(secrets)].slice(0, MAX_SECRETS).map(secret => secretSentence(secret, words));
    const holders = [
      ...secrets.length > added.length ? [from === 'pod' ? 'the pod' : account] : [],
      ...added.length > 0 ? ['admission policies'] : [],
    ];
    return `Pull secrets of ${holders.join(' and of ')}: ${sentences.join('; ')}.`;
  }
  switch (from) {
    case 'pod':
      // A list without a name hides that of the ServiceAccount, like any other.
      return isAdmitted ? 'The pod lists no pull secret.' : 'No entry of the pod\'s list of pull secrets has a name.';
    case 'service-account':
      return `Neither the pod nor its ${account} lists a pull secret.`;
    case 'unknown-service-account':
      return `The pod lists no pull secret, and ${account} ${words.missingAccount}.`;
  }
}

/** What a Secret has, or why nothing. */
export function secretSentence({ name, state, config, problem, maker }: NamedSecret, { missingSecret }: Words): string {
  if (problem) {
    return `'${name}' ${problem.message}`;
  }
  switch (state) {
    case 'missing':
      return `'${name}' ${missingSecret}`;
    case 'unknown':
      return maker ? `'${name}' is made by ${maker.kind} '${maker.name}'` : `'${name}' is encrypted or a template`;
    case 'known':
      return `'${name}' has ${config.keys.length === 0 ? 'no key' : quoted(config.keys.map(shownKey))}`;
  }
}

/** What comes nearest to a credential, without a stop; undefined where nothing does that `considered` does not say. */
export function missSentence(
  miss: NearestMiss, { serviceAccountName, isAdmitted, isOlder }: Pull, image: ImageReference,
): string | undefined {
  switch (miss.kind) {
    case 'near-key':
      return `The nearest key is '${shownKey(miss.key)}' of Secret '${miss.secret.name}': ${miss.difference}`;
    case 'too-late':
      return `The pod was ${olderSentence(miss.names, serviceAccountName)}, and a pod gets its pull secrets at `
        + 'creation only';
    case 'before-policy':
      return `The pod was ${lateSentence(miss.names)}`;
    case 'hidden':
      return `The pod ${hiddenSentence(miss.names, serviceAccountName)}`
        + `${isAdmitted && !isOlder ? ', or the ServiceAccount got them later' : ''}`;
    case 'not-named':
      return `Secret '${miss.name}' of the same namespace has a credential for it, and the pod does not name it`;
    case 'other-namespace':
      return `Secret '${miss.place.name}' of namespace '${miss.place.namespace ?? ''}' has a credential for it, and a `
        + 'pod can use only those of its own';
    case 'beside-nodes':
      return `The nodes pull from '${miss.location.host}/${miss.location.path}' by themselves, and its path `
        + `'/${miss.location.path}' is not that of '/${image.path}'`;
    default:
      return undefined;
  }
}

/**
 * A list of a pod hides that of its ServiceAccount: the end of a sentence that begins with the pod.
 *
 * @param needed the images that need what is hidden
 */
export function hiddenSentence(
  names: readonly string[], serviceAccountName: string, needed: readonly string[] = [],
): string {
  return `lists pull secrets of its own, which hide ${quoted(names)} of ServiceAccount '${serviceAccountName}'`
    + (needed.length > 0 ? `; ${quoted(needed.map(shownImage))} would need that` : '');
}

/** A ServiceAccount got its list after a pod was made: the end of a sentence that begins with the pod, and `was`. */
export function olderSentence(names: readonly string[], serviceAccountName: string): string {
  return `created before ServiceAccount '${serviceAccountName}' got ${quoted(names)}`;
}

/** A policy came after a pod, or a table of it did: the end of a sentence that begins with the pod, and `was`. */
export function lateSentence(names: readonly string[]): string {
  return `admitted without ${quoted(names)}, which a policy adds to such pods now`;
}

/** An image that cannot be pulled whatever the credentials are: the end of a sentence that begins with who has it. */
export function invalidImageSentence(image: unknown, { message }: ImageProblem): string {
  return `has the image '${shownImage(image)}', which ${message}: no kubelet accepts it`;
}

/** An image that is still to be filled in: the end of a sentence that begins with who has it. */
export function placeholderSentence(image: unknown): string {
  const kind = TEMPLATE.test(String(image)) ? 'unresolved template' : 'placeholder';
  return `has the ${kind} '${shownImage(image)}' for an image: what it will pull is not checked`;
}

/** A Secret that somebody names and that is missing. */
export function missingSentence(who: string, name: string, { missingSecret }: Words): string {
  return `${who} names the pull secret '${name}', which ${missingSecret}`;
}

/** A Secret that somebody names and that only other namespaces have. */
export function elsewhereSentence(
  who: string, name: string, namespace: string | undefined, namespaces: readonly (string | undefined)[],
): string {
  return `${who} names the pull secret '${name}', which exists in ${quoted(namespaces.map(String), 3)} only, not in `
    + `'${namespace ?? ''}': the kubelet ignores it`;
}

/** A Secret that does not decode. The kubelet decodes them all before it pulls, so that one stops every pull. */
export function undecodableSentence(
  secret: string, { message, isRefused }: Pick<PullSecretProblem, 'message' | 'isRefused'>, whom: string,
): string {
  return `${secret} ${message}: `
    + (isRefused ? 'the API server refuses it' : `the kubelet then pulls no image of ${whom}, public ones included`);
}

/** A key that several pull secrets have: the end of a sentence that begins with who lists them. */
export function repeatedSentence(key: string, names: readonly string[]): string {
  return `has credentials for '${shownKey(key)}' in ${quoted(names)}: the kubelet tries them in this order`;
}

/** A key that is never used: the end of a sentence that begins with who lists the Secrets. */
export function shadowedSentence(fallback: string, direct: string): string {
  return `has the key 'index.docker.io' in '${fallback}', which the kubelet never uses beside 'docker.io' in `
    + `'${direct}'`;
}

