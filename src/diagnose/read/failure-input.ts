import { PullFailureSubject } from '../pull-failure-subject';

/** One thing that was given to be explained. */
export interface FailureInput extends PullFailureSubject {
  /** As it was given. */
  readonly message: string;

  /** What to read the cause from; empty for what is known to be no pull. */
  readonly text: string;

  /** The lines of the text, if it was put together of several. */
  readonly lines?: readonly string[];

  /** Reason of the event or of the waiting container. */
  readonly reason?: string;

  /** When it was seen last, as it was given. */
  readonly time?: string;
}

/** Takes what a reader finds, as it finds it. */
export interface FailureInputs {
  /** An input, in the order in which they stand in the text. */
  readonly onInput: (input: FailureInput) => void;

  /** A Kubernetes object of a JSON text: with its like it makes a `PullFailureContext`. */
  readonly onObject?: (object: any) => void;
}
