import { ImageReference } from '../../image';
import { readImage } from '../../pull/read-image';
import { KnownRegistries, PrivateBecause, RegistryLocation } from '../../registry/known-registries';
import { loginOnly } from '../../registry/login-only';

/** Why an image is private. */
export type Because = PrivateBecause | 'login-only';

/** Which images need the credentials of a pod, each found out once. */
export class ImagePrivacy {
  private readonly known = new Map<string, Because | undefined>();

  constructor(private readonly registries: KnownRegistries) {}

  /**
   * Why an image is private and pulled with the pull secrets of the pod; undefined where it needs none, or nothing is
   * known of it.
   */
  public whyPrivate(image: string): Because | undefined {
    if (this.known.has(image)) {
      return this.known.get(image);
    }
    const { reference } = readImage(image);
    const because = reference && !this.registries.isServedByNodes(reference) ? this.reason(reference) : undefined;
    this.known.set(image, because);
    return because;
  }

  private reason(reference: ImageReference): Because | undefined {
    const because = this.registries.whyPrivate(reference);
    const isKnown = because !== undefined && !(because === 'has-credentials' && this.registries.isGuess(reference));
    return !isKnown && !this.registries.isPublic(reference) && loginOnly(reference) ? 'login-only' : because;
  }

  /** Whether anyone may pull an image: Docker's official ones, and what is declared public. */
  public isPublic(image: unknown): boolean {
    const { reference } = readImage(image);
    return reference !== undefined && this.registries.isPublic(reference);
  }

  /** Whether nothing says of an image who may pull it. */
  public isUnknown(image: unknown): boolean {
    const { reference } = readImage(image);
    return reference !== undefined && this.whyPrivate(image as string) === undefined
      && !this.registries.isPublic(reference) && !this.registries.isServedByNodes(reference);
  }

  /** What the nodes pull by themselves from a host. */
  public servedAt(host: string): RegistryLocation[] {
    return this.registries.servedAt(host);
  }

  /** Whether all that makes an image private is a credential for a host that is everybody's. */
  public isGuess(image: string): boolean {
    return this.whyPrivate(image) === 'has-credentials' && this.registries.isGuess(readImage(image).reference!);
  }
}
