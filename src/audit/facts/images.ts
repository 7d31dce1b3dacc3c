import { Interner } from './text';
import { memoized } from '../../collection/memoized';
import { isPlaceholderImage } from '../../kubernetes/placeholder';
import { ImageProblem, readImage } from '../../pull/read-image';

/** What is kept of an image: the same object for all of one host, as a cluster can have a hundred thousand images. */
export interface ImageTraits {
  /**
   * The registry host; of a name whose first part only looks like a host, that part. Empty for one that no kubelet
   * takes.
   */
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
    return memoized(this.known, image, () => this.read(image));
  }

  private read(image: unknown): ImageTraits {
    const { reference, problem } = readImage(image);
    const placeholder = typeof image === 'string' && isPlaceholderImage(image);
    const host = reference ? reference.domain || reference.path.split('/', 1)[0] : '';
    const key = `${placeholder} ${problem?.message ?? ''} ${host}`;
    return memoized(this.shared, key, () => ({
      host: this.interner.intern(host), isPlaceholder: placeholder, ...problem && { problem },
    }));
  }
}
