/** What evaluates the policy. Both evaluate the same expressions. */
export enum AdmissionEngine {
  /**
   * The API server itself, from Kubernetes 1.30 on: nothing to install, nothing that can be down.
   * @see https://kubernetes.io/docs/reference/access-authn-authz/validating-admission-policy/
   */
  VALIDATING_ADMISSION_POLICY = 'validating-admission-policy',

  /**
   * Kyverno, from 1.17 on (`policies.kyverno.io/v1` `ValidatingPolicy`; its older `ClusterPolicy` is deprecated). It
   * also reports what was there before the policy.
   * @see https://kyverno.io/docs/policy-types/validating-policy/
   */
  KYVERNO = 'kyverno',
}
