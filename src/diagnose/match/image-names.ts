import { ImageReference } from '../../image';
import { knownReference } from '../known-reference';
import { isLeftOutAt, namedAt, tokenAt } from './token';
import { ImageRule } from './vocabulary';

/** What images begin and end with. */
const ENDS = /^[a-z0-9[].*[a-zA-Z0-9_]$|^[a-z0-9]$|^[A-Z].*[a-z].*[/]/;
/** A command has no more options. */
const MAX_WORDS = 8;
/** What stands before a login in a command, and the login, which may be in quotes. */
const LOGIN_OPTION = /creds$|^(?:-u|--user)$/;
const VALUE = /^[ =]*(?:"[^"\n]*"|'[^'\n]*'|\S*)/;
const MAX_VALUE = 800;
/** What says which image is meant, and is none. */
const NO_NAMES = new Set([
  'a', 'an', 'any', 'config', 'configuration', 'for', 'from', 'given', 'image', 'images', 'it', 'its', 'list',
  'manifest', 'of', 'requested', 'specified', 'tag', 'that', 'the', 'this', 'which', 'with', 'your',
]);
/** How a sentence goes on behind an image: with other words, the word before was none. */
const SAID_OF_IMAGE =
  /^ (?:not|does|do|is|was|has|had|could|cannot|can|may|must|unknown|because|due|failed|repository)\b/;
const GOES_ON = /^[a-z] [a-z]/;
/** An image with a path, or a tag of a version, behind the word: also one that a policy names. */
const SAID = /\bimages? (?:repo )?["'`<]{0,2}((?:[\w.-]{1,255}[/:]){1,8}[\w./:@-]{1,255})/g;
/** What is longer tells of many things. */
const MAX_SAID = 4_000;

/** An image as it stands in a text, and read. */
export interface NamedImage {
  readonly image: string;
  readonly reference: ImageReference;
}

/** The package of Go whose errors begin with its name, and what is said of an image that is not named. */
const NO_IMAGES = new Set(['net/http', 'failed', 'failure', 'error', 'and/or', 'pull/push', 'push/pull']);

/** Platforms look like images: `linux/arm64/v8`. */
const SYSTEMS = ['linux/', 'windows/'];
const ARCHITECTURES = new Set([
  '386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64le', 'ppc64le', 'riscv64', 's390x', 'x86_64', 'aarch64',
]);

/** Whether a word without a path, a tag or a digit is one of a sentence: `pull access denied for this image`. */
function isOfSentence(word: string, text: string, end: number): boolean {
  return NO_NAMES.has(word) || (/^[a-z]+$/.test(word) && GOES_ON.test(text.slice(end - 1, end + 2))
    && !SAID_OF_IMAGE.test(text.slice(end, end + 20)));
}

/** The first image that stands behind this word, where none stands behind the words that announce one. */
export function imageSaid(text: string): NamedImage | undefined {
  if (text.length > MAX_SAID) {
    return undefined;
  }
  SAID.lastIndex = 0;
  for (let said = SAID.exec(text); said; said = SAID.exec(text)) {
    const [, name] = said;
    if (namedAt(text, SAID.lastIndex - name.length - 1).broken === undefined) {
      const image = name.replace(/[.:]+$/, '');
      const known = image.includes('/') || /:v?\d|:latest$/.test(image) ? namedImage(image) : undefined;
      if (known) {
        return known;
      }
    }
  }
  return undefined;
}

/** The image at an index behind a word that announces one. */
export function imageAt(
  text: string, index: number, { tagFirst, needsSlash, isCommand, mayGoOn }: ImageRule,
): NamedImage | undefined {
  if (isCommand) {
    return typedImage(text, index);
  }
  if (isLeftOutAt(text, index)) {
    return undefined;
  }
  if (!tagFirst) {
    const { token, end, isQuoted, broken } = namedAt(text, index);
    const isWord = !isQuoted
      && (mayGoOn && !/[/:@]/.test(token) && text[end - 1] !== ':' || isOfSentence(token, text, end));
    return isWord ? undefined : namedImage(broken ?? token, needsSlash);
  }
  const tag = tokenAt(text, index);
  const preposition = tokenAt(text, tag.end);
  const { token } = tokenAt(text, preposition.end);
  return preposition.token === 'in' && !NO_NAMES.has(token)
    ? namedImage(`${token}${tag.token.includes(':') ? '@' : ':'}${tag.token}`)
    : undefined;
}

/** The first image among the words of a command. */
function typedImage(text: string, index: number): NamedImage | undefined {
  let [end, image]: [number, NamedImage | undefined] = [index, undefined];
  for (let words = 0; words < MAX_WORDS && image === undefined && !text.slice(end, end + 2).includes('\n'); words++) {
    const { token, end: behind } = tokenAt(text, end);
    image = /^[^-].*[/:]/.test(token) ? namedImage(token) : undefined;
    // A login is written as an image with a tag is.
    end = LOGIN_OPTION.test(token) ? behind + VALUE.exec(text.slice(behind, behind + MAX_VALUE))![0].length : behind;
  }
  return image;
}

export function namedImage(image: string | undefined, needsSlash = false): NamedImage | undefined {
  // Most of what is no reference is a word or an address, which is cheap to see.
  if (image === undefined || (needsSlash && !image.includes('/')) || !ENDS.test(image) || image.includes('://')
    || isPlatform(image) || NO_IMAGES.has(image)) {
    return undefined;
  }
  const reference = knownReference(image);
  return reference && { image, reference };
}

function isPlatform(image: string): boolean {
  return SYSTEMS.some(system => image.startsWith(system)) && ARCHITECTURES.has(image.split('/')[1]);
}
