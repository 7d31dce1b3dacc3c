import { DockerConfigJson, ImageReference, Keyring } from '../image';
import { Registry } from '../registry';

/** The images of a refresher's pod. Those that none of its containers uses are ignored. */
export interface RefreshImages {
  /**
   * The image that fetches tokens of Amazon ECR: the AWS CLI 2 and a POSIX shell.
   * @default - the AWS CLI's own image, for amd64 and arm64, at the version that this package was tested with
   * @see https://gallery.ecr.aws/aws-cli/aws-cli
   */
  readonly aws?: string;

  /**
   * The image that fetches tokens of Artifact Registry and ACR, and lists namespaces: curl and a POSIX shell.
   * @default - curl's own image, for amd64 and arm64, at the version that this package was tested with
   * @see https://quay.io/repository/curl/curl
   */
  readonly curl?: string;

  /**
   * The image that writes the Secrets: kubectl; no shell is used.
   * @default - Kubernetes' own image, for all architectures of Kubernetes
   * @see https://github.com/kubernetes/kubernetes/pull/116672
   */
  readonly kubectl?: string;

  /**
   * A registry and path that holds copies of the default images, each under its full name:
   * `registry.example.com/mirror` stands for `registry.example.com/mirror/registry.k8s.io/kubectl:…`. It must not need the pull secret that
   * the refresher writes: it is open to everybody or to the nodes, or the refresher is granted a pull secret of its own.
   * @default - the images are pulled from where they are published
   */
  readonly mirror?: string;
}

/** The image of each tool, worked out. */
export interface Images {
  readonly aws: string;
  readonly curl: string;
  readonly kubectl: string;
}

// Public, needing no credentials; a digest may be given instead.
const DEFAULTS: Images = {
  aws: 'public.ecr.aws/aws-cli/aws-cli:2.35.20',
  curl: 'quay.io/curl/curl:8.20.0',
  kubectl: 'registry.k8s.io/kubectl:v1.36.0',
};

/** Checks what a user says of the images. */
export function imagesOf({ mirror, ...given }: RefreshImages): Images {
  const prefix = mirror === undefined ? '' : `${checkMirror(mirror)}/`;
  const image = (tool: keyof Images) => given[tool] === undefined ? prefix + DEFAULTS[tool] : checkImage(tool, given[tool]);
  return { aws: image('aws'), curl: image('curl'), kubectl: image('kubectl') };
}

/** Where those of the images are that are published for everybody, on hosts that hold private images too. */
export function publicImages(images: Images): Registry[] {
  return (Object.keys(DEFAULTS) as (keyof Images)[]).filter(tool => images[tool] === DEFAULTS[tool])
    .map(tool => ImageReference.parse(images[tool]))
    .map(({ domain, path }) => Registry.of(domain).withPath(path));
}

/** An image that needs the Secret that it is to write is never pulled: neither the first time, nor once the token has expired. */
export function checkPullable(images: readonly string[], refreshed: readonly Registry[]): void {
  const keys = new Set(refreshed.filter(registry => registry.neverPublic).map(({ configKey }) => configKey));
  const keyring = Keyring.of([DockerConfigJson.of([...keys].map(key => ({ key, username: 'refreshed', password: 'refreshed' })))]);
  for (const image of images) {
    const [match] = keyring.lookup(image);
    if (match) {
      throw new Error(`'images' has '${image}', which needs a credential for '${match.key}', and the refresher itself is to write that: `
        + 'use an image that needs none, or one that the nodes pull by themselves');
    }
  }
}

function checkImage(tool: string, image: string): string {
  const { tag, digest } = parse(`images.${tool}`, image);
  if (digest === undefined && (tag === undefined || tag === 'latest')) {
    throw new Error(`'images.${tool}' must be pinned by a version or a digest, got '${image}': write '${image.replace(/:latest$/, '')}:VERSION' or '…@sha256:…'`);
  }
  return image;
}

function checkMirror(mirror: string): string {
  const address = /^[a-z]+:\/\/(.*?)\/*$/.exec(mirror);
  if (address) {
    throw new Error(`'images.mirror' must be a registry host, and a path in it, without a scheme, got '${mirror}': write '${address[1]}'`);
  }
  const { tag, digest } = parse('images.mirror', mirror);
  if (tag !== undefined || digest !== undefined || !/[.:]/.test(mirror.split('/')[0])) {
    throw new Error(`'images.mirror' must be a registry host, and a path in it, got '${mirror}': write it like 'registry.example.com/mirror'`);
  }
  return mirror;
}

function parse(property: string, image: string): ImageReference {
  try {
    return ImageReference.parse(image);
  } catch (error) {
    throw new Error(`'${property}' must be an image reference, got '${image}': ${(error as Error).message}`);
  }
}
