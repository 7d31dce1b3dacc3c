import { CUSTOM_PODS, CustomPod } from './custom-pods';
import { apiGroup, isPlainObject, KubernetesObject } from './kubernetes-object';
import { expand, valueAt } from './pod-spec-path';
import { pullSecretNames } from './pull-secret-list';

type Path = readonly string[];

/** Where an object says what matters to the pulls of one of its pods, by paths from its root. */
export interface PodPlace {
  /** A pod spec, or what holds the parts of one. */
  readonly path: Path;
  /** The parts, where a custom resource keeps them in a form of its own. */
  readonly parts?: PartPaths;
}

interface PartPaths {
  readonly containers: readonly Path[];
  readonly images: readonly Path[];
  readonly volumes?: Path;
  readonly list: Path;
  readonly hasNames: boolean;
  readonly accounts: readonly Path[];
  readonly madeAccount?: string;
}

/** Whether custom resources of a kind hold pods at a place that is known. */
export function isCustomPodKind(apiVersion: string | undefined, kind: string | undefined): boolean {
  return customPods(apiVersion, kind) !== undefined;
}

/** The pods of a custom resource; none where its kind is not known. */
export function customPodPlaces(object: KubernetesObject): PodPlace[] {
  return (customPods(object.apiVersion, object.kind) ?? []).flatMap(pod =>
    expand(object, pod.at.split('.')).filter(path => isPlainObject(valueAt(object, path)))
      .map(path => customPlace(object, pod, path)));
}

/**
 * The pod spec at a place, as far as it matters to a pull; made of its parts where the object has none.
 *
 * A list of names becomes one of references.
 */
export function podSpecAt(object: unknown, { path, parts }: PodPlace): any {
  const spec = valueAt(object, path);
  if (!parts || !isPlainObject(spec)) {
    return spec;
  }
  const list = valueAt(object, parts.list);
  return {
    containers: [
      ...parts.containers.flatMap(container => expand(object, container))
        .map(container => withName(valueAt(object, container), container)),
      ...parts.images.map(image => ({ name: image[image.length - 1], image: valueAt(object, image) }))
        .filter(({ image }) => image !== undefined),
    ],
    volumes: parts.volumes && valueAt(object, parts.volumes),
    imagePullSecrets: parts.hasNames && Array.isArray(list) ? list.map(name => ({ name })) : list,
    serviceAccountName: parts.accounts.map(account => valueAt(object, account)).find(Boolean) ?? parts.madeAccount,
  };
}

/** Where the list of pull secrets of a pod stands. */
export function pullSecretListPath({ path, parts }: PodPlace): Path {
  return parts?.list ?? [...path, 'imagePullSecrets'];
}

/** What is written into the list: names, or the references as they are. */
export function asListOf({ parts }: PodPlace, references: readonly unknown[]): readonly unknown[] {
  return parts?.hasNames ? pullSecretNames(references) : references;
}

/** Where the name of its ServiceAccount can be set; undefined for a pod whose operator makes one. */
export function serviceAccountPath({ path, parts }: PodPlace): Path | undefined {
  return parts ? parts.accounts[parts.accounts.length - 1] : [...path, 'serviceAccountName'];
}

function customPods(apiVersion: string | undefined, kind: string | undefined): readonly CustomPod[] | undefined {
  return [`${apiVersion}/${kind}`, `${apiGroup(apiVersion)}/${kind}`]
    .filter(key => Object.hasOwn(CUSTOM_PODS, key)).map(key => CUSTOM_PODS[key])[0];
}

function customPlace({ metadata }: KubernetesObject, pod: CustomPod, at: Path): PodPlace {
  const { containers = [], images = [], volumes, list = './imagePullSecrets' } = pod;
  if (Object.keys(pod).length === 1) {
    return { path: at };
  }
  const below = (path: string) => [...path.startsWith('./') ? at : [], ...path.replace(/^\.\//, '').split('.')];
  return {
    path: at,
    parts: {
      containers: containers.map(below),
      images: images.map(below),
      volumes: volumes === undefined ? undefined : below(volumes),
      list: below(list),
      hasNames: pod.hasNames ?? false,
      accounts: (pod.accounts ?? ['./serviceAccountName']).map(below),
      madeAccount: pod.madeAccount?.replace('{name}', metadata?.name ?? ''),
    },
  };
}

/** A container without a name, as the main one of a template has, is called by its member. */
function withName(container: unknown, path: Path): unknown {
  return isPlainObject(container) ? { name: path[path.length - 1], ...container } : container;
}
