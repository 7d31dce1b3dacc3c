/** What a cluster is for: the rows of the decision matrix. */
export enum AccessEnvironment {
  /** Development and tests: one workload, one person, often a cluster on a laptop. */
  DEVELOPMENT = 'development',

  /** Teams share a cluster, and each has namespaces of its own. */
  MULTI_TENANT = 'multi-tenant',

  /** An audit asks which workload can pull what. */
  HIGH_SECURITY = 'high-security',

  /**
   * A cluster in a public cloud, whose images are in the registry of that cloud, and of whose nodes every pod may pull
   * them.
   */
  PUBLIC_CLOUD = 'public-cloud',
}
