/** What the objects of a cluster add to a failure. */
export interface PullFailureFinding {
  /**
   * Stable code: `undecodable-secret`, `missing-secret`, `secret-made-elsewhere`, `secret-in-other-namespace`, `wrong-type`, `token-expired`, `no-key-for-image`,
   * `service-account-changed`, `unused-secret`, `refresh-job` or `credential-sent`.
   */
  readonly code: string;

  /** What is so, in one sentence. It never holds a credential. */
  readonly message: string;

  /** What to do about it. */
  readonly fix: string;

  /** The command that does it or shows more. */
  readonly command?: string;
}
