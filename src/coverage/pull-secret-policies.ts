import { checkPod, PodContext } from './check-pod';
import { Finding, makeFinding } from './finding';
import { changedPod, Pod } from './pods';
import { PullSecretPolicy } from './pull-secret-policy';
import { Target } from '../attach/target';
import { memoized } from '../collection/memoized';
import { labelsOf } from '../kubernetes/label-selector';
import { NamespaceSelector } from '../kubernetes/namespace-selector';
import { isSelected } from '../kubernetes/selected-namespaces';
import { Additions } from '../pull/additions';
import { FindingId } from '../pull/finding-id';
import { quoted } from '../text/printable';

/** The policies of an app, and the labels of its namespaces. */
export class PullSecretPolicies {
  private readonly known = new Map<string | undefined, Additions>();

  constructor(private readonly policies: readonly PullSecretPolicy[], private readonly namespaces: readonly Target[]) {}

  /** What they do with the pods of a namespace that are made once they are active. */
  public readonly additions = (namespace: string | undefined): Additions =>
    this.policies.length === 0 ? Additions.NONE
      : memoized(this.known, namespace, () => new Additions(this.of(namespace).map(({ name, added }) =>
        ({ description: name, added, isSure: true }))));

  /** What is wrong with a pod of a manifest, which may be made before the policies are active. */
  public check(pod: Pod, context: PodContext): Finding[] {
    const findings = checkPod(pod, context);
    const added = this.policies.length === 0 ? [] : context.evaluator.pull(pod, pod.images).added;
    const late = added.length === 0 ? []
      : checkPod(changedPod(pod, { isEarly: true }), context).filter(({ severity, message }) =>
        severity === 'error' && !findings.some(other => other.message === message));
    return late.length === 0 ? findings : [...findings, this.late(pod, late.length)];
  }

  private late(pod: Pod, count: number): Finding {
    const names = this.of(pod.namespace).map(({ name }) => name);
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

  private of(namespace: string | undefined): PullSecretPolicy[] {
    return this.policies.filter(({ namespaces }) => namespace !== undefined && this.selects(namespaces, namespace));
  }

  /** By its labels a namespace counts only where the app declares it: what others give it is not known. */
  private selects(selector: Required<NamespaceSelector>, namespace: string): boolean {
    const declared = this.namespaces.filter(({ name }) => name === namespace)
      .map(({ manifest }) => labelsOf(manifest.metadata));
    return [undefined, ...declared].some(labels => isSelected(selector, namespace, labels));
  }
}
