import { isAdmittedPod, isStaticPod } from '../../kubernetes/admitted-pod';
import { KubernetesObject } from '../../kubernetes/kubernetes-object';
import { PodImage } from '../../kubernetes/pod-images';
import { AuditOrigin } from '../audit-report';
import { objectsAt, textAt } from './members';
import { Ignores, ignoresOf, namespaceOf, nameOf, ObjectRef, Subject, subjectOf } from './object-ref';
import { Owner, ownerOf } from './owner';
import { PodLists, PodParts } from './pod-parts';
import { podSpecsOf } from './pod-spec';
import { Interner } from './text';
import { memoized } from '../../collection/memoized';

/** A workload, or the pods of one that are alike. */
export interface PodRecord {
  /** The object that holds the pod, or the one that made it. */
  readonly subject: Subject;
  readonly lists: PodLists;
  readonly images: readonly PodImage[];
  /** A pod that the API server has admitted: its list is final. */
  readonly isAdmitted: boolean;
}

/** The pods of an audit, in as few records as there are different things to say of them. */
export class Pods {
  private readonly parts = new PodParts();
  private readonly collapsed = new Set<string>();
  /** What the annotations of the owners themselves accept, by place and object. */
  private readonly annotated = new Map<string, Ignores>();
  private readonly interner = new Interner();
  private readonly all: PodRecord[] = [];
  private readonly mounted = new Map<string, Set<string>>();

  /**
   * @param keepsEvery whether each object has a record of its own
   */
  constructor(private readonly keepsEvery: boolean) {}

  /** All records, in the order in which the first of each came. */
  public get list(): readonly PodRecord[] {
    return this.all;
  }

  /**
   * Notes an object that holds a pod.
   *
   * @returns whether it is well-formed as far as it matters
   */
  public addPodsOf(object: KubernetesObject, origin: AuditOrigin): boolean {
    const podSpecs = podSpecsOf(object);
    podSpecs.forEach(podSpec => this.addPod(object, origin, podSpec));
    return podSpecs.length > 0;
  }

  private addPod(object: KubernetesObject, origin: AuditOrigin, podSpec: Record<string, any>): void {
    this.noteMounts(object, podSpec);
    const isAdmitted = isAdmittedPod(object);
    if (this.keepsEvery) {
      this.all.push({ subject: this.subject(object, origin), ...this.parts.of(podSpec), isAdmitted });
      return;
    }
    const owner = ownerOf(object);
    const isHistory = object.kind === 'ReplicaSet' && owner && object.spec.replicas === 0;
    const isStatic = isAdmitted && isStaticPod(object);
    // Kept to go back to; or a matter of the node, as static pods get no Secrets.
    if (!isHistory && !isStatic) {
      this.collapse(object, origin, owner, podSpec, isAdmitted);
    }
  }

  /** Whether a pod mounts a Secret: a builder logs in with it, or a program copies it. */
  public mounts(namespace: string, name: string): boolean {
    return this.mounted.get(name)?.has(namespace) ?? false;
  }

  /** The namespaces in which a pod mounts a Secret of a name. */
  public namespacesThatMount(name: string): Iterable<string> {
    return this.mounted.get(name) ?? [];
  }

  /** What annotations accept of a workload: its own, or of its pods those of what made them, in the same file. */
  public ignoresOf(subject: Subject): Ignores | undefined {
    return subject.ignores ?? this.annotated.get(`${placeOf(subject.origin)}\n${refKey(subject)}`);
  }

  private noteMounts(object: KubernetesObject, podSpec: Record<string, any>): void {
    for (const volume of Array.isArray(podSpec.volumes) ? podSpec.volumes : []) {
      const names = [
        volume?.secret?.secretName,
        ...objectsAt(volume, 'projected', 'sources').map(source => textAt(source, 'secret', 'name')),
      ];
      names
        .filter(name => typeof name === 'string')
        .forEach(name =>
          memoized(this.mounted, this.interner.intern(name), () =>
            new Set()).add(this.interner.intern(namespaceOf(object))));
    }
  }

  private collapse(
    object: KubernetesObject,
    origin: AuditOrigin,
    owner: Owner | undefined,
    podSpec: Record<string, any>,
    isAdmitted: boolean,
  ): void {
    const parts = this.parts.of(podSpec);
    const { ignores } = ignoresOf(object);
    const place = placeOf(origin);
    const ref = refKey({
      namespace: namespaceOf(object),
      ...(owner ?? { kind: String(object.kind), name: nameOf(object) }),
    });
    if (ignores && !owner) {
      this.annotated.set(`${place}\n${ref}`, ignores);
    }
    const key = `${ref}/${parts.lists.id}/${parts.imagesId}/${isAdmitted}/${place}/`
      + `${ignores ? JSON.stringify([...ignores]) : ''}`;
    if (!this.collapsed.has(key)) {
      this.collapsed.add(key);
      this.all.push({
        subject: this.subject(object, origin, owner), lists: parts.lists, images: parts.images, isAdmitted,
      });
    }
  }

  private subject(object: KubernetesObject, origin: AuditOrigin, owner?: Owner): Subject {
    const own = subjectOf(object, origin);
    const { kind, name } = owner ?? own;
    const intern = (text: string) => this.interner.intern(text);
    return { ...own, kind: intern(kind), namespace: intern(own.namespace), name: owner ? intern(name) : name };
  }
}

/** What an annotation reaches: the file or construct; all of a cluster, which has neither. */
function placeOf({ file, constructPath }: AuditOrigin): string {
  return file ?? constructPath ?? '';
}

function refKey({ kind, namespace, name }: ObjectRef): string {
  return `${namespace}/${kind}/${name}`;
}

/** Which part of a workload an image is, in its pod spec. */
export function imageField({ containerType, container }: PodImage): string {
  return `${containerType}[${container}].image`;
}
