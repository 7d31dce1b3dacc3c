import { IConstruct } from 'constructs';

/** What the proof has to say of one image or pod. */
export interface Finding {
  readonly severity: 'error' | 'warning';
  /** Stable: warnings are acknowledged by it. */
  readonly code: string;
  readonly construct: IConstruct;
  readonly message: string;
}
