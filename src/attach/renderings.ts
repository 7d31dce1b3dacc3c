import { ApiObject } from 'cdk8s';
import { Attachment, mergeAt } from './attachment';
import { GrantPlan } from './plan';
import { Target } from './target';
import { WorkloadTarget } from './tree';
import { KubernetesObject } from '../kubernetes/kubernetes-object';
import { podSpecAt } from '../kubernetes/pod-place';
import { samePath, valueAt } from '../kubernetes/pod-spec-path';

/** Why an object is rendered: to be written, or to be looked at, with or without what is attached to it. */
type Purpose = 'written' | 'final' | 'raw';

/** What objects render to, with and without what is attached to them. */
export class Renderings {
  private purpose: Purpose = 'written';

  constructor(private readonly currentPlan: () => GrantPlan) {}

  /** Whether an object that is being rendered will be written. */
  public get areWritten(): boolean {
    return this.purpose === 'written';
  }

  /** What will be merged into an object that is being rendered. */
  public attachmentsOf(object: ApiObject): readonly Attachment[] | undefined {
    return this.purpose === 'raw' ? undefined : this.currentPlan().attachmentsOf(object);
  }

  /**
   * A part of an object as it will be written: what it renders to, with everything that is attached.
   *
   * JSON patches come after what is attached, so a patched object is rendered in full.
   */
  public finalAt(target: Target, path: readonly string[]): any {
    if (target.isPatched) {
      return valueAt(this.final(target.object), [...target.root, ...path]);
    }
    const value = valueAt(target.manifest, path);
    const attachments = this.currentPlan().attachmentsOf(target.object);
    return attachments === undefined ? value : withAttached(attachments, [...target.root, ...path], value);
  }

  /** The pod spec of a workload as it will be written. */
  public finalPodSpec({ target, place }: WorkloadTarget): any {
    return place.parts ? podSpecAt(this.finalAt(target, []), place) : this.finalAt(target, place.path);
  }

  /** The whole of an object as it will be written. */
  public final(object: ApiObject): any {
    return this.render('final', () => object.toJson());
  }

  /** The whole of an object, without what is attached. */
  public wholeOf({ object, root }: Target): KubernetesObject {
    return valueAt(this.raw(() => object.toJson()), root) ?? {};
  }

  /** Runs a rendering in which nothing is attached. */
  public raw<T>(render: () => T): T {
    return this.render('raw', render);
  }

  private render<T>(purpose: Purpose, render: () => T): T {
    const before = this.purpose;
    this.purpose = purpose;
    try {
      return render();
    } finally {
      this.purpose = before;
    }
  }
}

/** A value with everything that is attached at and below its path. */
function withAttached(attachments: readonly Attachment[], path: readonly string[], value: unknown): any {
  return attachments
    .filter(attachment => samePath(path, attachment.path.slice(0, path.length)))
    .reduce((result, attachment) => mergeAt(result, attachment.path.slice(path.length), attachment), value);
}
