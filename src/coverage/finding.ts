import { IConstruct } from 'constructs';
import { WarningCode } from '../warning';

/** What the proof has to say of one image or pod. */
export type Finding = InvalidImage | CoverageFinding;

/** An image that no kubelet would take: an error, whatever the strictness. */
export interface InvalidImage {
  readonly severity: 'invalid';
  readonly construct: IConstruct;
  readonly message: string;
}

/** What is an error or a warning, by the strictness of the proof, and what is always a warning. */
export interface CoverageFinding {
  readonly severity: 'error' | 'warning';
  readonly code: WarningCode;
  readonly construct: IConstruct;
  readonly message: string;
}
