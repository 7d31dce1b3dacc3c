import { SecretText } from './configs';
import { KubeletAnswer, KubeletConfig, KubeletImage, KubeletMatch, Question } from './kubelet';
import { DockerConfigJson, ImageReference, Keyring, KeyringMatch } from '../../../src/image';
import { MatchImage } from '../../../src/image/match-image';

/** What happened in the cases so far, so that a generator that has gone stale shows. */
export class Tally {
  public readonly counts = new Map<string, number>();

  public add(what: string): void {
    this.counts.set(what, (this.counts.get(what) ?? 0) + 1);
  }

  public of(what: string): number {
    return this.counts.get(what) ?? 0;
  }
}

/**
 * The end of the error messages of distribution/reference and go-digest, and our codes.
 * https://github.com/distribution/reference/blob/v0.6.0/reference.go,
 * https://github.com/opencontainers/go-digest/blob/v1.0.0/digest.go
 */
const REFERENCE_ERRORS: [RegExp, string][] = [
  [/cannot specify 64-byte hexadecimal strings$/, 'identifier-as-name'],
  [/must be lowercase$/, 'uppercase-repository'],
  [/invalid reference format$/, 'invalid-format'],
  [/must not be more than 255 characters$/, 'name-too-long'],
  [/unsupported digest algorithm$/, 'unsupported-digest'],
  [/invalid checksum digest length$/, 'invalid-digest-length'],
  [/invalid checksum digest format$/, 'invalid-digest'],
];

/** Puts a question to our code and says where its answers are not the kubelet's. */
export function disagreements(question: Question, kubelet: KubeletAnswer, tally: Tally): string[] {
  const configs = question.secrets.map(secret => attempt(() => parseConfig(secret)));
  const valid = configs.flatMap(config => (config instanceof DockerConfigJson ? [config] : []));
  const keyring = valid.length === configs.length ? Keyring.of(valid) : undefined;
  const found = [
    ...configs.map((config, i) => compare(`config ${i}`, decoded(config), kubeletDecoded(kubelet.configs[i]))),
    ...configs.map((config, i) =>
      compare(`encoding ${i}`, encoded(config, kubelet.configs[i]), kubelet.configs[i].encoded),
    ),
    compare('keys', keyring?.keys ?? [], kubelet.keys.map(utf8)),
    ...question.images.map((image, i) => compare(`image ${i}`, parsed(image), kubeletParsed(kubelet.images[i]))),
    ...question.images.map((image, i) =>
      compareMatches(`lookup ${i}`, lookup(keyring, image), kubelet.images[i].matches, tally),
    ),
    ...question.globs.map((glob, i) =>
      compare(`glob ${i}`, matched(glob, question.images), kubelet.globs[i].matches ?? undefined),
    ),
  ];
  tally.add('cases');
  configs.forEach(config =>
    tally.add(config instanceof DockerConfigJson ? 'configs' : `config error ${config.message.split(':')[0]}`),
  );
  kubelet.images.forEach(image =>
    tally.add(
      image.error === ''
        ? `images with ${Math.min(image.matches.length, 3)} matches`
        : `image error ${errorCode(image.error)}`,
    ),
  );
  kubelet.globs.forEach(glob =>
    tally.add(
      !glob.matches ? 'glob errors' : glob.matches.includes(true) ? 'globs that match' : 'globs that do not match',
    ),
  );
  return found.filter(difference => difference !== '');
}

function compare(what: string, ours: unknown, kubelet: unknown): string {
  const [a, b] = [JSON.stringify(ours), JSON.stringify(kubelet)];
  return a === b ? '' : `${what}: we say ${a}, the kubelet ${b}`;
}

/** Compares the order too, up to what is listed in not-determined.ts. */
function compareMatches(
  what: string, ours: readonly KeyringMatch[], kubelet: readonly KubeletMatch[], tally: Tally,
): string {
  const theirs = kubelet.map(({ keys, username, configIndex }, i) => {
    const key = ours[i]?.key ?? '';
    return { key: keys.map(utf8).includes(key) ? key : keys.map(utf8).join(), username: utf8(username), configIndex };
  });
  const difference = compare(what, ours, theirs);
  if (difference !== '' && compare(what, sortTies(ours), sortTies(theirs)) === '') {
    tally.add('lookups in random order');
    return '';
  }
  return difference;
}

/** Puts the credentials that one config has for one key in the order of their user names. */
function sortTies(matches: readonly KeyringMatch[]): KeyringMatch[] {
  const rank = (match: KeyringMatch) =>
    matches.findIndex(other => other.key === match.key && other.configIndex === match.configIndex);
  return [...matches].sort((a, b) => rank(a) - rank(b) || (a.username < b.username ? -1 : 1));
}

function parseConfig({ text, legacy }: SecretText): DockerConfigJson {
  return legacy ? DockerConfigJson.parseLegacy(text) : DockerConfigJson.parse(text);
}

function decoded(config: DockerConfigJson | Error) {
  if (config instanceof Error) {
    return undefined;
  }
  return config._entries().map(({ key, username, password, email }) => ({ key, username, password, email }));
}

function kubeletDecoded({ error, entries }: KubeletConfig) {
  const texts = entries?.map(({ key, username, password, email }) => ({
    key, username: utf8(username), password: utf8(password), email,
  }));
  return error ? undefined : texts?.sort((a, b) => Buffer.compare(Buffer.from(a.key), Buffer.from(b.key)));
}

/**
 * A credential that is not UTF-8 we show with replacement characters; the kubelet cannot hand it to the runtime
 * (protobuf strings) either.
 */
function encoded(config: DockerConfigJson | Error, { entries, encoded: kubelet }: KubeletConfig): string {
  const isUtf8 =
    entries?.every(({ username, password }) => [username, password].every(bytes => base64(utf8(bytes)) === bytes))
    ?? true;
  return config instanceof DockerConfigJson && isUtf8 ? config.toJson() : kubelet;
}

function parsed(image: string) {
  const reference = attempt(() => ImageReference.parse(image));
  return reference instanceof Error
    ? { error: reference.message.split(':')[0] }
    : [
      reference.domain,
      reference.path,
      reference.repository,
      reference.tag ?? '',
      reference.digest ?? '',
      reference.toString(),
    ];
}

function kubeletParsed(image: KubeletImage) {
  return image.error === ''
    ? [image.domain, image.path, image.repository, image.tag, image.digest, image.normalized]
    : { error: errorCode(image.error) };
}

function errorCode(message: string): string {
  return REFERENCE_ERRORS.find(([pattern]) => pattern.test(message))?.[1] ?? message;
}

function lookup(keyring: Keyring | undefined, image: string): KeyringMatch[] {
  return keyring && ImageReference.isValid(image) ? keyring.lookup(image) : [];
}

function matched(glob: string, images: readonly string[]): boolean[] | undefined {
  const pattern = attempt(() => MatchImage.of(glob));
  return pattern instanceof Error
    ? undefined
    : images.map(image => ImageReference.isValid(image) && pattern.matches(ImageReference.parse(image)));
}

function attempt<T>(action: () => T): T | Error {
  try {
    return action();
  } catch (error) {
    return error as Error;
  }
}

function utf8(bytes: string): string {
  return Buffer.from(bytes, 'base64').toString('utf8');
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
