/**
 * The kinds of warnings, to be acknowledged by. Their values are the ids of findings, the same as in the audit and in
 * diagnoses: `docs/rules.md`, and `cdk8s-registry-access rules ID`, say what each means.
 */
export enum WarningCode {
  /** A pull secret that is neither in the app nor declared, where strictness is `WARN` and the pod has no other. */
  MISSING_SECRET = 'PRA101',

  /** A pull secret that only other namespaces have, where strictness is `WARN` and the pod has no other. */
  SECRET_IN_OTHER_NAMESPACE = 'PRA102',

  /** A private image of a pod without any pull secret, where strictness is `WARN`. */
  NO_PULL_SECRET = 'PRA103',

  /** A private image that the pull secrets of its pod do not cover, where strictness is `WARN`. */
  UNCOVERED_IMAGE = 'PRA104',

  /** A list on the pod that hides that of its ServiceAccount, which an image needs. */
  HIDDEN_LIST = 'PRA106',

  /** An image that is still to be filled in, such as `${IMAGE}`. */
  PLACEHOLDER_IMAGE = 'PRA108',

  /** A host that differs in one character from one that the app has credentials for. */
  SUSPICIOUS_HOST = 'PRA109',

  /** A pull secret that is no Docker config, where strictness is `WARN`. */
  INVALID_CONFIG = 'PRA203',

  /** A pull secret with a login that does not decode, where strictness is `WARN`. */
  MALFORMED_AUTH = 'PRA204',

  /** A key that two pull secrets of a pod have, or that another one keeps from being used. */
  SHADOWED_KEY = 'PRA210',

  /** A grant that is for no image of the workloads that it means. */
  USELESS_GRANT = 'PRA601',

  /** A public image for which a credential is present. */
  PUBLIC_IMAGE_WITH_CREDENTIAL = 'PRA602',

  /** A credential for a mirror of the nodes, which it never gets, or for what they pull through one, which it gets. */
  MIRROR_CREDENTIAL = 'PRA603',

  /** A tag that moves, with a policy that keeps what was pulled first. */
  FLOATING_TAG = 'PRA604',

  /** A pull secret that the Secrets Store CSI driver makes, where strictness is `WARN`. */
  MOUNTED_SECRET = 'PRA605',

  /** A private image in what looks like a pod spec, of an object whose kind is not known. */
  UNKNOWN_POD_SPEC = 'PRA606',

  /** A ServiceAccount whose file comes after that of the pods that it brings their pull secrets. */
  LATE_SERVICE_ACCOUNT = 'PRA607',

  /** Pods that only an admission policy of the same app gives their pull secrets. */
  LATE_POLICY = 'PRA608',

  /** A private image without a credential, in a namespace that no access of the app names. */
  UNPROVEN_NAMESPACE = 'PRA609',
}
