import { namePart } from '../kubernetes/name';
import { shortDigest } from '../kubernetes/short-digest';

const MAX = 40;

/**
 * A short name made of some texts, for objects and for the keys of a template: lower-case letters, digits and '-',
 * beginning with the first text. What is too long ends in a digest.
 */
export function slugOf(...texts: readonly string[]): string {
  const slug = namePart(texts);
  return slug.length <= MAX ? slug : `${slug.slice(0, MAX - 5).replace(/-$/, '')}-${shortDigest(slug)}`;
}
