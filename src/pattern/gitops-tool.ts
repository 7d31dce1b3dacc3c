/** What brings manifests from Git to a cluster. */
export enum GitOpsTool {
  /** Nothing: somebody, or a pipeline, applies them. */
  NONE = 'none',

  /** Argo CD. */
  ARGO_CD = 'argocd',

  /** Flux. */
  FLUX = 'flux',
}
