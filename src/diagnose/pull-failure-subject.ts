/** Where a failure was seen, as far as it is known. */
export interface PullFailureSubject {
  /**
   * Namespace of the pod.
   *
   * @default - unknown
   */
  readonly namespace?: string;

  /**
   * Name of the pod.
   *
   * @default - unknown
   */
  readonly pod?: string;

  /**
   * Name of the container.
   *
   * @default - unknown
   */
  readonly container?: string;

  /**
   * Image as it stands in the pod.
   *
   * @default - the image in the message
   */
  readonly image?: string;

  /**
   * Name of the node.
   *
   * @default - unknown
   */
  readonly node?: string;
}
