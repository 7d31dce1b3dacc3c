import { checkPod, PodContext } from './check-pod';
import { Finding, makeFinding } from './finding';
import { Pod } from './pods';
import { PullSecretPolicy } from './pull-secret-policy';
import { Target } from '../attach/target';
import { labelsOf } from '../kubernetes/label-selector';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { withAdded } from '../pull/added-pull-secrets';
import { FindingId } from '../pull/finding-id';
import { quoted } from '../pull/text';

/** The policies of an app, and the labels of its namespaces. */
export class PullSecretPolicies {
  constructor(private readonly policies: readonly PullSecretPolicy[], private readonly namespaces: readonly Target[]) {}

  /** A pod as the API server admits it, if it is made once the policies are active. */
  public admit(pod: Pod): Pod {
    return this.of(pod).reduce((admitted, { added }) =>
      withAdded(admitted, added.namesFor(pod.images.map(({ image }) => image))), pod);
  }

  /** What is wrong with a pod of a manifest, which may be made before the policies are active. */
  public check(pod: Pod, context: PodContext): Finding[] {
    const admitted = this.admit(pod);
    const findings = checkPod(admitted, context);
    const late = admitted === pod ? []
      : checkPod(pod, context).filter(({ severity, message }) =>
        severity === 'error' && !findings.some(other => other.message === message));
    return late.length === 0 ? findings : [...findings, this.late(pod, late.length)];
  }

  private late(pod: Pod, count: number): Finding {
    const names = this.of(pod).map(({ name }) => name);
    return makeFinding({
      severity: 'warning',
      id: FindingId.LATE_POLICY,
      construct: pod.construct,
      who: pod.description,
      says: ` gets the pull secrets for ${count} of its images only from the API server, by the `
        + `policy ${quoted(names)}, which is active about a second after it is made: pods that are applied with it are `
        + 'made before, and stay without. Grant the workload with grantPull(…)',
    });
  }

  private of({ namespace }: Pod): PullSecretPolicy[] {
    return this.policies.filter(({ namespaces }) => namespace !== undefined && this.selects(namespaces, namespace));
  }

  /** By its labels a namespace counts only where the app declares it: what others give it is not known. */
  private selects({ names, matchLabels }: Required<NamespaceSelector>, namespace: string): boolean {
    const wanted = Object.entries(matchLabels);
    return names.includes(namespace) || (wanted.length > 0 && this.namespaces
      .filter(({ name }) => name === namespace)
      .some(({ manifest }) => {
        const labels = labelsOf(manifest.metadata);
        return wanted.every(([label, value]) => labels.get(label) === value);
      }));
  }
}
