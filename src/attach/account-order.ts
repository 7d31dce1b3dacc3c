import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import { GrantPlan } from './plan';
import { Target } from './target';
import { WorkloadTarget } from './tree';

/** A workload whose pods get their pull secrets from a ServiceAccount of the app when they are made. */
export interface Inheritance {
  readonly workload: WorkloadTarget;
  readonly account: Target;
}

/** The pod spec of a workload as it will be written. */
type FinalPodSpec = (workload: WorkloadTarget) => any;

const FOUND = new WeakMap<GrantPlan, readonly Inheritance[]>();

/** Those of an app, found once for each plan; a list of a pod's own hides what it would get. */
export function inheritances(plan: GrantPlan, finalPodSpec: FinalPodSpec): readonly Inheritance[] {
  const found = FOUND.get(plan) ?? findInheritances(plan, finalPodSpec);
  FOUND.set(plan, found);
  return found;
}

function findInheritances(plan: GrantPlan, finalPodSpec: FinalPodSpec): Inheritance[] {
  return plan.tree.workloads.flatMap(workload => {
    const { target } = workload;
    const name = plan.serviceAccountNameOf(workload);
    const [account] = plan.tree.serviceAccounts.find(target.namespace, name);
    const isInherited = account && account.object !== target.object
      && (plan.pullSecretsOf(target.namespace, name) ?? []).length > 0
      && (finalPodSpec(workload)?.imagePullSecrets ?? []).length === 0;
    return isInherited ? [{ workload, account }] : [];
  });
}

/**
 * Lets workloads of a chart depend on the ServiceAccounts that they inherit pull secrets from, where they would be
 * written before them: the API server adds the list when a pod is made, and `kubectl apply` goes from top to bottom.
 *
 * A dependency moves an object, so none is added where the order is right.
 */
export function orderBehindAccounts(plan: GrantPlan, finalPodSpec: FinalPodSpec): void {
  const placesOf = new Map<Chart, ReadonlyMap<IConstruct, number>>();
  for (const { workload: { target: { object } }, account } of inheritances(plan, finalPodSpec)) {
    const { chart } = object;
    if (chart !== account.object.chart) {
      continue;
    }
    const places = placesOf.get(chart) ?? placesIn(chart);
    placesOf.set(chart, places);
    if (places.get(object)! < places.get(account.object)! && !dependsOn(account.object, object)) {
      object.node.addDependency(account.object);
    }
  }
}

/** The place of each construct in what cdk8s writes of a chart: as in the tree, unless something has dependencies. */
function placesIn(chart: Chart): Map<IConstruct, number> {
  const constructs = chart.node.findAll();
  const hasDependencies = constructs.some(({ node }) => node.dependencies.length > 0);
  const written = hasDependencies ? new DependencyGraph(chart.node).topology() : constructs;
  return new Map(written.map((construct, place) => [construct, place]));
}

function dependsOn(object: ApiObject, other: ApiObject): boolean {
  const seen = new Set<IConstruct>([object]);
  for (const construct of seen) {
    construct.node.dependencies.forEach(dependency => seen.add(dependency));
  }
  return seen.has(other);
}
