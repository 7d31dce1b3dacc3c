import { IResolver, ResolutionContext } from 'cdk8s';
import { isPlainObject } from '../kubernetes/kubernetes-object';
import { samePath } from '../kubernetes/pod-spec-path';
import { Attachments } from './attachments';
import { merge } from './merge';

/**
 * Merges what was granted into the manifests, while cdk8s renders them.
 *
 * A resolver reaches every object of the app, however and whenever it was made, and needs no patch on any of them.
 */
export class AttachmentResolver implements IResolver {
  /** The root of an object that was replaced last: cdk8s resolves it once more, in the same rendering. */
  private replacedRoot?: unknown;

  constructor(private readonly attachments: Attachments) {}

  public resolve(context: ResolutionContext): void {
    const isRoot = context.key.length === 0;
    if (isRoot && context.value.kind === undefined) {
      return; // cdk8s resolves the metadata of an object under the same empty key
    }
    for (const attachment of this.attachments.of(context.obj, isRoot && context.value !== this.replacedRoot) ?? []) {
      if (samePath(attachment.path, context.key) && isPlainObject(context.value)) {
        const merged = merge(context.value, attachment);
        if (merged) {
          context.replaceValue(merged);
          this.replacedRoot = isRoot ? merged : undefined;
        }
      }
    }
  }
}
