import { ClusterObjects, nameOf } from './cluster-objects';
import { ImageReference, Keyring } from '../../image';
import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { podImages } from '../../kubernetes/pod-images';
import { NO_CREDENTIALS } from '../../kubernetes/pull-secret';
import { pullSecretNames } from '../../kubernetes/pull-secret-list';
import { PullFailure } from '../pull-failure';
import { PullFailureSubject } from '../pull-failure-subject';

/** A pod of the cluster, one image of it, and the pull secrets that it has: those of its own list, into which the API server copied the ServiceAccount's. */
export interface ExaminedPod {
  readonly pod: KubernetesObject;
  readonly namespace: string;
  readonly name: string;
  readonly pullSecrets: readonly string[];
  readonly serviceAccount: string;
  readonly image: ImageReference;
  /** The kubelet's, of all pull secrets; empty where one of them stops every pull. */
  readonly keyring: Keyring;
  readonly objects: ClusterObjects;
}

/** Finds the pod that a failure was seen on. */
export function examinePod(objects: ClusterObjects, failure: PullFailure, subject: PullFailureSubject): ExaminedPod | undefined {
  const pod = subject.pod === undefined ? undefined : objects.pod(subject.namespace ?? 'default', subject.pod);
  const spec = isPlainObject(pod?.spec) ? pod.spec : {};
  const image = readImage(imageOf(spec, subject) ?? failure.image);
  if (!pod || !image) {
    return undefined;
  }
  const { namespace, name } = nameOf(pod);
  const pullSecrets = pullSecretNames(spec.imagePullSecrets);
  return {
    pod,
    namespace,
    name,
    pullSecrets,
    serviceAccount: typeof spec.serviceAccountName === 'string' ? spec.serviceAccountName : 'default',
    image,
    keyring: Keyring.of(pullSecrets.map(secret => objects.secret(namespace, secret)?.content.config ?? NO_CREDENTIALS)),
    objects,
  };
}

function imageOf(spec: unknown, subject: PullFailureSubject): string | undefined {
  const ofContainer = podImages(spec).find(({ container }) => container === subject.container)?.image;
  return subject.image ?? (typeof ofContainer === 'string' ? ofContainer : undefined);
}

function readImage(image: string | undefined): ImageReference | undefined {
  return image !== undefined && ImageReference.isValid(image) ? ImageReference.parse(image) : undefined;
}
