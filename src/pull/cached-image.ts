import { PreloadedImages } from './preloaded-images';
import { PodImage } from '../kubernetes/pod-images';

/**
 * The first version whose kubelet gives an image that it pulled before only to pods with a credential for it: feature
 * `KubeletEnsureSecretPulledImages`, on by default since then.
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/features/kube_features.go, and
 * `MustAttemptImagePull` in pkg/kubelet/images/pullmanager/image_pull_manager.go
 */
export const CACHED_IMAGES_VERIFIED_SINCE = '1.35';

/**
 * Whether a pod needs a credential for an image that is private. `since-1.35`: an image that is never pulled, for which
 * older kubelets ask nothing.
 */
export type CredentialNeed = 'always' | 'since-1.35' | 'never';

/**
 * Tells it by the pull policy. With `IfNotPresent` the kubelet pulls what a pod may not use as it is, and what is not
 * there: no version does without a credential on every node.
 */
export function credentialNeed(place: PodImage, preloaded: PreloadedImages): CredentialNeed {
  return preloaded.serve(place) ? 'never' : place.pullPolicy === 'Never' ? 'since-1.35' : 'always';
}

/** What is said of an image that is never pulled: a sentence. */
export const NEVER_PULLED_SENTENCE = '\'imagePullPolicy: Never\' does not excuse it: from Kubernetes '
  + `${CACHED_IMAGES_VERIFIED_SINCE} on a node gives an image that it pulled only to pods with a credential for it. If `
  + "it is not pulled but loaded into every node, name it in 'preloadedImages'.";
