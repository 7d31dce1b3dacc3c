import { apiGroup, isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { customPodPlaces, isCustomPodKind, podSpecAt } from '../../kubernetes/pod-place';
import { podSpecPath, valueAt } from '../../kubernetes/pod-spec-path';
import { hasPodSpec, mayHoldPods } from '../../kubernetes/pod-specs-in';

/** Whether a kind holds pods, at places that are known. */
export function holdsPod(apiVersion: string | undefined, kind: string | undefined): boolean {
  return podSpecPath(apiVersion, kind) !== undefined || isCustomPodKind(apiVersion, kind);
}

/** The pod specs of an object, as far as they matter to a pull; none for an object that holds none. */
export function podSpecsOf(object: KubernetesObject): Record<string, any>[] {
  const path = podSpecPath(object.apiVersion, object.kind);
  const specs = path ? [valueAt(object, path)] : customPodPlaces(object).map(place => podSpecAt(object, place));
  return specs.filter(isPlainObject);
}

/** The pod spec of an object; of one with several pods, the first. */
export function podSpecOf(object: KubernetesObject): Record<string, any> | undefined {
  return podSpecsOf(object)[0];
}

/** What an object has that names Secrets, beside those that are looked at anyway. */
const NAMING = ['ullSecret', 'ull-secret', 'ullsecret', 'ushSecret', 'ecretRef', 'ecretName', 'egistrySecret'];

/** Whether a text may be of an object with containers, or one that names pull secrets, so that it is worth parsing. */
export function mayHoldContainers(text: string | Buffer): boolean {
  return (text.includes('containers') && text.includes('image')) || NAMING.some(member => text.includes(member));
}

/** Whether an object of a kind that is not known has containers with images somewhere. */
export function hasContainers(object: KubernetesObject): boolean {
  return !mayDescribe(object) && hasPodSpec(object);
}

/** Schemas and patterns of policies only describe pods; other objects without a group of their own hold none. */
function mayDescribe({ apiVersion }: KubernetesObject): boolean {
  return apiGroup(apiVersion).includes('.') && !mayHoldPods(apiVersion);
}
