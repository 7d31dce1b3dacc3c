import { ApiObject, Chart, DependencyGraph } from 'cdk8s';
import { IConstruct } from 'constructs';
import { GrantPlan } from './plan';
import { Target } from './target';
import { WorkloadTarget } from './tree';
import { groupBy } from '../collection/group-by';
import { memoized } from '../collection/memoized';

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
  return memoized(FOUND, plan, () => findInheritances(plan, finalPodSpec));
}

function findInheritances(plan: GrantPlan, finalPodSpec: FinalPodSpec): Inheritance[] {
  const found: Inheritance[] = [];
  for (const workload of plan.tree.workloads) {
    const account = plan.serviceAccount(workload.target.namespace, plan.serviceAccountNameOf(workload));
    const isInherited = account.target !== undefined
      && (account.pullSecrets ?? []).length > 0
      && (finalPodSpec(workload)?.imagePullSecrets ?? []).length === 0;
    if (isInherited) {
      found.push({ workload, account: account.target });
    }
  }
  return found;
}

/**
 * Lets workloads of a chart depend on the ServiceAccounts that they inherit pull secrets from, where they would be
 * written before them: the API server adds the list when a pod is made, and `kubectl apply` goes from top to bottom.
 *
 * A dependency moves an object, so none is added where the order is right.
 */
export function orderBehindAccounts(plan: GrantPlan, finalPodSpec: FinalPodSpec): void {
  const together = inheritances(plan, finalPodSpec).filter(({ workload, account }) =>
    workload.target.object.chart === account.object.chart);
  groupBy(together, ({ account }) => account.object.chart).forEach((same, chart) => {
    // What is moved to the front takes along what it depends on, which may be another workload.
    while (orderOnce(same, placesIn(chart))) {
      // again
    }
  });
}

/** Whether any of them had to be moved. */
function orderOnce(same: readonly Inheritance[], places: ReadonlyMap<IConstruct, number>): boolean {
  const late = same.filter(({ workload: { target: { object } }, account }) =>
    places.get(object)! < places.get(account.object)!);
  const moved = late.filter(({ workload: { target: { object } }, account }) => {
    const isPossible = !dependsOn(account.object, object);
    if (isPossible) {
      object.node.addDependency(account.object);
    }
    return isPossible;
  });
  return moved.length > 0;
}

/** Whether an object, or what is below it, can only be written behind another. */
export function dependsOn(object: ApiObject, other: ApiObject): boolean {
  if (object.node.dependencies.length + object.node.children.length === 0) {
    return false; // as most, and asked for each workload
  }
  const seen = new Set(object.node.findAll());
  for (const construct of seen) {
    construct.node.dependencies.forEach(dependency => seen.add(dependency));
  }
  return other.node.findAll().some(construct => construct !== object && seen.has(construct));
}

/** The place of each construct in what cdk8s writes of a chart: as in the tree, unless something has dependencies. */
function placesIn(chart: Chart): Map<IConstruct, number> {
  const constructs = chart.node.findAll();
  const depending = constructs.filter(({ node }) => node.dependencies.length > 0);
  depending.forEach(construct => dependByObjects(construct, chart));
  const written = depending.length > 0 ? new DependencyGraph(chart.node).topology() : constructs;
  return new Map(written.map((construct, place) => [construct, place]));
}

/**
 * Lets the objects in a construct depend on those in what it depends on. cdk8s does that too: `synthYaml` before the
 * app is validated, and `synth` after it, which would be too late to see what comes before what.
 */
function dependByObjects(construct: IConstruct, chart: Chart): void {
  const targets = construct.node.dependencies.flatMap(dependency => objectsIn(dependency, chart));
  const sources = targets.length > 0 ? objectsIn(construct, chart) : [];
  for (const target of targets) {
    sources.filter(source => source !== target).forEach(source => source.node.addDependency(target));
  }
}

function objectsIn({ node }: IConstruct, chart: Chart): ApiObject[] {
  return node.findAll().filter(ApiObject.isApiObject).filter(object => object.chart === chart);
}
