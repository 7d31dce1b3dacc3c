import { ClusterObjects, nameOf } from './cluster-objects';
import { podSpecOf } from '../../audit/facts/pod-spec';
import { ImageReference } from '../../image';
import { isAdmittedPod, isStaticPod } from '../../kubernetes/admitted-pod';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { podImages } from '../../kubernetes/pod-images';
import { pullSecretNames } from '../../kubernetes/pull-secret-list';
import { serviceAccountNameOf } from '../../kubernetes/service-account-name';
import { Evaluator, Pull, Puller } from '../../pull/evaluator';
import { readImage } from '../../pull/read-image';
import { PullFailure } from '../pull-failure';
import { PullFailureSubject } from '../pull-failure-subject';

/** A pod, one image of it, and the pull secrets that it has. */
export interface ExaminedPod {
  /** The pod, or the object that makes it. */
  readonly pod: KubernetesObject;
  readonly namespace: string;
  /** Name of the pod; empty where it is not known. */
  readonly name: string;
  readonly image: ImageReference;
  /** Whether the failure names no image, and the pod has others too. */
  readonly isAnyImage: boolean;
  readonly pull: Pull;
  readonly evaluator: Evaluator;
  readonly objects: ClusterObjects;
}

/** An object, and the image of it that was not pulled. */
interface Found {
  readonly object: KubernetesObject;
  readonly image: ImageReference;
  readonly isAnyImage?: boolean;
}

/** Finds the pod that a failure was seen on; where there are only manifests, what such pods are made of. */
export function examinePod(
  objects: ClusterObjects, evaluator: Evaluator, failure: PullFailure, subject: PullFailureSubject,
): ExaminedPod | undefined {
  const found = podOf(objects, failure, subject) ?? workloadOf(objects, evaluator, failure, subject);
  if (!found) {
    return undefined;
  }
  const { object, image, isAnyImage = false } = found;
  const { namespace, name } = nameOf(object);
  return {
    pod: object,
    namespace,
    name: subject.pod ?? (object.kind === 'Pod' ? name : ''),
    image,
    isAnyImage,
    pull: pullOf(object, objects, evaluator),
    evaluator,
    objects,
  };
}

function podOf(objects: ClusterObjects, failure: PullFailure, subject: PullFailureSubject): Found | undefined {
  const object = subject.pod === undefined ? undefined : objects.pod(subject.namespace ?? 'default', subject.pod);
  const images = object ? podImages(podSpecOf(object)) : [];
  const ofContainer = images.find(({ container }) => container === subject.container)?.image;
  const named = subject.image ?? ofContainer ?? failure.image;
  // The kubelet says of the pod that it lacks a pull secret, not of an image.
  const image = readImage(named ?? images[0]?.image).reference;
  const isAnyImage = named === undefined && new Set(images.map(one => one.image)).size > 1;
  return object && image ? { object, image, isAnyImage } : undefined;
}

/** What has the image in its pod spec, if the pods of all that have it get the same pull secrets. */
function workloadOf(
  objects: ClusterObjects, evaluator: Evaluator, failure: PullFailure, subject: PullFailureSubject,
): Found | undefined {
  const image = readImage(subject.image ?? failure.image).reference;
  const candidates = image ? objects.workloads.filter(object => mayBeOf(object, image, subject)) : [];
  const kinds = new Set(candidates.map(object => {
    const { namespace, serviceAccountName, secrets } = pullOf(object, objects, evaluator);
    return JSON.stringify([namespace, serviceAccountName, secrets.map(({ name }) => name)]);
  }));
  return image && kinds.size === 1 ? { object: candidates[0], image } : undefined;
}

/** Whether a pod of an object may be the one that is meant: controllers name pods after themselves. */
function mayBeOf(object: KubernetesObject, image: ImageReference, subject: PullFailureSubject): boolean {
  const { namespace, name } = nameOf(object);
  return (
    (subject.namespace === undefined || subject.namespace === namespace)
    && (subject.pod === undefined || subject.pod.startsWith(`${name}-`))
    && podImages(podSpecOf(object)).some(
      candidate => readImage(candidate.image).reference?.toString() === image.toString(),
    )
  );
}

function pullOf(object: KubernetesObject, objects: ClusterObjects, evaluator: Evaluator): Pull {
  // Our policies leave out static pods.
  return evaluator.pull(pullerOf(object, objects), isStaticPod(object) ? [] : podImages(podSpecOf(object)));
}

/** Whose pull secrets a pod gets. */
function pullerOf(object: KubernetesObject, objects: ClusterObjects): Puller {
  const { namespace } = nameOf(object);
  const podSpec = podSpecOf(object);
  const serviceAccountName = serviceAccountNameOf(podSpec);
  const own: unknown[] = Array.isArray(podSpec?.imagePullSecrets) ? podSpec.imagePullSecrets : [];
  const account = objects.serviceAccount(namespace, serviceAccountName);
  const isAdmitted = isAdmittedPod(object);
  const namesSecrets = pullSecretNames(own).length > 0;
  return {
    namespace,
    serviceAccountName,
    own,
    inherited: account && pullSecretNames(account.imagePullSecrets),
    isAdmitted,
    // A list whose entries name nothing hides that of the ServiceAccount at any time.
    isOlder: isAdmitted && account !== undefined
      && (own.length === 0 || (namesSecrets && isChangedSince(account, object))),
  };
}

/** Whether the list of a ServiceAccount was written after a pod was created. */
function isChangedSince(account: KubernetesObject, pod: KubernetesObject): boolean {
  const created = Date.parse(String(pod.metadata?.creationTimestamp));
  const fields: unknown = account.metadata?.managedFields;
  return Array.isArray(fields) && fields.some(entry => isPlainObject(entry) && isPlainObject(entry.fieldsV1)
    && Object.hasOwn(entry.fieldsV1, 'f:imagePullSecrets') && Date.parse(String(entry.time)) > created);
}
