import { DockerConfigJson, ImageReference, Keyring } from '../image';
import { shownImage } from '../image/shown';
import { Registry } from '../registry';
import { checkImagePrefix } from '../registry/host-grammar';

/** The image of a refresher's pod. */
export interface RefreshImages {
  /**
   * The image: Node.js 24.5 or a later 24, as `node` in the path. It needs no shell and no packages.
   * @default - the official image, for amd64, arm64, ppc64le and s390x, at the version that this package was tested
   * with, from where no credentials are needed
   * @see https://gallery.ecr.aws/docker/library/node
   */
  readonly node?: string;

  /**
   * A registry and path that holds a copy of the default image under its full name: `registry.example.com/mirror`
   * stands for `registry.example.com/mirror/public.ecr.aws/docker/library/node:…`. It must not need the pull secret
   * that the refresher writes: it is open to everybody or to the nodes, or the refresher is granted a pull secret of
   * its own.
   * @default - the image is pulled from where it is published
   */
  readonly mirror?: string;
}

/** Public, needing no credentials. The tests of the program run this version. */
export const DEFAULT_IMAGE = 'public.ecr.aws/docker/library/node:24.21.0-slim';

/** Checks what a user says of the image. */
export function refresherImage({ mirror, node }: RefreshImages): string {
  if (node !== undefined && mirror !== undefined) {
    throw new Error("'refresh.images.mirror' is that of the default image, and 'refresh.images.node' "
      + `('${shownImage(node)}') names another: leave one of them out`);
  }
  return node !== undefined
    ? checkImage(node)
    : mirror === undefined ? DEFAULT_IMAGE : `${checkMirror(mirror)}/${DEFAULT_IMAGE}`;
}

/** Where the image is if it is published for everybody, on a host that holds private images too. */
export function publicImages(image: string): Registry[] {
  const { domain, path } = ImageReference.parse(image);
  return image === DEFAULT_IMAGE ? [Registry.of(domain).withPath(path)] : [];
}

/**
 * An image that needs the Secret that it is to write is never pulled: neither the first time, nor once the token has
 * expired.
 */
export function checkPullable(image: string, refreshed: readonly Registry[]): void {
  const keys = new Set(refreshed.filter(registry => registry.neverPublic).map(({ configKey }) => configKey));
  const keyring = Keyring.of([
    DockerConfigJson.of([...keys].map(key => ({ key, username: 'refreshed', password: 'refreshed' }))),
  ]);
  const [match] = keyring.lookup(image);
  if (match) {
    throw new Error(`'refresh.images' has '${image}', which needs a credential for '${match.key}', and the refresher `
      + 'itself is to write that: use an image that needs none, or one that the nodes pull by themselves');
  }
}

function checkImage(image: string): string {
  const { tag, digest } = parseImage("'refresh.images.node' must be an image reference", image);
  if (digest === undefined && (tag === undefined || tag === 'latest')) {
    throw new Error(`'refresh.images.node' must be pinned by a version or a digest, got '${image}': write `
      + `'${image.replace(/:latest$/, '')}:VERSION' or '…@sha256:…'`);
  }
  checkNodeVersion(image, tag);
  return image;
}

/** Of an official image, or one that is tagged like it; `main.mjs` checks what it really is. */
function checkNodeVersion(image: string, tag = ''): void {
  const [, major, minor] = /^v?(\d+)(?:\.(\d+))?(?:[.-]|$)/.exec(tag) ?? [];
  const isNode = /(?:^|\/)node(?::|@)/.test(image);
  if (isNode && major !== undefined && (Number(major) !== 24 || Number(minor ?? 5) < 5)) {
    throw new Error(`'refresh.images.node' must be Node.js 24.5 or a later 24, got '${image}': write `
      + `'${image.replace(/:[^:/@]*(?:@.*)?$/, '')}:24-slim'`);
  }
}

function checkMirror(mirror: string): string {
  checkImagePrefix("'refresh.images.mirror'", mirror);
  parseImage("'refresh.images.mirror' must be what an image reference begins with", `${mirror}/${DEFAULT_IMAGE}`);
  return mirror;
}

function parseImage(rule: string, image: string): ImageReference {
  try {
    return ImageReference.parse(image);
  } catch (error) {
    throw new Error(`${rule}: ${(error as Error).message}`);
  }
}
