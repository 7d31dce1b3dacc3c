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
  const containers = (['initContainers', 'containers', 'ephemeralContainers'] as const).flatMap(containerType =>
    entries(podSpec[containerType]).map(container => ({
      containerType,
      container: String(container.name ?? ''),
      image: imageOf(container.image),
      pullPolicy: container.imagePullPolicy,
    })),
  );
  const volumes = entries(podSpec.volumes)
    .filter(volume => isPlainObject(volume.image))
    .map(volume => ({
      containerType: 'volumes' as const,
      container: String(volume.name),
      image: volume.image.reference,
      pullPolicy: volume.image.pullPolicy,
    }));
  return [...containers, ...volumes];
}

/** `image: {{ .Values.image }}` without quotes is a map in YAML whose key is a map. */
function imageOf(image: unknown): unknown {
  return isPlainObject(image) && Object.keys(image)[0] === '[object Object]' ? '{{ … }}' : image;
}

function entries(list: unknown): Record<string, any>[] {
  return Array.isArray(list) ? list.filter(isPlainObject) : [];
}
