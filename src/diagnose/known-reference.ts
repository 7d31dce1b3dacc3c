import { ImageReference } from '../image';

/** The references that were read last: logs name the same few images again and again. */
const known = new Map<string, ImageReference | null>();
const MAX_KNOWN = 1_000;

/** A text read as a reference, if it is one. */
export function knownReference(text: string): ImageReference | undefined {
  let reference = known.get(text);
  if (reference === undefined) {
    const read = ImageReference._read(text);
    reference = read instanceof ImageReference ? read : null;
    if (known.size === MAX_KNOWN) {
      known.clear();
    }
    // A part of a text keeps all of it in memory; a part of a new one keeps that.
    known.set(` ${text}`.slice(1), reference);
  }
  return reference ?? undefined;
}

/** Whether two texts may name the same image: one may be written short. */
export function mayBeSame(one: string, other: string): boolean {
  const [a, b] = [knownReference(one), knownReference(other)];
  if (a === undefined || b === undefined) {
    return one === other;
  }
  const isTagSame = a.tag === undefined || b.tag === undefined || a.tag === b.tag;
  const [short, long] = [withoutTag(one), withoutTag(other)].sort((name, than) => name.length - than.length);
  return isTagSame && (a.repository === b.repository || long.endsWith(`/${short}`));
}

/** An image as it is written, without tag and digest. */
export function withoutTag(image: string): string {
  return image.replace(/@.*$|:[^/]*$/g, '');
}
