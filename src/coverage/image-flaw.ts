import { Finding } from './finding';
import { shownImage } from '../image/shown';
import { isPlaceholderImage } from '../kubernetes/placeholder';
import { FindingId } from '../pull/finding-id';
import { ImageProblem } from '../pull/read-image';
import { invalidImageSentence, placeholderSentence } from '../pull/sentences';
import { holdsPythonObject, unsetVariable } from '../pull/unset-variable';

/** What is wrong with an image as it is written, whatever credentials there are. */
export interface ImageFlaw extends Pick<Finding, 'severity' | 'id'> {
  readonly says: string;
}

/**
 * The flaw of an image. One that is only a warning may be read all the same.
 *
 * @param problem why no kubelet accepts it, if so
 */
export function imageFlaw(image: unknown, problem: ImageProblem | undefined): ImageFlaw | undefined {
  if (image === undefined || image === null || image === '') {
    return invalid('has no image: it is empty or left out, and the API server takes no container without one. Give it '
      + 'one');
  }
  const unset = typeof image === 'string' ? unsetVariable(image) : undefined;
  if (unset !== undefined) {
    return invalid(`has the image '${shownImage(image)}', and '${unset}' in it is what a variable that is not set `
      + 'leaves in a text: set it');
  }
  if (typeof image === 'string' && holdsPythonObject(image)) {
    return invalid(`has the image '${shownImage(image)}', with an object of Python in it: write its text, such as `
      + 'registry.to_string()');
  }
  if (typeof image === 'string' && isPlaceholderImage(image)) {
    return { severity: 'warning', id: FindingId.PLACEHOLDER_IMAGE, says: placeholderSentence(image) };
  }
  return problem === undefined ? undefined : invalid(invalidImageSentence(image, problem));
}

function invalid(says: string): ImageFlaw {
  return { severity: 'invalid', id: FindingId.INVALID_IMAGE, says };
}
