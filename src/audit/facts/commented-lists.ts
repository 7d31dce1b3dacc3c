import { dirname } from 'node:path';
import { AuditOrigin } from '../audit-report';

/** A list of pull secrets that was taken out of a manifest, and left as a comment. */
const COMMENTED = /^[ \t]*#[ \t#-]*["']?imagePullSecrets["']?[ \t]*:/m;

/**
 * The folders in which a manifest has its list of pull secrets as a comment: somebody found that it goes without, as
 * the nodes or a ServiceAccount of the cluster have the credential.
 */
export class CommentedLists {
  private readonly folders = new Set<string>();

  public note(text: string, { file }: AuditOrigin): void {
    if (file !== undefined && COMMENTED.test(text)) {
      this.folders.add(dirname(file));
    }
  }

  /** Whether such a list is in a file or one beside it. */
  public isBeside({ file }: AuditOrigin): boolean {
    return file !== undefined && this.folders.has(dirname(file));
  }
}
