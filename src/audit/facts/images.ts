import { isPlaceholder } from '../../kubernetes/placeholder';
import { Interner } from './text';
import { ImageReference } from '../../image';
import { withoutUserInfo } from '../../image/registry-key';

/** An image as it stands in a pod, read. */
export interface ReadImage {
  /** Undefined for one that no kubelet takes. */
  readonly reference?: ImageReference;
  readonly problem?: ImageProblem;
}

/** Why no kubelet takes an image. */
export interface ImageProblem {
  /** A code of `ImageReferenceError`, or `no-string`. */
  readonly code: string;
  /** The end of a sentence that begins with the image. */
  readonly message: string;
}

/** What is kept of an image: the same object for all of one host, as a cluster can have a hundred thousand images. */
export interface ImageTraits {
  /** The registry host; of a name whose first part only looks like a host, that part. Empty for one that no kubelet takes. */
  readonly host: string;
  readonly isPlaceholder: boolean;
  readonly problem?: ImageProblem;
}

/** The images of an audit, each read once. */
export class Images {
  private readonly known = new Map<unknown, ImageTraits>();
  private readonly shared = new Map<string, ImageTraits>();
  private readonly interner = new Interner();

  public traits(image: unknown): ImageTraits {
    let traits = this.known.get(image);
    if (!traits) {
      traits = this.read(image);
      this.known.set(image, traits);
    }
    return traits;
  }

  private read(image: unknown): ImageTraits {
    const { reference, problem } = readImage(image);
    const placeholder = typeof image === 'string' && isPlaceholder(image);
    const host = reference ? reference.domain || reference.path.split('/', 1)[0] : '';
    const key = `${placeholder} ${problem?.message ?? ''} ${host}`;
    const traits = this.shared.get(key) ?? { host: this.interner.intern(host), isPlaceholder: placeholder, ...(problem ? { problem } : {}) };
    this.shared.set(key, traits);
    return traits;
  }
}

/** Reads an image as the kubelet does. */
export function readImage(image: unknown): ReadImage {
  if (typeof image !== 'string') {
    return { problem: { code: 'no-string', message: 'is no string: quote it (YAML 1.1 reads words such as y, on and 1.10 as booleans and numbers)' } };
  }
  try {
    return { reference: ImageReference.parse(image) };
  } catch (error) {
    const { message } = error as Error;
    const code = message.split(':', 1)[0];
    // The message quotes the image, which can hold a password in front of its host.
    return { problem: { code, message: message.replace(/^[\w-]+: image reference "(?:[^"\\]|\\.)*" /, '') } };
  }
}

/** An image as it may be shown: without what could be a password. */
export function shownImage(image: unknown): string {
  return typeof image === 'string' ? withoutUserInfo(image) : typeof image === 'object' ? 'an object' : String(image);
}
