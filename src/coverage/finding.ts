import { IConstruct } from 'constructs';
import { WarningCode } from '../warning';

/** What the proof has to say of one image or pod. */
export interface Finding {
  /**
   * `invalid`: no kubelet would take the image, which is an error whatever the strictness; `error` is one by the
   * strictness of the proof.
   */
  readonly severity: 'invalid' | 'error' | 'warning';
  /** The id of the finding: a `WarningCode`, unless it is invalid. */
  readonly id: string;
  readonly construct: IConstruct;
  readonly message: string;
}

/** A finding as a warning. */
export function warningOf({ id, construct, message }: Finding) {
  return { code: id as WarningCode, construct, message };
}
