/** What the objects of a cluster add to a failure. */
export interface PullFailureFinding {
  /** The id, which is that of a rule of the audit where that finds it too. `rules ID` explains it. */
  readonly code: string;

  /** What is so, without a stop at the end. It never holds a credential. */
  readonly message: string;

  /** What to do about it. */
  readonly fix: string;

  /** The command that does it or shows more. */
  readonly command?: string;
}
