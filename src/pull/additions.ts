import { AddedPullSecrets } from './added-pull-secrets';
import { memoized } from '../collection/memoized';
import { PodImage } from '../kubernetes/pod-images';

/** A policy that changes the pull secrets of the pods of a namespace when they are admitted, or may do that. */
export interface PodPolicy {
  /** How messages name it. */
  readonly description: string;
  /** What it adds; undefined where that cannot be told. */
  readonly added?: AddedPullSecrets;
  /** Whether it is known to be for the namespace. */
  readonly isSure: boolean;
}

/** What the policies do with the list of one pod. */
export interface Added {
  /** The Secrets that they add. */
  readonly names: readonly string[];
  /** The policies of which it is not known what they do, in words. */
  readonly unsure: readonly string[];
}

type Images = readonly Pick<PodImage, 'image'>[];

/** What pods get where there is no policy. */
export const NOTHING: Added = { names: [], unsure: [] };

/** What policies do with the pods of a namespace. Pods with the same list of images, or the same result, share it. */
export class Additions {
  public static readonly NONE = new Additions([]);

  private readonly ofImages = new WeakMap<Images, Added>();
  private readonly results = new Map<string, Added>();

  constructor(private readonly policies: readonly PodPolicy[]) {}

  /** For a pod with some images. */
  public for(images: Images): Added {
    if (this.policies.length === 0) {
      return NOTHING;
    }
    return memoized(this.ofImages, images, () => this.find(images.map(({ image }) => image)));
  }

  private find(images: readonly unknown[]): Added {
    const names = new Set<string>();
    const unsure: string[] = [];
    for (const { description, added, isSure } of this.policies) {
      const wanted = added?.namesFor(images) ?? [];
      if (added && isSure) {
        wanted.forEach(name => names.add(name));
      } else if (!added || wanted.length > 0) {
        unsure.push(description);
      }
    }
    const found = { names: [...names], unsure };
    return memoized(this.results, JSON.stringify(found), () => found);
  }
}
