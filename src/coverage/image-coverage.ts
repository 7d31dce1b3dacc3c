import { IConstruct } from 'constructs';
import { checkCoverageOptions } from './check-options';
import { CoverageProofs } from './coverage-proofs';
import { CoverageOptions } from './coverage-props';
import { checkCall } from '../given/check-call';
import { shownPath } from '../given/shown';

/**
 * The proof that every image of a scope finds its credential on the node.
 *
 * `PrivateRegistryAccess` proves its own scope; this is for scopes without one, or with other options. At synthesis
 * each image (containers, init and ephemeral containers, image volumes) is resolved as by the kubelet, against the pull
 * secrets that its pod will carry. What is private and finds no credential fails the synthesis.
 *
 * @example
 *
 * ImageCoverage.prove(chart, { nodeRegistries: [Registry.ecr({ account: '123456789012', region: 'eu-west-1' })] });
 */
export class ImageCoverage {
  /**
   * Proves every image at and below a scope when the app is synthesized, also of what is added to it later.
   *
   * Where scopes nest, the options of all of them count, and the strictness of the innermost.
   *
   * @throws for a `scope` among the options, and for an option that cannot be right
   */
  public static prove(construct: IConstruct, options: CoverageOptions = {}): void {
    checkCall('ImageCoverage.prove', construct, options);
    if (options.scope !== undefined) {
      throw new Error("'scope' belongs to the 'coverage' of a PrivateRegistryAccess: leave it out, and pass it in "
        + `the place of ${shownPath(construct)}`);
    }
    checkCoverageOptions('', options);
    CoverageProofs.of(construct).addProof({ scope: construct, owner: construct, options });
  }

  private constructor() {}
}
