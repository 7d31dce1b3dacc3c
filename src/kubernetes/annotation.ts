/**
 * The label and annotation keys that the package writes and reads.
 *
 * The prefix is the package's own name: a valid DNS subdomain that is not a domain of anyone.
 */
export const Annotation = {
  /** On a Secret whose credentials are part of the manifest; the value says where they came from at synthesis. */
  CREDENTIALS_IN_MANIFEST: 'cdk8s-registry-access/credentials-in-manifest',

  /** On a Secret that a refresher wrote: when that was (RFC 3339). */
  REFRESHED_AT: 'cdk8s-registry-access/refreshed-at',

  /** On a Secret that a refresher wrote: when the first of its tokens expires (RFC 3339). */
  EXPIRES_AT: 'cdk8s-registry-access/expires-at',

  /** On a policy that adds pull secrets to pods: which, and for which images, as `AddedPullSecrets` writes it. */
  ADDED_PULL_SECRETS: 'cdk8s-registry-access/added-pull-secrets',

  /** Label of a refresher's pods: whether the `schedule` or the `deployment` started it. */
  TRIGGER: 'cdk8s-registry-access/trigger',

  /** In which order Argo CD applies objects. https://argo-cd.readthedocs.io/en/stable/user-guide/sync-waves/ */
  ARGOCD_SYNC_WAVE: 'argocd.argoproj.io/sync-wave',

  /**
   * Keeps Argo CD from deleting an object.
   * https://argo-cd.readthedocs.io/en/stable/user-guide/sync-options/#no-prune-resources
   */
  ARGOCD_SYNC_OPTIONS: 'argocd.argoproj.io/sync-options',

  /** Keeps Flux from deleting an object. https://fluxcd.io/flux/components/kustomize/kustomizations/#prune */
  FLUX_PRUNE: 'kustomize.toolkit.fluxcd.io/prune',
} as const;

/**
 * Labels of everything that the package emits.
 * https://kubernetes.io/docs/concepts/overview/working-with-objects/common-labels/
 */
export const MANAGED_BY = { 'app.kubernetes.io/managed-by': 'cdk8s-registry-access' } as const;

/** Labels of the pull secrets that it writes, or that External Secrets makes of what it writes. */
export const PULL_SECRET_LABELS = { ...MANAGED_BY, 'app.kubernetes.io/component': 'pull-secret' } as const;
