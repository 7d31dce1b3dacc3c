import { detached, Interner } from './text';
import { UNREADABLE, writtenList } from './written-list';
import { memoized } from '../../collection/memoized';
import { isNameInBraces, isUnquotedTemplate } from '../../kubernetes/placeholder';
import { PodImage, podImages } from '../../kubernetes/pod-images';
import { flawOf, ListFlaw, pullSecretNames } from '../../kubernetes/pull-secret-list';
import { serviceAccountNameOf } from '../../kubernetes/service-account-name';

/** Whose pull secrets a pod gets; one for all pods that are alike in that. */
export interface PodLists {
  readonly id: number;
  readonly serviceAccountName: string;
  /** The names in its `imagePullSecrets`. */
  readonly own: readonly string[];
  /** How many entries that list has, whatever they are. */
  readonly ownLength: number;
  /** What is wrong with it. */
  readonly flaw?: ListFlaw;
}

/** What of a pod spec matters to a pull. */
export interface PodSpecParts {
  readonly lists: PodLists;
  readonly images: readonly PodImage[];
  /** The same for the same images. */
  readonly imagesId: string;
}

/** An image with a number of its own. */
interface NumberedImage extends PodImage {
  readonly id: number;
}

/** Keeps what many pods have in common once: a cluster has a hundred thousand of them. */
export class PodParts {
  private readonly interner = new Interner();
  private readonly lists = new Map<string, PodLists>();
  private readonly imagesByPlace = new Map<string, Map<unknown, NumberedImage>>();
  private readonly imageLists = new Map<string, readonly PodImage[]>();
  private imageCount = 0;

  public of(podSpec: Record<string, any>): PodSpecParts {
    const numbered = podImages(podSpec).map(image => this.image(written(image)));
    const imagesId = numbered.map(({ id }) => id).join();
    return { lists: this.listsOf(podSpec), images: memoized(this.imageLists, imagesId, () => numbered), imagesId };
  }

  private listsOf(podSpec: Record<string, any>): PodLists {
    const account = serviceAccountNameOf(podSpec);
    const list = writtenList(podSpec.imagePullSecrets);
    const own = pullSecretNames(list);
    const ownLength = Array.isArray(list) ? list.length : 0;
    const flaw = flawOf(list);
    const key = [account, flaw, ownLength, ...own].join('\n');
    const intern = (text: string) => this.interner.intern(text);
    return memoized(this.lists, key, () => ({
      id: this.lists.size,
      serviceAccountName: intern(account),
      own: own.map(intern),
      ownLength,
      flaw,
    }));
  }

  private image({ containerType, container, image, pullPolicy }: PodImage): NumberedImage {
    const policy = typeof pullPolicy === 'string' ? pullPolicy : '';
    const place = `${containerType}\n${policy}\n${container}`;
    const known = memoized(this.imagesByPlace, place, () => new Map());
    // What is not a string is an error, whatever it holds.
    const value = typeof image === 'object' ? 'object' : image;
    let numbered = known.get(value);
    if (!numbered) {
      numbered = {
        id: this.imageCount,
        containerType,
        container: this.interner.intern(container),
        image: typeof image === 'string' ? detached(image) : typeof image === 'object' ? {} : image,
        ...(policy === '' ? {} : { pullPolicy: this.interner.intern(policy) }),
      };
      this.imageCount += 1;
      known.set(numbered.image === undefined || typeof numbered.image === 'object' ? value : numbered.image, numbered);
    }
    return numbered;
  }
}

/** An image as it is written: a template without quotes is a placeholder. */
function written(image: PodImage): PodImage {
  return isUnquotedTemplate(image.image) || isNameInBraces(image.image) ? { ...image, image: UNREADABLE } : image;
}
