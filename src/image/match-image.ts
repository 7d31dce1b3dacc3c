import { toBytes } from './byte-string';
import { KeyIndex } from './key-index';
import { namedError } from './named-error';
import { withoutUserInfo } from './registry-key';
import { parseSchemelessUrl } from './registry-url';

/**
 * A `matchImages` entry of a kubelet credential provider, for those that use it many times.
 *
 * It matches by the rules of `Keyring` with these differences: a scheme and a leading `/v1/` or `/v2/` are not dropped,
 * and Docker Hub is `docker.io` only. Source: `isImageAllowed` in
 * https://github.com/kubernetes/kubernetes/blob/v1.37.2/pkg/credentialprovider/plugin/plugin.go
 */
export class MatchImage {
  /**
   * @param glob a host without scheme, optionally with port and path; `*` stands for any text inside one dot-separated
   * part of the host
   * @throws an `Error` named `MatchImageError`, with code `invalid-glob`, if the kubelet would not start with this
   * pattern
   */
  public static of(glob: string): MatchImage {
    if (!parseSchemelessUrl(toBytes(glob))) {
      const shown = JSON.stringify(withoutUserInfo(glob));
      throw namedError('MatchImageError', 'invalid-glob', `matchImages entry ${shown} is not of the form `
        + "host[:port][/path], where '*' may stand in the host only");
    }
    return new MatchImage(new KeyIndex([toBytes(glob)]));
  }

  private constructor(private readonly index: KeyIndex) {}

  /** Whether the kubelet asks the provider for this image. */
  public matches({ repository }: { readonly repository: string }): boolean {
    return this.index.lookup(repository).length > 0;
  }
}
