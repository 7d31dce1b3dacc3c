import { toBytes } from './byte-string';
import { ImageReference } from './image-reference';
import { KeyIndex } from './key-index';
import { namedError } from './named-error';
import { parseSchemelessUrl } from './registry-url';

/**
 * A `matchImages` pattern of a kubelet credential provider.
 *
 * It matches by the rules of `Keyring` with these differences: a scheme and a leading `/v1/` or `/v2/` are not
 * dropped, and Docker Hub is `docker.io` only.
 * Source: `isImageAllowed` in https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/plugin/plugin.go
 *
 * @example
 *
 * MatchImage.of('*.dkr.ecr.*.amazonaws.com').matches('123456789012.dkr.ecr.eu-west-1.amazonaws.com/app'); // true
 */
export class MatchImage {
  /**
   * @param glob a host without scheme, optionally with port and path; `*` stands for any text inside one dot-separated part of the host
   * @throws an `Error` named `MatchImageError`, with code `invalid-glob`, if the kubelet would not start with this pattern
   */
  public static of(glob: string): MatchImage {
    if (!parseSchemelessUrl(toBytes(glob))) {
      throw namedError('MatchImageError', 'invalid-glob', `matchImages entry ${JSON.stringify(glob)} is not of the form host[:port][/path], where '*' may stand in the host only`);
    }
    return new MatchImage(glob);
  }

  /** The pattern as it is written. */
  public readonly glob: string;

  readonly #index: KeyIndex;

  private constructor(glob: string) {
    this.glob = glob;
    this.#index = new KeyIndex([toBytes(glob)]);
  }

  /**
   * Whether the kubelet asks the provider for this image.
   *
   * @param image the image as it stands in the pod
   * @throws an `Error` named `ImageReferenceError` if the image is not a valid reference
   */
  public matches(image: string): boolean {
    return this.#index.lookup(ImageReference.parse(image).repository).length > 0;
  }

  /** The pattern as it is written. */
  public toString(): string {
    return this.glob;
  }
}
