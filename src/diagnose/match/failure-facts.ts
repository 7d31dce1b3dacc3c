import { PodName, podNameAt } from './pod-name';
import { ImageReference } from '../../image';
import { TextTraits } from '../causes/row';
import {
  CONTAINERS_IMAGE_WORDS, CRI_WORDS, IMAGE_MARKERS, ImageMarker, POD_MARKERS, RUNTIME_WORDS, STATUS_PREFIXES,
  STATUS_WORDS,
} from '../causes/traits';
import { ContainerRuntime } from '../container-runtime';
import { Reading } from './reading';
import { HOST, RegistryRequest, requestOf } from './registry-request';
import { isQuotedAt, quotedAt, tokenAt } from './token';

/** What Go says of a name that it asked the DNS for. */
const LOOKUP = 'lookup ';
/** What images begin and end with. */
const ENDS = /^[a-z0-9[].*[a-zA-Z0-9_]$|^[a-z0-9]$|^[A-Z].*[a-z].*[/]/;
/** A path has no upper case. */
const UPPER_CASE = /\/[^:@]*[A-Z]/;
/** A command has no more options. */
const MAX_WORDS = 8;
/** Looking at more of them tells no more. */
const MAX_ADDRESSES = 8;
/** An image as it stands in a text, and read. */
interface NamedImage {
  readonly image: string;
  readonly reference: ImageReference;
}

/** Platforms look like images: `linux/arm64/v8`. */
const SYSTEMS = ['linux/', 'windows/'];
const ARCHITECTURES = new Set([
  '386', 'amd64', 'arm', 'arm64', 'loong64', 'mips64le', 'ppc64le', 'riscv64', 's390x', 'x86_64', 'aarch64',
]);

/** What a text says beside the cause. */
export class FailureFacts implements TextTraits {
  /** The image as it stands in the text. */
  public readonly image?: string;
  /** The same, read. */
  public readonly reference?: ImageReference;
  private readonly askedHost?: string;

  constructor(private readonly reading: Reading) {
    const asked = this.findRequest();
    const named = this.findImage() ?? (asked?.image === undefined ? undefined : namedImage(asked.image));
    this.image = named?.image;
    this.reference = named?.reference;
    this.askedHost = asked?.host;
  }

  /** The registry that the image is of, or else the host that was asked. */
  public get registry(): string | undefined {
    return this.reference?.domain || this.askedHost;
  }

  /** The status that the registry answered with. */
  public get httpStatus(): number | undefined {
    const known = [...STATUS_WORDS].find(([word]) => this.reading.endOf(word) > 0);
    return known?.[1] ?? this.findStatus();
  }

  /** Who wrote the text. */
  public get runtime(): ContainerRuntime | undefined {
    const known = RUNTIME_WORDS.find(([, words]) => this.reading.hasWord(words));
    if (known) {
      return known[0];
    }
    if (!this.reading.hasWord(CONTAINERS_IMAGE_WORDS)) {
      return undefined;
    }
    return this.reading.hasWord(CRI_WORDS) ? ContainerRuntime.CRI_O : ContainerRuntime.PODMAN;
  }

  public get cannotBeOnDockerHub(): boolean {
    const { domain, path = '' } = this.reference ?? {};
    return domain === 'docker.io' && (path.startsWith('library/') || path.split('/').length > 2);
  }

  public get isSaidTwice(): boolean {
    const text = this.reading.text.trim();
    const half = (text.length - 2) / 2;
    return (
      Number.isInteger(half) && text.slice(half, half + 2) === ': ' && text.slice(0, half) === text.slice(half + 2)
    );
  }

  /** The pod that it happened to. */
  public get pod(): PodName | undefined {
    for (const word of POD_MARKERS) {
      const end = this.reading.endOf(word);
      const pod = end > 0 ? podNameAt(this.reading.text, end) : undefined;
      if (pod) {
        return pod;
      }
    }
    return undefined;
  }

  /** The image as it is written where it is no reference: up to the quote behind it, if there is one before it. */
  public get writtenImage(): string | undefined {
    for (const { before, needsSlash, tagFirst } of IMAGE_MARKERS) {
      const end = this.reading.endOf(before);
      const image = end > 0 && !needsSlash && !tagFirst ? quotedAt(this.reading.text, end) : '';
      if (image !== '') {
        return image;
      }
    }
    return undefined;
  }

  /**
   * The host that was talked to before an index: a mirror, a token service or a store of layers may be another than the
   * image's registry.
   */
  public hostBefore(end: number): string | undefined {
    const { text } = this.reading;
    const before = text.slice(0, end + 1);
    const lookup = before.lastIndexOf(LOOKUP);
    const scheme = before.lastIndexOf('://');
    const [asked] = scheme < 0 ? [''] : tokenAt(text, scheme + 3).token.split('/', 1);
    const looked = lookup <= scheme ? '' : tokenAt(text, lookup + LOOKUP.length).token;
    // The address has the port too.
    return [asked.startsWith(`${looked}:`) ? asked : looked, asked].find(host => HOST.test(host));
  }

  private findImage(): NamedImage | undefined {
    for (const marker of IMAGE_MARKERS) {
      const end = this.reading.endOf(marker.before);
      const image = end > 0 ? this.imageAt(end, marker) : undefined;
      if (image !== undefined) {
        return image;
      }
    }
    return undefined;
  }

  private imageAt(index: number, { tagFirst, needsSlash, isCommand, mayGoOn }: ImageMarker): NamedImage | undefined {
    const { text } = this.reading;
    if (isCommand) {
      return typedImage(text, index);
    }
    if (!tagFirst) {
      const { token, end } = tokenAt(text, index);
      const isWord = mayGoOn && !/[/:@]/.test(token) && text.slice(end - 1, end) !== ':' && !isQuotedAt(text, index);
      return isWord ? undefined : namedImage(token, needsSlash);
    }
    const tag = tokenAt(text, index);
    const preposition = tokenAt(text, tag.end);
    const { token } = tokenAt(text, preposition.end);
    return preposition.token === 'in'
      ? namedImage(`${token}${tag.token.includes(':') ? '@' : ':'}${tag.token}`)
      : undefined;
  }

  /** What a registry was asked for, by the first address that is one of the registry's interface. */
  private findRequest(): RegistryRequest | undefined {
    const { text } = this.reading;
    for (
      let start = text.indexOf('://'), tries = 0;
      start >= 0 && tries < MAX_ADDRESSES;
      start = text.indexOf('://', start + 3), tries++
    ) {
      const request = requestOf(tokenAt(text, start + 3).token);
      if (request) {
        return request;
      }
    }
    return undefined;
  }

  private findStatus(): number | undefined {
    for (const word of STATUS_PREFIXES) {
      const end = this.reading.endOf(word);
      const status = end > 0 ? this.statusAt(end) ?? this.statusAt(tokenAt(this.reading.text, end).end + 1) : undefined;
      if (status !== undefined) {
        return status;
      }
    }
    return undefined;
  }

  private statusAt(index: number): number | undefined {
    const digits = this.reading.text.slice(index, index + 3);
    return /^[1-5][0-9][0-9]$/.test(digits) ? Number(digits) : undefined;
  }
}

/** The first image among the words of a command. */
function typedImage(text: string, index: number): NamedImage | undefined {
  let [end, image]: [number, NamedImage | undefined] = [index, undefined];
  for (let words = 0; words < MAX_WORDS && image === undefined && !text.slice(end, end + 2).includes('\n'); words++) {
    const { token, end: behind } = tokenAt(text, end);
    image = /^[^-].*[/:]/.test(token) ? namedImage(token) : undefined;
    // A login is written as an image with a tag is.
    end = token.endsWith('creds') ? tokenAt(text, behind).end : behind;
  }
  return image;
}

function namedImage(image: string, needsSlash = false): NamedImage | undefined {
  // Most of what is no reference is a word or an address, and an error costs more than a look.
  if ((needsSlash && !image.includes('/')) || !ENDS.test(image) || image.includes('://') || isPlatform(image)
    || UPPER_CASE.test(image)) {
    return undefined;
  }
  try {
    return { image, reference: ImageReference.parse(image) };
  } catch {
    return undefined;
  }
}

function isPlatform(image: string): boolean {
  return SYSTEMS.some(system => image.startsWith(system)) && ARCHITECTURES.has(image.split('/')[1]);
}
