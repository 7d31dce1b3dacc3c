import { Grant, secretsIn } from './grant';
import { Target } from './target';
import { podImages } from '../kubernetes/pod-images';
import { PodPlace, podSpecAt } from '../kubernetes/pod-place';
import { readImage } from '../pull/read-image';
import { KnownRegistries, withoutPort } from '../registry/known-registries';

/** An object that makes pods, and where it describes one of them. */
export interface WorkloadTarget {
  readonly target: Target;
  readonly place: PodPlace;
}

/** The objects that a grant means. */
export interface Granted {
  readonly workloads: WorkloadTarget[];
  readonly serviceAccounts: Target[];
  /** Sources of Flux. */
  readonly sources: Target[];
}

/**
 * What of a scope a grant means: a whole app has namespaces that the pull secrets are not in. Where others have them,
 * what pulls nothing from their registries is left alone; the rest is for the plan to refuse.
 */
export function meantBy(grant: Grant, granted: Granted): Granted {
  const { workloads, serviceAccounts } = granted;
  const isThere = ({ namespace }: Target) => secretsIn(grant, namespace).length > 0;
  const elsewhere = new Set(workloads.filter(({ target }) => !isThere(target)));
  if (elsewhere.size === 0 || elsewhere.size === workloads.length) {
    return granted;
  }
  const covers = [...grant.secrets, ...grant.selected ?? []].flatMap(secret => secret.covers);
  const registries = new KnownRegistries({ keys: covers.map(({ configKey }) => configKey) });
  const hosts = new Set(covers.map(({ host }) => withoutPort(host)));
  const isFor = (image: unknown) => {
    const { reference } = readImage(image);
    return reference !== undefined && hosts.has(withoutPort(reference.domain)) && registries.isPrivate(reference);
  };
  const needs = ({ target, place }: WorkloadTarget) =>
    podImages(podSpecAt(target.manifest, place)).some(({ image }) => isFor(image));
  return {
    ...granted,
    workloads: workloads.filter(workload => !elsewhere.has(workload) || needs(workload)),
    serviceAccounts: serviceAccounts.filter(isThere),
  };
}
