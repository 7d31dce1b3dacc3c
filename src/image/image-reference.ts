import { MatchImage } from './match-image';
import { namedError } from './named-error';
import { withoutUserInfo } from './registry-key';
import { checkCall } from '../given/check-call';

// The grammar of github.com/distribution/reference v0.6.0, the version that kubernetes v1.37 pins:
// https://github.com/distribution/reference/blob/v0.6.0/reference.go (the EBNF of the package comment) and regexp.go.
const DOMAIN_LABEL = '[a-zA-Z0-9](?:[a-zA-Z0-9-]*[a-zA-Z0-9])?';
const HOST = `(?:${DOMAIN_LABEL}(?:\\.${DOMAIN_LABEL})*|\\[[a-fA-F0-9:]+\\])`;
const DOMAIN = `${HOST}(?::[0-9]+)?`;
const PATH_COMPONENT = '[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*';
const PATH = `${PATH_COMPONENT}(?:/${PATH_COMPONENT})*`;
const TAG = '[a-zA-Z0-9_][a-zA-Z0-9_.-]{0,127}';
const DIGEST = '[A-Za-z][A-Za-z0-9]*(?:[-_+.][A-Za-z][A-Za-z0-9]*)*:[0-9a-fA-F]{32,}';
const REFERENCE = new RegExp(`^(?:(${DOMAIN})/)?(${PATH})(?::(${TAG}))?(?:@(${DIGEST}))?$`);
const IDENTIFIER = /^[a-f0-9]{64}$/;

const MAX_PATH_LENGTH = 255;

/** Hexadecimal digits of each algorithm registered by github.com/opencontainers/go-digest v1.0.0. */
const DIGEST_LENGTHS = new Map([['sha256', 64], ['sha384', 96], ['sha512', 128]]);

/** The code of an error, and what is wrong. */
type Problem = readonly [code: string, problem: string];

const UPPER_CASE: Problem = ['uppercase-repository', 'has upper case in its repository; write it in lower case'];
/** Most references have none of it, which is cheap to see. */
const MAYBE_UPPER_CASE = /[A-Z\u0080-\uFFFF]/;

/**
 * The name of a container image, read and normalised as the kubelet does it.
 *
 * As by `ParseNormalizedNamed` of github.com/distribution/reference v0.6.0 (kubernetes v1.37.2, `pkg/util/parsers`): a
 * missing tag stays missing, although the kubelet pulls `latest` where there is neither tag nor digest.
 *
 * @example
 * ImageReference.parse('nginx:1.27').toString(); // docker.io/library/nginx:1.27
 */
export class ImageReference {
  /**
   * Reads an image reference.
   *
   * @param text the reference as it is written in a pod, e.g. `nginx:1.27` or
   * `registry.example.com:5000/team/app@sha256:…`
   * @throws an `Error` named `ImageReferenceError` if the kubelet would refuse the reference (`InvalidImageName`). Its
   * message starts with one of the codes `identifier-as-name`, `uppercase-repository`, `invalid-format`,
   * `name-too-long`, `unsupported-digest`, `invalid-digest-length` and `invalid-digest`.
   */
  public static parse(text: string): ImageReference {
    checkCall('ImageReference.parse', text);
    const read = ImageReference._read(text);
    if (read instanceof ImageReference) {
      return read;
    }
    const [code, problem] = read;
    const shown = JSON.stringify(withoutUserInfo(text));
    throw namedError('ImageReferenceError', code, `image reference ${shown} ${problem}`);
  }

  /** Whether `parse` accepts the text. */
  public static isValid(text: string): boolean {
    checkCall('ImageReference.isValid', text);
    return ImageReference._read(text) instanceof ImageReference;
  }

  /**
   * Reads an image reference, or says what is wrong with it: an error costs far more than a look.
   * @internal
   */
  public static _read(text: string): ImageReference | Problem {
    if (IDENTIFIER.test(text)) {
      return [
        'identifier-as-name', 'is 64 hexadecimal digits, which name image content; write a repository name',
      ];
    }
    const name = withDomain(text);
    if (hasUpperCase(name.remainder.split(':', 1)[0])) {
      return UPPER_CASE;
    }
    const qualified = `${name.domain}/${name.remainder}`;
    const match = REFERENCE.exec(qualified);
    if (!match) {
      return REFERENCE.test(toLower(qualified))
        ? UPPER_CASE : ['invalid-format', 'is not of the form [host[:port]/]path[:tag][@digest]'];
    }
    const [, domain, path, tag, digest] = match;
    if (path.length > MAX_PATH_LENGTH) {
      return [
        'name-too-long', `has a repository path of ${path.length} characters; at most ${MAX_PATH_LENGTH} are allowed`,
      ];
    }
    return (digest && digestProblem(digest)) || new ImageReference(domain ?? '', path, tag, digest);
  }

