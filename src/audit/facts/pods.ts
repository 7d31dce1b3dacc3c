import { isPlainObject, KubernetesObject } from '../../kubernetes/kubernetes-object';
import { PodImage } from '../../kubernetes/pod-images';
import { podSpecPath, valueAt } from '../../kubernetes/pod-spec-path';
import { AuditOrigin } from '../audit-report';
import { describe, namespaceOf, nameOf, Subject, subjectOf } from './object-ref';
import { Owner, ownerOf } from './owner';
import { PodLists, PodParts } from './pod-parts';
import { counted, Interner } from './text';

/** A workload, or some pods that are alike. */
export interface PodRecord {
  /** The object that holds the pod, or the one that made it. */
  subject: Subject;
  readonly lists: PodLists;
  readonly images: readonly PodImage[];
  /** A pod that the API server has admitted: its list is final. */
  readonly isAdmitted: boolean;
  /** How many further bare pods this stands for; the first of their names is the subject's. */
  others: number;
}

/** Kubernetes keeps the source of a static pod in this annotation of its mirror. */
const MIRROR = 'kubernetes.io/config.mirror';

/** The pods of an audit, in as few records as there are different things to say of them. */
export class Pods {
  private readonly parts = new PodParts();
  private readonly records = new Map<string, PodRecord>();
  private readonly interner = new Interner();
  private readonly all: PodRecord[] = [];

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
  public add(object: KubernetesObject, origin: AuditOrigin): boolean {
    const podSpec = valueAt(object, podSpecPath(object.apiVersion, object.kind)!);
    if (!isPlainObject(podSpec)) {
      return false;
    }
    const metadata: Record<string, any> = isPlainObject(object.metadata) ? object.metadata : {};
    const isAdmitted = object.kind === 'Pod' && typeof metadata.uid === 'string';
    if (this.keepsEvery) {
      this.all.push({ subject: this.subject(object, origin), ...this.parts.of(podSpec), isAdmitted, others: 0 });
      return true;
    }
    const owner = ownerOf(object);
    const isHistory = object.kind === 'ReplicaSet' && owner && object.spec.replicas === 0;
    const isStatic = isAdmitted && isPlainObject(metadata.annotations) && Object.hasOwn(metadata.annotations, MIRROR);
    // Kept to go back to; or a matter of the node, as static pods get no Secrets.
    if (!isHistory && !isStatic) {
      this.collapse(object, origin, owner, podSpec, isAdmitted);
    }
    return true;
  }

  private collapse(object: KubernetesObject, origin: AuditOrigin, owner: Owner | undefined, podSpec: Record<string, any>, isAdmitted: boolean): void {
    const parts = this.parts.of(podSpec);
    const isBare = object.kind === 'Pod' && !owner;
    const who = isBare ? 'Pod/' : `${owner?.kind ?? object.kind}/${owner?.name ?? nameOf(object)}`;
    const key = `${namespaceOf(object)}/${who}/${parts.lists.id}/${parts.imagesId}/${isAdmitted}/${origin.file ?? origin.constructPath ?? ''}`;
    const known = this.records.get(key);
    if (!known) {
      const subject = this.subject(object, origin, owner);
      const record: PodRecord = { subject, lists: parts.lists, images: parts.images, isAdmitted, others: 0 };
      this.records.set(key, record);
      this.all.push(record);
    } else if (isBare) {
      known.others += 1;
      if (nameOf(object) < known.subject.name) {
        known.subject = this.subject(object, origin);
      }
    }
  }

  private subject(object: KubernetesObject, origin: AuditOrigin, owner?: Owner): Subject {
    const own = subjectOf(object, origin);
    const { kind, name } = owner ?? own;
    const intern = (text: string) => this.interner.intern(text);
    return { ...own, kind: intern(kind), namespace: intern(own.namespace), name: owner ? intern(name) : name };
  }
}

/** How messages name what a record stands for. */
export function describePods({ subject, others }: PodRecord): string {
  return others === 0 ? describe(subject) : `${describe(subject)} (and ${counted(others, 'pod')} like it)`;
}

/** Which part of a workload an image is, in its pod spec. */
export function imageField({ containerType, container }: PodImage): string {
  return `${containerType}[${container}].image`;
}
