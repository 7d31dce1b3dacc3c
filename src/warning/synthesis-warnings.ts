import { IConstruct } from 'constructs';
import { WarningCode } from './warning-code';
import { addAcknowledgement, isAcknowledged, notedWarnings } from './warning-metadata';
import { checkCall } from '../given/check-call';

/** Something that synthesis found worth a look, and that is not an error. */
export interface SynthesisWarning {
  /** What kind of warning it is. */
  readonly code: WarningCode;

  /** What was found, and what to do. */
  readonly message: string;

  /** The path of the construct that it is about. */
  readonly path: string;
}

/**
 * The warnings of a construct tree.
 *
 * They are metadata of the constructs that they are about, and are printed once on standard error when the app is
 * synthesized; standard output belongs to the manifests.
 */
export class SynthesisWarnings {
  /** The warnings of the last synthesis at and below a construct, without those that are acknowledged. */
  public static of(scope: IConstruct): SynthesisWarning[] {
    checkCall('SynthesisWarnings.of', scope);
    return scope.node.findAll().flatMap(construct => notedWarnings(construct)
      .filter(({ code, holds }) => holds && !isAcknowledged(construct, code))
      .map(({ code, message, path }) => ({ code, message, path })));
  }

  /**
   * Accepts the warnings of one code at and below a construct: they are neither printed nor listed.
   *
   * @param scope the construct, or one around it
   * @param code the code of the warnings
   * @param reason why they are fine, for whoever reads the app
   * @throws if the code is unknown, and if the reason is empty
   * @example SynthesisWarnings.acknowledge(chart, WarningCode.FLOATING_TAG, 'a preview: the newest build is wanted');
   */
  public static acknowledge(scope: IConstruct, code: WarningCode, reason: string): void {
    checkCall('SynthesisWarnings.acknowledge', scope, code, reason);
    addAcknowledgement(scope, code, reason);
  }

  private constructor() {}
}
