import { ApiObject } from 'cdk8s';
import { plainProperties, renderExcerpt } from './excerpt';
import { shownUnlessSecret } from '../given/shown';
import { MANAGED_BY } from '../kubernetes/annotation';
import { apiGroup, KubernetesObject } from '../kubernetes/kubernetes-object';
import { customPodPlaces, isCustomPodKind, PodPlace, podSpecAt } from '../kubernetes/pod-place';
import { podSpecPath, valueAt } from '../kubernetes/pod-spec-path';
import { isData } from '../kubernetes/pod-specs-in';
import { flawOf } from '../kubernetes/pull-secret-list';

/** Runs a rendering in which nothing is attached. */
export type RenderRaw = <T>(render: () => T) => T;

/** What an object says of itself. */
export interface Identity {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly name?: string;
  readonly namespace?: string;
}

/** A Kubernetes object of the tree: an `ApiObject`, or one item of an `ApiObject` of kind `List`. */
export class Target {
  /** Of a Secret with its content, which is not printed. */
  #rendered?: KubernetesObject;
  /** What it says of itself. */
  private readonly says: Identity;
  /** As it is said; most are texts, and asked for dozens of times. */
  private readonly givenNamespace: unknown;
  /** The path of the pod spec of a built-in kind, from the root of this object. */
  public readonly podSpecPath: readonly string[] | undefined;

  constructor(
    public readonly object: ApiObject,
    /** Where the object begins in what the `ApiObject` renders: empty, or `items` and an index. */
    public readonly root: readonly string[],
    private readonly renderRaw: RenderRaw,
    /** What the rendered object says of itself, where that may differ from what the `ApiObject` says. */
    private readonly identity?: Identity,
  ) {
    this.says = identity ?? object;
    this.givenNamespace = identity ? identity.namespace : object.metadata.namespace;
    this.podSpecPath = podSpecPath(this.says.apiVersion, this.says.kind);
  }

  public get kind(): string {
    return this.says.kind ?? '';
  }

  public get name(): string {
    return this.rendered('name', this.says.name) ?? '';
  }

  public get namespace(): string | undefined {
    return this.rendered('namespace', this.givenNamespace);
  }

  public get isServiceAccount(): boolean {
    return this.isCore('ServiceAccount');
  }

  public get isSecret(): boolean {
    return this.isCore('Secret');
  }

  /** The API group and kind, such as `apps/Deployment`. */
  public get groupKind(): string {
    const { apiVersion, kind } = this.says;
    return `${apiGroup(apiVersion)}/${kind}`;
  }

  /** What the object looks like before anything is attached to it; of a workload, only what matters to a pull. */
  public get manifest(): KubernetesObject {
    this.#rendered ??= this.render();
    return this.#rendered;
  }

  private render(): KubernetesObject {
    const { podSpecPath: path } = this;
    return path && this.root.length === 0 && !this.isPatched
      ? plainProperties(this.object, path) ?? this.renderRaw(() => renderExcerpt(this.object, path))
      : this.renderRaw(() => valueAt(this.object.toJson(), this.root) ?? {});
  }

  /** The properties that a custom resource was given, which cost nothing to look at where they are data. */
  public get givenManifest(): unknown {
    const { props } = this.object as unknown as { props?: unknown };
    return this.identity || !isData(props) ? this.manifest : props;
  }

  /** Whether the object is changed by JSON patches, which cdk8s applies after everything that is attached. */
  public get isPatched(): boolean {
    return isPatched(this.object);
  }

  /** Whether a construct of this package made it. */
  public get isOurs(): boolean {
    return Object.entries(MANAGED_BY).every(([label, value]) => this.object.metadata.getLabel(label) === value);
  }

  /** Whether it is a custom resource whose pods stand at places that are known. */
  public get isCustomPodKind(): boolean {
    return isCustomPodKind(this.says.apiVersion, this.says.kind);
  }

  /** The pods of such a custom resource; one of another kind is not rendered for it. */
  public get customPodPlaces(): PodPlace[] {
    // The items of a typed list do not say what they are.
    const { apiVersion, kind } = this.says;
    return this.isCustomPodKind ? customPodPlaces({ ...this.manifest, apiVersion, kind }) : [];
  }

  /** The ServiceAccount that a pod of this object runs as; undefined stands for `default`. */
  public serviceAccountName(place: PodPlace): string | undefined {
    const podSpec = podSpecAt(this.manifest, place);
    // `serviceAccount` is the deprecated alias, which the API server still honours.
    return podSpec?.serviceAccountName || podSpec?.serviceAccount || undefined;
  }

  /**
   * The `imagePullSecrets` of one of its pods, or of the object itself, as references; empty where there is none.
   *
   * @throws if the API server would refuse it
   */
  public ownPullSecrets(place?: PodPlace): unknown[] {
    const list = (place ? podSpecAt(this.manifest, place) : this.plain ?? this.manifest)?.imagePullSecrets ?? [];
    if (flawOf(list) === 'malformed') {
      throw new Error(`'imagePullSecrets' of ${this} must be a list of ${place?.parts?.hasNames
        ? "names such as ['pull']" : "references such as [{ name: 'pull' }]"}, got ${shownFlaw(list, place)}`);
    }
    return list;
  }

  /** The properties of a ServiceAccount, where they are what is written. */
  private get plain(): any {
    return this.identity || this.isPatched ? undefined : plainProperties(this.object, []);
  }

  /** A member of the metadata, which may be a value that is made while the object is rendered. */
  private rendered(member: 'name' | 'namespace', value: unknown): string | undefined {
    return typeof value === 'string' || value === undefined ? value
      : this.renderRaw(() => this.object.toJson()).metadata?.[member];
  }

  private isCore(kind: string): boolean {
    return this.says.kind === kind && apiGroup(this.says.apiVersion) === '';
  }

  /** How messages name the object: kind, namespaced name and construct path. */
  public toString(): string {
    return `${this.says.kind} '${this.namespace ? `${this.namespace}/` : ''}${this.name}' (${this.object.node.path})`;
  }
}

/** What is wrong in a malformed list. */
function shownFlaw(list: unknown, place: PodPlace | undefined): string {
  if (!Array.isArray(list)) {
    return shownUnlessSecret(list);
  }
  const entry: unknown = list.find(one => flawOf([one]) === 'malformed');
  return `${shownUnlessSecret(place?.parts?.hasNames ? valueAt(entry, ['name']) : entry)} in it`;
}

/** Whether an object has JSON patches. */
export function isPatched(object: ApiObject): boolean {
  return countPatches(object) > 0;
}

/** How many JSON patches an object has. cdk8s keeps them to itself. */
export function countPatches(object: ApiObject): number {
  return (object as unknown as { patches?: unknown[] }).patches?.length ?? 0;
}
