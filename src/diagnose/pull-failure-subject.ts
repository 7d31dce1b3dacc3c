/** Where a failure was seen, as far as it is known. */
export interface PullFailureSubject {
  readonly namespace?: string;
  readonly pod?: string;
  readonly container?: string;
  /** As it is written in the pod. */
  readonly image?: string;
  readonly node?: string;
}
