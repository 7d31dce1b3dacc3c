import { ApiObject, IResolver, ResolutionContext } from 'cdk8s';
import { Attachments } from './attachments';
import { merge } from './merge';
import { Attachment } from './plan';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { samePath } from '../kubernetes/pod-spec-path';

/**
 * Merges what was granted into the manifests, while cdk8s renders them.
 *
 * A resolver reaches every object of the app, however and whenever it was made, and needs no patch on any of them.
 */
export class AttachmentResolver implements IResolver {
  /** The object that is being rendered, and what is attached to it. */
  private object?: ApiObject;
  private active?: readonly Attachment[];
  /** The root of an object that was replaced last: cdk8s resolves it once more, in the same rendering. */
  private replacedRoot?: unknown;

  constructor(private readonly attachments: Attachments) {}

  public resolve(context: ResolutionContext): void {
    const isRoot = context.key.length === 0;
    if (isRoot && context.value.kind === undefined) {
      return; // cdk8s resolves the metadata of an object under the same empty key
    }
    if (isRoot && context.value !== this.replacedRoot) {
      this.attachments.noteRendering(context.obj);
      this.object = undefined;
    }
    if (context.obj !== this.object) {
      this.object = context.obj;
      this.active = this.attachments.attachmentsOf(context.obj);
    }
    const attachment = this.active?.find(({ path }) => samePath(path, context.key));
    const merged = attachment && isPlainObject(context.value) ? merge(context.value, attachment) : undefined;
    if (merged) {
      context.replaceValue(merged);
      this.replacedRoot = isRoot ? merged : undefined;
    }
  }
}
