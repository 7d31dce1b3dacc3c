import { memoized } from '../collection/memoized';
import { DockerConfigJson, ImageReference, Keyring, KeyringMatch } from '../image';
import { readImage } from './read-image';

/** The keyring that the kubelet makes of some pull secrets, made when an image is first looked up in it. */
export class ListKeyring {
  private readonly known = new Map<string, boolean>();
  private keyring?: Keyring;

  constructor(
    private readonly configs: readonly DockerConfigJson[],
    /** Whether one of the Secrets does not decode, so that the kubelet pulls nothing. */
    public readonly isPoisoned: boolean,
    /** Whether some of them are not known, so that they may have what is missed. */
    public readonly isIncomplete: boolean,
  ) {}

  /** Whether there are no pull secrets at all. */
  public get isEmpty(): boolean {
    return this.configs.length === 0;
  }

  /**
   * Whether there is a credential for an image, were all of the Secrets in order.
   *
   * @param read the image, if it was read already
   */
  public covers(image: unknown, read?: ImageReference): boolean {
    if (this.isEmpty || typeof image !== 'string') {
      return false;
    }
    return memoized(this.known, image, () => {
      const reference = read ?? readImage(image).reference;
      return reference !== undefined && this.matches(reference).length > 0;
    });
  }

  /**
   * The credentials for an image in the order in which the kubelet tries them; `configIndex` is the place of the Secret
   * in the list.
   */
  public matches(image: ImageReference): KeyringMatch[] {
    return this.isEmpty ? [] : this.made._lookup(image);
  }

  /** The keys as the kubelet reads them. */
  public get keys(): string[] {
    return this.made.keys;
  }

  private get made(): Keyring {
    this.keyring ??= Keyring.of([...this.configs]);
    return this.keyring;
  }
}