  /**
   * Registry host, with its port if one is written, e.g. `docker.io` or `registry.example.com:5000`.
   *
   * Empty for a first part that looks like a host but is not one (`my_registry.example/app`): all of it is then the
   * path, for which the kubelet still finds credentials.
   */
  public readonly domain: string;

  /** Repository on that host, e.g. `library/nginx`. */
  public readonly path: string;

  /** What the kubelet looks credentials up for: `domain/path`, e.g. `docker.io/library/nginx`. */
  public readonly repository: string;

  /**
   * Tag as it is written.
   * @default - none is written
   */
  public readonly tag?: string;

  /**
   * Digest as it is written, with its algorithm, e.g. `sha256:…`.
   * @default - none is written
   */
  public readonly digest?: string;

  private constructor(domain: string, path: string, tag?: string, digest?: string) {
    this.domain = domain;
    this.path = path;
    this.repository = domain === '' ? path : `${domain}/${path}`;
    this.tag = tag;
    this.digest = digest;
  }

  /**
   * Whether the kubelet asks a credential provider with this `matchImages` entry for the image.
   *
   * It matches as a key of a `Keyring`, but no scheme, `/v1/` or `/v2/` is dropped, and Docker Hub is `docker.io` only.
   *
   * @param glob `host[:port][/path]`; `*` stands for any text inside one dot-separated part of the host
   * @throws an `Error` named `MatchImageError`, with code `invalid-glob`, if the kubelet would not start with this
   * entry
   *
   * @example
   * ImageReference.parse('team.azurecr.io/app').matches('*.azurecr.io'); // true
   */
  public matches(glob: string): boolean {
    checkCall('ImageReference.matches', glob);
    return MatchImage.of(glob).matches(this);
  }

  /** The normalised reference, e.g. `docker.io/library/nginx:1.27`; tag and digest only as far as they are written. */
  public toString(): string {
    const tag = this.tag === undefined ? '' : `:${this.tag}`;
    const digest = this.digest === undefined ? '' : `@${this.digest}`;
    return `${this.repository}${tag}${digest}`;
  }
}

/**
 * Puts the default domain in front of short names, as `splitDockerDomain` of distribution/reference (normalize.go)
 * does.
 */
function withDomain(text: string): { domain: string; remainder: string } {
  const slash = text.indexOf('/');
  const first = text.slice(0, Math.max(slash, 0));
  if (slash < 0 || !isDomain(first)) {
    return onDockerHub(text);
  }
  const rest = text.slice(slash + 1);
  return first === 'docker.io' || first === 'index.docker.io' ? onDockerHub(rest) : { domain: first, remainder: rest };
}

function isDomain(first: string): boolean {
  return first === 'localhost' || /[.:]/.test(first) || hasUpperCase(first);
}

function onDockerHub(remainder: string): { domain: string; remainder: string } {
  return { domain: 'docker.io', remainder: remainder.includes('/') ? remainder : `library/${remainder}` };
}

function hasUpperCase(text: string): boolean {
  return MAYBE_UPPER_CASE.test(text) && toLower(text) !== text;
}

/** Go's `strings.ToLower`: one character for one, where JavaScript makes two of 'İ'. */
function toLower(text: string): string {
  return text.replace(/İ/g, 'i').toLowerCase();
}

/** The rules of `Digest.Validate` of github.com/opencontainers/go-digest v1.0.0. */
function digestProblem(digest: string): Problem | undefined {
  const [algorithm, encoded] = digest.split(':');
  const length = DIGEST_LENGTHS.get(algorithm);
  if (/[A-Z]/.test(algorithm) || (encoded.length === length && /[A-F]/.test(encoded))) {
    return ['invalid-digest', 'has upper case in its digest; write it in lower case'];
  }
  if (length === undefined) {
    const known = [...DIGEST_LENGTHS.keys()].join(', ');
    return ['unsupported-digest', `has the digest algorithm '${algorithm}'; use one of ${known}`];
  }
  return encoded.length === length ? undefined
    : ['invalid-digest-length', `has a ${algorithm} digest of ${encoded.length} digits; write ${length}`];
}
