/** What to do about an object with an image of a registry that is not allowed. */
export enum AdmissionEnforcement {
  /** It is admitted, and noted: in the audit log of the API server, or in the reports of Kyverno. */
  AUDIT = 'audit',

  /** It is admitted and logged, and its author sees a warning. */
  WARN = 'warn',

  /** It is refused. */
  DENY = 'deny',
}
