import { ImageReference } from '../image';
import { readImage } from './read-image';
import { shownImage } from '../image/shown';
import { PodImage } from '../kubernetes/pod-images';

/** What stands for the rest of a path: the kubelet's `preloadedImagesVerificationAllowlist` has it too. */
const REST = /\/\*$/;

/** Images that are loaded into every node by something else than the kubelet, which asks no credential for them. */
export class PreloadedImages {
  private readonly entries: readonly ((image: ImageReference) => boolean)[];

  /**
   * @param entries images; without tag and digest all of a repository; with `/*` at the end all below a path
   * @throws for one that is none of these
   */
  constructor(entries: readonly string[] = []) {
    this.entries = entries.map(readEntry);
  }

  /** Whether a pod gets an image without being asked for a credential. With `Always` the registry asks for it. */
  public serve({ image, pullPolicy }: PodImage): boolean {
    if (this.entries.length === 0) {
      return false;
    }
    const { reference } = readImage(image);
    return reference !== undefined && (pullPolicy ?? defaultPolicy(reference)) !== 'Always'
      && this.entries.some(isEntry => isEntry(reference));
  }
}

function readEntry(entry: string): (image: ImageReference) => boolean {
  const isPrefix = typeof entry === 'string' && REST.test(entry);
  const { reference, problem } = readImage(isPrefix ? entry.replace(REST, '/x') : entry);
  if (!reference) {
    throw new Error('\'preloadedImages\' must name images, such as \'registry.example.com/base/app:1\', '
      + `'registry.example.com/base/app' or 'registry.example.com/base/*': '${shownImage(entry)}' ${problem!.message}`);
  }
  const { repository, tag, digest } = reference;
  return isPrefix
    ? image => image.repository.startsWith(repository.slice(0, -1))
    : image => image.repository === repository && (tag === undefined || tagOf(image) === tag)
      && (digest === undefined || image.digest === digest);
}

/** What the kubelet pulls. https://kubernetes.io/docs/concepts/containers/images/#image-names */
function tagOf({ tag, digest }: ImageReference): string | undefined {
  return tag ?? (digest === undefined ? 'latest' : undefined);
}

/** https://kubernetes.io/docs/concepts/containers/images/#imagepullpolicy-defaulting */
function defaultPolicy(image: ImageReference): string {
  return tagOf(image) === 'latest' ? 'Always' : 'IfNotPresent';
}
