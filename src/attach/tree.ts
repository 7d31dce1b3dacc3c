import { ApiObject, Chart } from 'cdk8s';
import { IConstruct } from 'constructs';
import { ChildCount } from './child-count';
import { Grant } from './grant';
import { Granted, meantBy, WorkloadTarget } from './granted';
import { countPatches, isPatched, RenderRaw, Target } from './target';
import { TargetList } from './target-list';
import { groupBy } from '../collection/group-by';
import { isList, isPlainObject, KubernetesObject, withKindOf } from '../kubernetes/kubernetes-object';
import { makesSecret } from '../kubernetes/made-secret';
import { samePath, valueAt } from '../kubernetes/pod-spec-path';
import { holdsChartValues, mayHoldPods } from '../kubernetes/pod-specs-in';
import { isPullSource } from '../kubernetes/pull-source';

export type { Granted, WorkloadTarget } from './granted';

/** A custom resource of a kind that is not known. */
export interface UnknownResource {
  readonly target: Target;
  /** The paths at which grants say that it has pod specs. */
  readonly granted: ReadonlySet<string>;
}

const ROOT: readonly string[] = [];

/** The objects of an app that matter to pull secrets, found in one walk. */
export class Tree {
  public readonly workloads: WorkloadTarget[] = [];
  /** Sources of Flux that may take a pull secret. */
  public readonly sources: Target[] = [];
  public readonly namespaces: Target[] = [];
  public readonly unknown: UnknownResource[] = [];
  /** The configuration of the Secrets Store CSI driver. */
  public readonly secretProviderClasses: Target[] = [];
  /** What lets a controller make a Secret. */
  public readonly secretMakers: Target[] = [];
  /** Those of the app; more than one of a name is a mistake of it. */
  public readonly serviceAccounts: TargetList;
  public readonly secrets: TargetList;
  /** Every object that the app renders. */
  public readonly objects = new Set<ApiObject>();
  /** How many JSON patches those had that had some. */
  private readonly patches = new Map<ApiObject, number>();
  private byChart?: ReadonlyMap<Chart, readonly ApiObject[]>;

  private readonly granted = new Map<Grant, Granted>();
  private readonly reached = new Set<Grant>();
  private readonly grantsOf: ReadonlyMap<IConstruct, readonly Grant[]>;
  /**
   * The children of what may hold constructs. An object that held none is left out: this is asked once for each chart,
   * and most constructs are such objects. What one gets all the same is noticed when it is rendered.
   */
  private readonly children = new ChildCount();

  /** @param exempted constructs that grants of the scopes around them do not mean */
  constructor(
    root: IConstruct,
    grants: readonly Grant[],
    private readonly exempted: ReadonlySet<IConstruct>,
    private readonly renderRaw: RenderRaw,
  ) {
    this.serviceAccounts = new TargetList(renderRaw);
    this.secrets = new TargetList(renderRaw);
    this.grantsOf = groupBy(grants, ({ scope }) => scope);
    grants.forEach(grant => this.granted.set(grant, { workloads: [], serviceAccounts: [], sources: [] }));
    this.visit(root, []);
    this.granted.forEach((granted, grant) => this.granted.set(grant, meantBy(grant, granted)));
  }

  private visit(construct: IConstruct, around: readonly Grant[]): void {
    const { children } = construct.node;
    const inherited = this.exempted.has(construct) ? [] : around;
    const own = this.grantsOf.get(construct);
    const active = own ? [...inherited, ...own] : inherited;
    own?.forEach(grant => this.reached.add(grant));
    if (ApiObject.isApiObject(construct)) {
      this.addObject(construct, active);
    } else if (children.length === 0) {
      this.children.add(construct, 0);
    }
    if (children.length > 0) {
      this.children.add(construct, children.length);
      children.forEach(child => this.visit(child, active));
    }
  }

  /** Whether the app has as many constructs as when it was read. */
  public get isComplete(): boolean {
    return this.children.isSame;
  }

  /** Whether the objects of a chart have the JSON patches that they had when they were read. */
  public isPatchedAsRead(chart: Chart): boolean {
    this.byChart ??= groupBy([...this.objects], object => object.chart);
    return (this.byChart.get(chart) ?? []).every(object => countPatches(object) === (this.patches.get(object) ?? 0));
  }

  /** The objects with JSON patches. */
  public get patched(): Iterable<ApiObject> {
    return this.patches.keys();
  }

  public grantedBy(grant: Grant): Granted {
    return this.granted.get(grant)!;
  }

