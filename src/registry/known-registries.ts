import { ImageReference } from '../image';
import { NodePattern } from './node-patterns';
import { hostMistake } from './recognise';
import { Registry } from './registry';
import { isSlip } from './slip';
import { memoized } from '../collection/memoized';
import { normalizeKey } from '../image/registry-key';

/** A host, or what is below a path of it. */
export interface RegistryLocation {
  readonly host: string;
  readonly path?: string;
}

/** What is known of some registries. */
export interface RegistryKnowledge {
  /** The registry keys that there are credentials for. */
  readonly keys: readonly string[];
  readonly privateRegistries?: readonly RegistryLocation[];
  readonly publicRegistries?: readonly RegistryLocation[];
  /** Those that the nodes pull from without the help of a pod. */
  readonly nodeRegistries?: readonly RegistryLocation[];
  /** The same, by platforms and wildcards. */
  readonly nodePatterns?: readonly NodePattern[];
  /** Whether everything is private that is not one of `publicRegistries`, Docker's official images too. */
  readonly privateByDefault?: boolean;
}

/** Why an image is taken for private. */
export type PrivateBecause = 'never-public' | 'declared' | 'has-credentials' | 'by-default';

/** Repositories that anyone may pull, on a host that holds private ones too: Docker's official images. */
const OFFICIAL_IMAGES: RegistryLocation = { host: 'docker.io', path: 'library' };

/**
 * Hosts that hold the images of everybody, public ones among them: credentials for one path say nothing of another.
 * Elsewhere an image beside the path of a credential is taken for one that the credential was meant for.
 */
const SHARED_HOSTS = new Set([
  'docker.io', 'ghcr.io', 'quay.io', 'registry.gitlab.com', 'public.ecr.aws', 'registry.k8s.io', 'mcr.microsoft.com',
  'nvcr.io', 'gcr.io',
]);

/**
 * So do those of Artifact Registry, where a repository may grant `allUsers` its reader role:
 * https://cloud.google.com/artifact-registry/docs/access-control#public
 */
function isShared(host: string): boolean {
  return SHARED_HOSTS.has(host) || host.endsWith('.pkg.dev');
}

/**
 * Registries that pods pull from without a secret of their own, wherever they are: that inside OpenShift, for which it
 * gives every ServiceAccount a login.
 * https://docs.redhat.com/en/documentation/openshift_container_platform/4.19/html/registry/accessing-the-registry
 */
const INSIDE: readonly RegistryLocation[] = [
  { host: 'image-registry.openshift-image-registry.svc:5000' }, { host: 'docker-registry.default.svc:5000' },
];

/** Which images need credentials, and which the nodes serve. */
export class KnownRegistries {
  private readonly privateHosts = new Map<string, PrivateBecause>();
  private readonly privatePaths: (RegistryLocation & { readonly because: PrivateBecause })[] = [];
  private readonly nodeRegistries: readonly RegistryLocation[];
  private readonly nodePatterns: readonly NodePattern[];
  private readonly publicRegistries: readonly RegistryLocation[];
  private readonly privateByDefault: boolean;
  private readonly neverPublic = new Map<string, boolean>();
  private readonly mistakes = new Map<string, string | undefined>();
  private readonly slips = new Map<string, string | undefined>();

  constructor({
    keys, privateRegistries = [], publicRegistries = [], nodeRegistries = [], nodePatterns = [],
    privateByDefault = false,
  }: RegistryKnowledge) {
    this.nodeRegistries = [...INSIDE, ...nodeRegistries];
    this.nodePatterns = nodePatterns;
    this.privateByDefault = privateByDefault;
    this.publicRegistries = [...privateByDefault ? [] : [OFFICIAL_IMAGES], ...publicRegistries];
    privateRegistries.forEach(location => this.addPrivate(location, 'declared'));
    keys.forEach(key => this.addPrivate(keyLocation(key), 'has-credentials'));
  }

  /** Whether the nodes pull an image without the pod's help. */
  public isServedByNodes(image: ImageReference): boolean {
    return this.nodeRegistries.some(location => isAt(image, location))
      || this.nodePatterns.some(pattern => pattern.serves(image));
  }

  /** The registries of a host, or paths of them, that the nodes pull from without the pod's help. */
  public servedAt(host: string): RegistryLocation[] {
    return this.nodeRegistries.filter(location => location.host === host);
  }

  /** Whether anyone may pull an image. */
  public isPublic(image: ImageReference): boolean {
    return this.publicRegistries.some(location => isAt(image, location));
  }

  /** Whether an image is private for all that is known: nothing else has to be covered. */
  public isPrivate(image: ImageReference): boolean {
    return this.whyPrivate(image) !== undefined;
  }

  /** Why an image is taken for private; undefined where it is public, or nothing is known of it. */
  public whyPrivate(image: ImageReference): PrivateBecause | undefined {
    if (this.isPublic(image)) {
      return undefined;
    }
    const because = this.privateHosts.get(similarity(image.domain))
      ?? this.privatePaths.find(location => isAt(image, location))?.because;
    return because !== 'declared' && this.isNeverPublic(image.domain)
      ? 'never-public' : because ?? (this.privateByDefault ? 'by-default' : undefined);
  }

  /** Why nobody can pull from the host of an image, such as an account of ECR with eleven digits. */
  public mistakeIn({ domain }: ImageReference): string | undefined {
    if (!this.mistakes.has(domain)) {
      this.mistakes.set(domain, hostMistake(domain));
    }
    return this.mistakes.get(domain);
  }

  /** The host with private images that the host of an image is likely meant to be: they differ by a slip. */
  public slipOf({ domain }: ImageReference): string | undefined {
    if (!this.slips.has(domain)) {
      const hosts = [...this.privateHosts.keys(), ...this.privatePaths.map(({ host }) => host)];
      this.slips.set(domain, hosts.find(host => isSlip(similarity(domain), host)));
    }
    return this.slips.get(domain);
  }

  /** Whether all that is known is a credential for the whole of a host that holds the images of everybody. */
  public isGuess(image: ImageReference): boolean {
    return isShared(image.domain) && !this.privatePaths.some(location => isAt(image, location));
  }

  private addPrivate(location: RegistryLocation, because: PrivateBecause): void {
    if (location.path !== undefined && isShared(location.host)) {
      this.privatePaths.push({ ...location, because });
    } else {
      const host = similarity(location.host);
      this.privateHosts.set(host, this.privateHosts.get(host) ?? because);
    }
  }

  private isNeverPublic(domain: string): boolean {
    return memoized(this.neverPublic, domain, () => registryAt(domain)?.neverPublic ?? false);
  }
}

function keyLocation(key: string): RegistryLocation {
  const [host, ...path] = (normalizeKey(key) ?? key).split('/');
  return { host: host === 'index.docker.io' ? 'docker.io' : host, path: path.join('/') || undefined };
}

/**
 * A host without what is easily got wrong, the port and the case: then a credential for one is likely meant for the
 * other.
 */
function similarity(host: string): string {
  return withoutPort(host).toLowerCase();
}

export function withoutPort(host: string): string {
  return host.replace(/:\d+$/, '');
}

/** The registry of a host; undefined for what no host of a registry can be, of which nothing is known. */
export function registryAt(host: string): Registry | undefined {
  try {
    return Registry.of(host);
  } catch {
    return undefined;
  }
}

/** Whether an image is at a location. */
export function isAt({ domain, path }: ImageReference, location: RegistryLocation): boolean {
  return (
    domain === location.host
    && (location.path === undefined || path === location.path || path.startsWith(`${location.path}/`))
  );
}
