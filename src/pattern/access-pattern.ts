/**
 * How a pull secret reaches the pods that need it.
 *
 * A class with constants instead of an enum, so that a pattern can say what it is in words.
 */
export class AccessPattern {
  /**
   * The reference stands on each granted pod (`imagePullSecrets` of the pod spec); ServiceAccounts are not touched.
   * For one workload, in development and tests.
   */
  public static readonly WORKLOAD = new AccessPattern('workload', 'a reference on each granted pod');

  /**
   * The reference stands on the ServiceAccounts of the namespace, `default` included, and the API server copies it into
   * every pod that it admits without a list of its own. For namespaces that share their registries.
   */
  public static readonly NAMESPACE = new AccessPattern('namespace', 'a reference on the ServiceAccounts of the namespace');

  /**
   * Each granted workload runs as a ServiceAccount of its own, which carries only what was granted to it.
   * For high security, where an audit asks who can pull what.
   */
  public static readonly DEDICATED_SERVICE_ACCOUNT = new AccessPattern(
    'dedicated-service-account', 'a ServiceAccount for each granted workload');

  /**
   * Checks a pattern that came from JavaScript, where the compiler does not.
   * @internal
   */
  public static _check(property: string, pattern: AccessPattern): void {
    if (!(pattern instanceof AccessPattern)) {
      throw new Error(`'${property}' must be AccessPattern.WORKLOAD, NAMESPACE or DEDICATED_SERVICE_ACCOUNT, got ${JSON.stringify(pattern)}`);
    }
  }

  private constructor(
    /** The name of the pattern, as messages write it. */
    public readonly name: string,
    /** What the pattern changes, in a few words. */
    public readonly description: string,
  ) {}

  public toString(): string {
    return this.name;
  }
}
