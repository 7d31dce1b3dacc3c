import { isPlainObject } from './kubernetes-object';

/** The lists of a pod spec that name images. */
export type ContainerType = 'containers' | 'initContainers' | 'ephemeralContainers' | 'volumes';

/** One image of a pod, as it is in the manifest. */
export interface PodImage {
  readonly containerType: ContainerType;
  /** The name of the container or volume. */
  readonly container: string;
  /** A string in every valid manifest; YAML 1.1 reads `image: y` as `true`. */
  readonly image: unknown;
  readonly pullPolicy?: unknown;
}

/**
 * All images that a pod pulls with its pull secrets: those of containers, init and ephemeral containers, and of image
 * volumes (https://kubernetes.io/docs/concepts/storage/volumes/#image). An image that is left out, for a controller to
 * fill in, is none.
 */
export function podImages(podSpec: unknown): PodImage[] {
  return imagePlaces(podSpec).filter(hasImage);
}

/** Whether an image is there, and neither empty nor left out. */
export function hasImage({ image }: PodImage): boolean {
  return image !== undefined && image !== null && image !== '';
}

/** The places of a pod for images, those without one too. */
export function imagePlaces(podSpec: unknown): PodImage[] {
  if (!isPlainObject(podSpec)) {
    return [];
  }
  const places: PodImage[] = [];
  // Most pod specs have one of the four lists.
  if (podSpec.initContainers !== undefined) {
    addContainers('initContainers', podSpec.initContainers, places);
  }
  if (podSpec.containers !== undefined) {
    addContainers('containers', podSpec.containers, places);
  }
  if (podSpec.ephemeralContainers !== undefined) {
    addContainers('ephemeralContainers', podSpec.ephemeralContainers, places);
  }
  if (podSpec.volumes !== undefined) {
    addVolumes(podSpec.volumes, places);
  }
  return places;
}

function addContainers(containerType: ContainerType, list: unknown, places: PodImage[]): void {
  for (const { name, image, imagePullPolicy: pullPolicy } of entries(list)) {
    places.push({ containerType, container: String(name ?? ''), image: imageOf(image), pullPolicy });
  }
}

function addVolumes(list: unknown, places: PodImage[]): void {
  for (const { name, image } of entries(list)) {
    if (isPlainObject(image)) {
      const { reference, pullPolicy } = image;
      places.push({ containerType: 'volumes', container: String(name), image: reference, pullPolicy });
    }
  }
}

/** `image: {{ .Values.image }}` without quotes is a map in YAML whose key is a map. */
function imageOf(image: unknown): unknown {
  return isPlainObject(image) && Object.keys(image)[0] === '[object Object]' ? '{{ … }}' : image;
}

function entries(list: unknown): Record<string, any>[] {
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}
