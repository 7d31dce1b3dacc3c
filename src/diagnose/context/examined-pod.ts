import { ClusterObjects, nameOf } from './cluster-objects';
import { ImageReference, Keyring } from '../../image';
import { effectivePullSecrets } from '../../kubernetes/effective-pull-secrets';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { podImages } from '../../kubernetes/pod-images';
import { podSpecPath, valueAt } from '../../kubernetes/pod-spec-path';
import { NO_CREDENTIALS } from '../../kubernetes/pull-secret';
import { pullSecretNames } from '../../kubernetes/pull-secret-list';
import { PullFailure } from '../pull-failure';
import { PullFailureSubject } from '../pull-failure-subject';

/** A pod, one image of it, and the pull secrets that it has. */
export interface ExaminedPod {
  /** The pod, or the object that makes it. */
  readonly pod: KubernetesObject;
  readonly namespace: string;
  /** Name of the pod; empty where it is not known. */
  readonly name: string;
  readonly pullSecrets: readonly string[];
  readonly serviceAccount: string;
  readonly image: ImageReference;
  /** The kubelet's, of all pull secrets; empty where one of them stops every pull. */
  readonly keyring: Keyring;
  readonly objects: ClusterObjects;
}

/** An object, and the image of it that was not pulled. */
interface Puller {
  readonly object: KubernetesObject;
  readonly image: ImageReference;
}

/** Finds the pod that a failure was seen on; where there are only manifests, what such pods are made of. */
export function examinePod(objects: ClusterObjects, failure: PullFailure, subject: PullFailureSubject): ExaminedPod | undefined {
  const puller = podOf(objects, failure, subject) ?? workloadOf(objects, failure, subject);
  if (!puller) {
    return undefined;
  }
  const { object, image } = puller;
  const { namespace, name } = nameOf(object);
  const pullSecrets = pullSecretsOf(object, objects);
  return {
    pod: object,
    namespace,
    name: subject.pod ?? (object.kind === 'Pod' ? name : ''),
    pullSecrets,
    serviceAccount: serviceAccountOf(object),
    image,
    keyring: Keyring.of(pullSecrets.map(secret => objects.secret(namespace, secret)?.content.config ?? NO_CREDENTIALS)),
    objects,
  };
}

function podOf(objects: ClusterObjects, failure: PullFailure, subject: PullFailureSubject): Puller | undefined {
  const object = subject.pod === undefined ? undefined : objects.pod(subject.namespace ?? 'default', subject.pod);
  const ofContainer = object && podImages(podSpecOf(object)).find(({ container }) => container === subject.container)?.image;
  const image = readImage(subject.image ?? ofContainer ?? failure.image);
  return object && image ? { object, image } : undefined;
}

/** What has the image in its pod spec, if the pods of all that have it get the same pull secrets. */
function workloadOf(objects: ClusterObjects, failure: PullFailure, subject: PullFailureSubject): Puller | undefined {
  const image = readImage(subject.image ?? failure.image);
  const candidates = image ? objects.workloads.filter(object => mayBeOf(object, image, subject)) : [];
  const kinds = new Set(candidates.map(object =>
    JSON.stringify([nameOf(object).namespace, serviceAccountOf(object), pullSecretsOf(object, objects)])));
  return image && kinds.size === 1 ? { object: candidates[0], image } : undefined;
}

/** Whether a pod of an object may be the one that is meant: controllers name pods after themselves. */
function mayBeOf(object: KubernetesObject, image: ImageReference, subject: PullFailureSubject): boolean {
  const { namespace, name } = nameOf(object);
  return (subject.namespace === undefined || subject.namespace === namespace)
    && (subject.pod === undefined || subject.pod.startsWith(`${name}-`))
    && podImages(podSpecOf(object)).some(candidate => readImage(candidate.image)?.toString() === image.toString());
}

/** The pull secrets of a pod that was created are in its own list, where the API server put those of the ServiceAccount at that time. */
function pullSecretsOf(object: KubernetesObject, objects: ClusterObjects): readonly string[] {
  const own: unknown = podSpecOf(object)?.imagePullSecrets;
  if (object.kind === 'Pod' && object.metadata?.creationTimestamp !== undefined) {
    return pullSecretNames(own);
  }
  const account = objects.serviceAccount(nameOf(object).namespace, serviceAccountOf(object));
  return effectivePullSecrets(Array.isArray(own) ? own : [], pullSecretNames(account?.imagePullSecrets)).names;
}

function podSpecOf(object: KubernetesObject): Record<string, any> | undefined {
  const spec: unknown = valueAt(object, podSpecPath(object.apiVersion, object.kind) ?? []);
  return isPlainObject(spec) ? spec : undefined;
}

function serviceAccountOf(object: KubernetesObject): string {
  const name: unknown = podSpecOf(object)?.serviceAccountName;
  return typeof name === 'string' ? name : 'default';
}

function readImage(image: unknown): ImageReference | undefined {
  return typeof image === 'string' && ImageReference.isValid(image) ? ImageReference.parse(image) : undefined;
}
