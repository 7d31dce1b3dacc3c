import { ImageReference } from '../image';

/** An image as it is written in a pod, read. */
export interface ReadImage {
  /** Undefined for one that no kubelet accepts. */
  readonly reference?: ImageReference;
  readonly problem?: ImageProblem;
}

/** Why no kubelet accepts an image. */
export interface ImageProblem {
  /** A code of `ImageReferenceError`, or `no-string`. */
  readonly code: string;
  /** The end of a sentence that begins with the image. */
  readonly message: string;
}

/** Reads an image as the kubelet does. */
export function readImage(image: unknown): ReadImage {
  if (typeof image !== 'string') {
    return {
      problem: {
        code: 'no-string',
        message: `is not a string: quote it (YAML ${typeof image === 'object'
          ? 'reads {{ … }} without quotes as an object'
          : '1.1 reads words such as y, on and 1.10 as booleans and numbers'})`,
      },
    };
  }
  try {
    return { reference: ImageReference.parse(image) };
  } catch (error) {
    const { message } = error as Error;
    const code = message.split(':', 1)[0];
    // The message quotes the image, which can hold a password in front of its host.
    return { problem: { code, message: message.replace(/^[\w-]+: image reference "(?:[^"\\]|\\.)*" /, '') } };
  }
}
