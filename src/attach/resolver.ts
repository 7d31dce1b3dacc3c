import { ApiObject, IResolver, ResolutionContext } from 'cdk8s';
import { Attachment, withAttachment } from './attachment';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { samePath } from '../kubernetes/pod-spec-path';

/** Who knows what is attached to each object of an app. */
export interface AttachmentLookup {
  /** What will be merged into an object that is being rendered. */
  attachmentsOf(object: ApiObject): readonly Attachment[] | undefined;

  /** Tells that an object is being rendered. */
  noteRendering(object: ApiObject): void;
}

/**
 * Writes what was granted into the manifests, while cdk8s renders them.
 *
 * A resolver reaches every object of the app, however and whenever it was made, and needs no patch on any of them.
 */
export class AttachmentResolver implements IResolver {
  /** The object whose metadata was resolved last: its rendering begins with that. */
  private beginning?: ApiObject;
  /** The object that is being rendered, and what is attached to it. */
  private object?: ApiObject;
  private active?: readonly Attachment[];
  /** What was written last. cdk8s resolves a replaced value again, under the same key. */
  private written?: unknown;

  constructor(private readonly attachments: AttachmentLookup) {}

  /** Called for every value of the app, and nearly all of them are inside an object to which nothing is attached. */
  public resolve(context: ResolutionContext): void {
    if (context.key.length === 0 || this.active !== undefined || context.obj !== this.object) {
      this.look(context);
    }
  }

  private look(context: ResolutionContext): void {
    if (context.key.length === 0) {
      if (context.value.kind === undefined) {
        this.beginning = context.obj; // the metadata, which cdk8s resolves under the same empty key as the object
        return;
      }
      if (this.beginning === context.obj) {
        this.beginning = undefined;
        this.object = undefined;
        this.attachments.noteRendering(context.obj);
      }
    }
    if (context.obj !== this.object) {
      this.object = context.obj;
      this.active = this.attachments.attachmentsOf(context.obj);
    }
    const attachment = this.active?.find(({ path }) => samePath(path, context.key));
    if (attachment && context.value !== this.written && isPlainObject(context.value)) {
      this.written = withAttachment(context.value, attachment);
      context.replaceValue(this.written);
    }
  }
}
