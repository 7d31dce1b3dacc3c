/** The kinds of warnings, to be acknowledged by; `docs/coverage.md` says what each means. */
export enum WarningCode {
  /** A private image that finds no credential, where strictness is `WARN`. */
  UNCOVERED_IMAGE = 'uncovered-image',

  /** A pull secret that does not decode, where strictness is `WARN`. */
  UNDECODABLE_SECRET = 'undecodable-secret',

  /** A pull secret that the Secrets Store CSI driver makes, where strictness is `WARN`. */
  MOUNTED_SECRET = 'mounted-secret',

  /** A workload that was granted by itself, and none of whose images a credential is for. */
  USELESS_GRANT = 'useless-grant',

  /** A public image for which a credential is present. */
  PUBLIC_IMAGE_WITH_CREDENTIAL = 'public-image-with-credential',

  /** A list on the pod that hides that of its ServiceAccount. */
  HIDDEN_PULL_SECRETS = 'hidden-pull-secrets',

  /** A key that two pull secrets of a pod have. */
  REPEATED_KEY = 'repeated-key',

  /** A key that another one keeps from being used. */
  SHADOWED_KEY = 'shadowed-key',

  /** A credential for a mirror of the nodes. */
  MIRROR_CREDENTIAL = 'mirror-credential',

  /** A tag that moves, with a policy that keeps what was pulled first. */
  FLOATING_TAG = 'floating-tag',
}
