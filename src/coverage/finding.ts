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
  /** What is wrong, without what it is wrong with: findings of one cause are said together. */
  readonly cause: string;
  /** What it is wrong with, in a list of such. */
  readonly subject: string;
}

/** What a finding is made of. */
export interface FindingParts extends Pick<Finding, 'severity' | 'id' | 'construct'> {
  /** The beginning of the message. */
  readonly who: string;
  /** The rest of it. */
  readonly says: string;
  /** The image that it is about, as the rest quotes it. */
  readonly image?: string;
}

export function makeFinding({ severity, id, construct, who, says, image }: FindingParts): Finding {
  return {
    severity,
    id,
    construct,
    message: `${who}${says}`,
    cause: image === undefined ? says : says.replaceAll(`'${image}'`, ''),
    subject: image === undefined ? who : `${who} '${image}'`,
  };
}

export function warningOf({ id, construct, message, cause }: Finding) {
  return { code: id as WarningCode, construct, message, cause };
}
