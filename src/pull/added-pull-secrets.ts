import { readImage } from './read-image';
import { isPlainObject } from '../kubernetes/kubernetes-object';

/** A pull secret that an admission policy adds, and what the full names of images that need it begin with. */
export interface AddedPullSecret {
  readonly secret: string;
  /** With a slash at the end: `registry.example.com/team-a/`. The empty one means every image. */
  readonly prefixes: readonly string[];
}

/** What an admission policy adds to pods. The text of it is an annotation of the policy, and a literal in CEL. */
export class AddedPullSecrets {
  /** Reads the annotation, or the literal; undefined if it is none of ours. */
  public static parse(text: unknown): AddedPullSecrets | undefined {
    try {
      const entries = JSON.parse(String(text));
      return Array.isArray(entries) && entries.every(isWritten)
        ? new AddedPullSecrets(entries.flatMap(entry =>
          Object.entries(entry).map(([secret, prefixes]) => ({ secret, prefixes }))))
        : undefined;
    } catch {
      return undefined;
    }
  }

  constructor(public readonly entries: readonly AddedPullSecret[]) {}

  /** The Secrets that a pod with some images gets. */
  public namesFor(images: readonly unknown[]): string[] {
    // What is no image reference nothing pulls; only the empty prefix is for it.
    const names = images.map(image => `${readImage(image).reference?.repository ?? ''}/`);
    return this.entries
      .filter(({ prefixes }) => prefixes.some(prefix => names.some(name => name.startsWith(prefix))))
      .map(({ secret }) => secret);
  }

  /** One object for each Secret, as a list has an order and all its values are of one type, which CEL asks for. */
  public toString(): string {
    return JSON.stringify(this.entries.map(({ secret, prefixes }) => ({ [secret]: prefixes })));
  }
}

function isWritten(entry: unknown): entry is Record<string, string[]> {
  return isPlainObject(entry) && Object.values(entry).every(prefixes =>
    Array.isArray(prefixes) && prefixes.every(prefix => typeof prefix === 'string'));
}
