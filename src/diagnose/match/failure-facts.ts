import { imageAt, imageSaid, NamedImage, namedImage } from './image-names';
import { PodName, podNameAt } from './pod-name';
import { ImageReference } from '../../image';
import { NOT_PERMITTED } from '../causes/forms';
import { TextTraits } from '../causes/row';
import { RUNTIME_WORDS } from '../causes/traits';
import { ContainerRuntime } from '../container-runtime';
import { asksForLayer, asksRegistryForLayer } from './layer-request';
import { AskedMirror, mirrorBefore } from './mirror-request';
import { Reading } from './reading';
import { HOST, RegistryRequest, requestOf } from './registry-request';
import { quotedAt, tokenAt } from './token';
import { Vocabulary, WordsOf } from './vocabulary';

/** What Go says of a name that it asked the DNS for. */
const LOOKUP = 'lookup ';
/** A name with a path or a tag, and what is said of it. */
const NAMED = '["\'`]?[\\w.-]+(?:[/:][\\w./:@-]+)["\'`]?';
const MISSING_IMAGE = new RegExp(
  `\\bimage:? (?:with reference )?${NAMED} (?:was )?(?:not found|does not exist)`
  + `|could not find image:? ${NAMED}`, 'i',
);
const MISSING_SECRET = /\bsecrets? \\{0,3}"[^\s"\\]{1,253}\\{0,3}" not found/;
/** What shells say: `sh: 1: docker: not found`. */
const MISSING_PROGRAM =
  /(?:^|[:\s])(?:line )?\d{1,5}:\s?(?:\/\S{1,200}: )?[\w.-]{1,40}: not found|\bcommand not found\b/m;
/** What Docker Desktop says of a connection: `writing response to HOST:443: connecting to PROXY:8080: X`. */
const BY_OTHER = /\b(?:writing response to|dialing) (\S{1,253}:\d{1,5})\b.{0,160}: connecting to (?!\1)\S+:\d/i;
/** Go's error of a request, which says what happened behind the address. */
const FAILED_REQUEST = new RegExp('\\b(?:token|authorize):(?: (?:failed to do request: )?'
  + '(?:Get|Post|Head) [\\\\"]{0,8}https?:\\/\\/[^\\s"]{1,2000}?[\\\\"]{0,8}: \\S'
  // What it met was cut off.
  + '|[a-z ]{0,40}(?:\\.\\.\\.|\u2026)(?:\\s|$))');
/** Looking at more of them tells no more. */
const MAX_ADDRESSES = 8;

/** What a text says beside the cause. */
export class FailureFacts implements TextTraits {
  /** The image as it stands in the text. */
  public readonly image?: string;
  /** The same, read. */
  public readonly reference?: ImageReference;
  /** What the registry was asked for; null if that is not told. */
  private request?: RegistryRequest | null;

  constructor(private readonly reading: Reading, private readonly vocabulary: Vocabulary) {
    const named = this.findImage() ?? namedImage(this.findRequest()?.image)
      ?? (reading.markers.length > 0 ? imageSaid(reading.text) : undefined);
    this.image = named?.image;
    this.reference = named?.reference;
  }

  /** The registry that the image is of, or else the host that was asked. */
  public get registry(): string | undefined {
    return this.reference?.domain || this.findRequest()?.host;
  }

  /** The status that the registry answered with. */
  public get httpStatus(): number | undefined {
    if (!this.reading.hasWordsOf(WordsOf.STATUS)) {
      return undefined;
    }
    const known = this.vocabulary.statuses.find(([word]) => this.reading.endOf(word) > 0);
    return known?.[1] ?? this.findStatus();
  }

  /** Who wrote the text. */
  public get runtime(): ContainerRuntime | undefined {
    // eslint-disable-next-line no-bitwise
    const known = RUNTIME_WORDS.find((_, place) => this.reading.hasWordsOf(WordsOf.RUNTIME << place));
    if (known) {
      return known[0];
    }
    if (!this.reading.hasWordsOf(WordsOf.CONTAINERS_IMAGE)) {
      return undefined;
    }
    return this.reading.hasWordsOf(WordsOf.CRI) ? ContainerRuntime.CRI_O : ContainerRuntime.PODMAN;
  }

  public get cannotBeOnDockerHub(): boolean {
    const { domain, path = '' } = this.reference ?? {};
    return domain === 'docker.io' && (path.startsWith('library/') || path.split('/').length > 2);
  }

  public get saysImageIsMissing(): boolean {
    return MISSING_IMAGE.test(this.reading.text);
  }

  public get saysSecretIsMissing(): boolean {
    return MISSING_SECRET.test(this.reading.text);
  }

  public get saysProgramIsMissing(): boolean {
    return MISSING_PROGRAM.test(this.reading.text);
  }

  public get saysNotPermitted(): boolean {
    return NOT_PERMITTED.test(this.reading.text);
  }

  public get hasNoAnswer(): boolean {
    return FAILED_REQUEST.test(this.reading.text);
  }

  public get goesByOther(): boolean {
    return BY_OTHER.test(this.reading.text);
  }

  public get asksForLayer(): boolean {
    return asksForLayer(this.reading.text, this.reference?.domain);
  }

  public get asksRegistryForLayer(): boolean {
    return asksRegistryForLayer(this.reading.text, this.registry);
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
    if (!this.reading.hasWordsOf(WordsOf.POD)) {
      return undefined;
    }
    for (const word of this.vocabulary.pods) {
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
    for (const place of this.reading.markers) {
      const { word, needsSlash, tagFirst } = this.vocabulary.images[place];
      const image = needsSlash || tagFirst ? '' : quotedAt(this.reading.text, this.reading.endOf(word));
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
    const lookup = text.lastIndexOf(LOOKUP, end + 1 - LOOKUP.length);
    const scheme = text.lastIndexOf('://', end + 1 - '://'.length);
    const [asked] = scheme < 0 ? [''] : tokenAt(text, scheme + 3).token.split('/', 1);
    const looked = lookup <= scheme ? '' : tokenAt(text, lookup + LOOKUP.length).token;
    // The address has the port too.
    return [asked.startsWith(`${looked}:`) ? asked : looked, asked].find(host => HOST.test(host));
  }

  /** The mirror that answered what stands before an index. */
  public mirrorBefore(end: number): AskedMirror | undefined {
    return mirrorBefore(this.reading.text, end, this.reference);
  }

  /** Whether a registry is asked by HTTP, and not by HTTPS too. Pages make links of images. */
  public isAskedPlainly(host: string): boolean {
    const { text } = this.reading;
    return text.includes('http://') && !text.includes(`https://${host}`)
      && ['/v1/', '/v2/'].some(path => text.includes(`http://${host}${path}`));
  }

  private findImage(): NamedImage | undefined {
    for (const place of this.reading.markers) {
      const marker = this.vocabulary.images[place];
      const image = imageAt(this.reading.text, this.reading.endOf(marker.word), marker);
      if (image !== undefined) {
        return image;
      }
    }
    return undefined;
  }

  /** What a registry was asked for, by the first address that is one of the registry's interface. */
  private findRequest(): RegistryRequest | null {
    if (this.request === undefined) {
      this.request = this.readRequest();
    }
    return this.request;
  }

  private readRequest(): RegistryRequest | null {
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
    return null;
  }

  private findStatus(): number | undefined {
    for (const word of this.vocabulary.statusPrefixes) {
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