  /** Whether the scope of a grant is in the app, and was not removed. */
  public holds(grant: Grant): boolean {
    return this.reached.has(grant);
  }

  private addObject(object: ApiObject, grants: readonly Grant[]): void {
    this.objects.add(object);
    if (isPatched(object)) {
      this.patches.set(object, countPatches(object));
      this.addTargetsIn(object, grants);
    } else if (object.kind === 'Secret' && object.apiVersion === 'v1') {
      this.secrets.addObject(object);
    } else if (object.kind === 'ServiceAccount' && object.apiVersion === 'v1' && grants.length === 0) {
      this.serviceAccounts.addObject(object);
    } else if (object.kind?.endsWith('List')) {
      this.addTargetsIn(object, grants);
    } else {
      this.addTarget(new Target(object, ROOT, this.renderRaw), grants);
    }
  }

  /** Adds each item of a list, as `Include` leaves them when a file holds a `List`, or what patches make of an object. */
  private addTargetsIn(object: ApiObject, grants: readonly Grant[]): void {
    targetsIn(this.renderRaw(() => object.toJson()), object, ROOT, this.renderRaw)
      .forEach(target => this.addTarget(target, grants));
  }

  private addTarget(target: Target, grants: readonly Grant[]): void {
    if (target.podSpecPath) {
      this.addWorkload({ target, place: { path: target.podSpecPath } }, grants);
    } else if (target.isServiceAccount) {
      this.addServiceAccount(target, grants);
    } else if (target.isSecret) {
      this.secrets.addObject(target);
    } else {
      this.addOther(target, grants);
    }
  }

  private addOther(target: Target, grants: readonly Grant[]): void {
    const { groupKind } = target;
    if (isPullSource(groupKind)) {
      this.sources.push(target);
      grants.forEach(grant => this.grantedBy(grant).sources.push(target));
    } else if (groupKind === 'secrets-store.csi.x-k8s.io/SecretProviderClass') {
      this.secretProviderClasses.push(target);
    } else if (makesSecret(groupKind)) {
      this.secretMakers.push(target);
    } else if (groupKind === '/Namespace') {
      this.namespaces.push(target);
    } else {
      this.addCustomResource(target, grants);
    }
  }

  /** A custom resource makes the pods of its kind, and is a workload where a grant names the path of a pod spec. */
  private addCustomResource(target: Target, grants: readonly Grant[]): void {
    const places = target.customPodPlaces;
    places.forEach(place => this.addWorkload({ target, place }, grants));
    const naming = grants.filter(({ podSpecPath }) =>
      podSpecPath && !places.some(({ path }) => samePath(path, podSpecPath))
        && ['containers', 'initContainers'].some(list =>
          Array.isArray(valueAt(target.manifest, [...podSpecPath, list]))));
    const byPath = groupBy(naming, ({ podSpecPath }) => podSpecPath!.join('.'));
    byPath.forEach(sharing => this.addWorkload({ target, place: { path: sharing[0].podSpecPath! } }, sharing));
    if (!target.isCustomPodKind && mayHoldPods(target.groupKind) && !holdsChartValues(target.groupKind)) {
      this.unknown.push({ target, granted: new Set(byPath.keys()) });
    }
  }

  private addServiceAccount(target: Target, grants: readonly Grant[]): void {
    this.serviceAccounts.addObject(target);
    grants.forEach(grant => this.grantedBy(grant).serviceAccounts.push(target));
  }

  private addWorkload(workload: WorkloadTarget, grants: readonly Grant[]): void {
    this.workloads.push(workload);
    grants.forEach(grant => this.grantedBy(grant).workloads.push(workload));
  }
}

/** What a manifest says of itself; JSON patches may have changed it, and a list may hold lists. */
function targetsIn(
  manifest: KubernetesObject, object: ApiObject, root: readonly string[], renderRaw: RenderRaw,
): Target[] {
  if (isList(manifest)) {
    return manifest.items.flatMap((item: unknown, index: number) => isPlainObject(item)
      ? targetsIn(withKindOf(manifest, item), object, [...root, 'items', `${index}`], renderRaw)
      : []);
  }
  const { apiVersion, kind, metadata } = manifest;
  // An item without a namespace goes where the list is applied to, and cdk8s knows that from the chart.
  const namespace = metadata?.namespace ?? object.metadata.namespace;
  return [new Target(object, root, renderRaw, { apiVersion, kind, name: metadata?.name, namespace })];
}
