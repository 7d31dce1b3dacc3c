/**
 * The oldest version that can be a target: the first in which the kubelet's credential providers are stable.
 * https://kubernetes.io/docs/tasks/administer-cluster/kubelet-credential-provider/
 */
export const OLDEST = '1.26';

/**
 * Where `admissionregistration.k8s.io/v1` has `MutatingAdmissionPolicy`, and it is on. https://kep.k8s.io/3962
 */
export const MUTATING_POLICY_SINCE = '1.36';

/** The minor version `1.MINOR`, with what programs print around it: `v1.34.2-eks-3abbec1`. */
const VERSION = /^v?1\.(\d{1,3})(?:\.\d+(?:[-+][\w.+-]+)?)?$/;

/** Checks a version and gives it as `1.MINOR`. */
export function checkVersion(property: string, version: unknown): string {
  // A YAML number would make 1.30 into 1.3.
  const [, minor] = typeof version === 'string' ? VERSION.exec(version) ?? [] : [];
  if (minor === undefined) {
    throw new Error(
      `'${property}' must be a version of Kubernetes as a string, such as '1.34': got ${JSON.stringify(version)}`,
    );
  }
  const checked = `1.${Number(minor)}`;
  if (!isVersionAtLeast(checked, OLDEST)) {
    throw new Error(`'${property}' must be '${OLDEST}' or newer: got '${version}'`);
  }
  return checked;
}

/** Whether a version is another one or newer; both as `1.MINOR`. */
export function isVersionAtLeast(version: string, other: string): boolean {
  return minorOf(version) >= minorOf(other);
}

function minorOf(version: string): number {
  return Number(version.slice('1.'.length));
}
