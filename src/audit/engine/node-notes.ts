import { Settings } from './settings';
import { ImageReference } from '../../image';
import { readImage } from '../../pull/read-image';
import { isAt } from '../../registry/known-registries';
import { Facts } from '../facts/facts';
import { InputProblem } from '../readers/reader-sink';

/** A word on each entry of `nodeRegistries` that no image is pulled from: it is not needed, or not what was meant. */
export function nodeNotes({ nodeRegistries, nodePatterns }: Settings, { pods }: Facts): InputProblem[] {
  const entries: readonly (readonly [string, (image: ImageReference) => boolean])[] = [
    ...nodeRegistries.map(registry => [registry.toString(), (image: ImageReference) => isAt(image, registry)] as const),
    ...nodePatterns.map(pattern => [pattern.text, (image: ImageReference) => pattern.serves(image)] as const),
  ];
  const all = entries.length === 0 ? [] : pods.list.flatMap(({ images }) => images.map(({ image }) => image));
  const images = [...new Set(all)].map(text => readImage(text).reference).filter(image => image !== undefined);
  return entries.filter(([, serves]) => images.length > 0 && !images.some(serves)).map(([text]) => ({
    isNote: true, message: `nodeRegistries: no image is pulled from '${text}': remove it, or fix it`,
  }));
}
